import { sql } from 'kysely'
import type { Presence } from '../../core/applicability/decision-facts.ts'
import type { ProfileFact, TouchWay } from '../../core/guidance/guidance.ts'
import type { Day } from '../../core/time/day.ts'
import type { FlowFacts, HealthPart, Shielding } from '../../core/touchpoints/flow.ts'
import type { PlanSettings, StepChange } from '../../core/touchpoints/plan.ts'
import type { Check, CheckState, Decided } from '../../core/touchpoints/standing.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

export type Service = {
  id: string
  revision: number
  name: string
  description: string
  customers: string[]
  position: number
}
export type Flow = FlowFacts & {
  id: string
  revision: number
  service: string
  name: string
  comesFrom: string
  goesTo: string
  note: string
  position: number
}
export type RecordedCheck = Check & { id: string; revision: number; requirement: string; owner: string; note: string }
export type SetPlan = PlanSettings & { id: string; revision: number; services: string[] | null }
export type RecordedStep = StepChange & { id: string; revision: number }

/** Everything that was recorded on the road, and what it borrows: the facts of the organisation and its statement of applicability. */
export type Road = {
  services: Service[]
  flows: Flow[]
  checks: RecordedCheck[]
  plan: SetPlan | null
  steps: RecordedStep[]
  facts: Map<ProfileFact, { holds: boolean; revision: number }>
  /** What the organisation holds a control to add for care, where it corrected that. */
  marks: Map<string, Mark>
  /** Null where the edition was not adopted. */
  decisions: Map<string, Decided> | null
}

type Mark = 'unique' | 'deepened' | 'guidance' | 'none'

type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

/** All services in their order. */
export async function listServices({ rows, organisation }: Source): Promise<Service[]> {
  return rows
    .selectFrom('touchpoint_services')
    .select(['id', 'revision', 'name', 'description', 'customers', 'position'])
    .where('organisation_id', '=', organisation)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** All flows in their order, of all services. */
export async function listFlows({ rows, organisation }: Source): Promise<Flow[]> {
  const found = await rows
    .selectFrom('touchpoint_flows')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return found.map((row) => ({
    id: row.id,
    revision: row.revision,
    service: row.service_id,
    name: row.name,
    comesFrom: row.comes_from,
    goesTo: row.goes_to,
    partsIn: row.parts_in as HealthPart[],
    partsOut: row.parts_out as HealthPart[],
    ways: row.ways as TouchWay[] | null,
    shielding: row.shielding as Shielding,
    outsideBecause: row.outside_because,
    note: row.note,
    position: row.position,
  }))
}

/** What was answered in the check, of all requirements. */
export async function listChecks({ rows, organisation }: Source): Promise<RecordedCheck[]> {
  const found = await rows
    .selectFrom('touchpoint_checks')
    .select(['id', 'revision', 'requirement', 'state', 'day', 'owner', 'note'])
    .where('organisation_id', '=', organisation)
    .execute()
  return found.map((row) => ({ ...row, state: row.state as CheckState, day: row.day as Day | null }))
}

/** What was set for the plan; null before anybody did. */
export async function findPlan({ rows, organisation }: Source): Promise<SetPlan | null> {
  const row = await rows
    .selectFrom('touchpoint_plans')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    revision: row.revision,
    start: row.start_day as Day,
    hasIsoCertificate: row.has_iso_certificate,
    gapShare: row.gap_share,
    gapMonths: row.gap_months,
    operationMonths: row.operation_months,
    services: row.services,
  }
}

/** What was changed about the steps of the plan. */
export async function listSteps({ rows, organisation }: Source): Promise<RecordedStep[]> {
  const found = await rows
    .selectFrom('touchpoint_steps')
    .select(['id', 'revision', 'step', 'day', 'done_on'])
    .where('organisation_id', '=', organisation)
    .execute()
  return found.map(({ done_on, day, ...row }) => ({ ...row, day: day as Day | null, doneOn: done_on as Day | null }))
}

/** Facts of the organisation and its corrections of marks, in one statement: both decide what the road comes to. */
async function listGrounds({ rows, organisation }: Source, edition: string): Promise<Pick<Road, 'facts' | 'marks'>> {
  const found = await rows
    .selectFrom('profile_facts')
    .select(['fact as name', 'holds', sql<string | null>`null`.as('mark'), 'revision'])
    .where('organisation_id', '=', organisation)
    .unionAll(
      rows
        .selectFrom('mark_corrections')
        .select(['requirement as name', sql<boolean>`null::boolean`.as('holds'), 'mark', 'revision'])
        .where('organisation_id', '=', organisation)
        .where('edition', '=', edition),
    )
    .execute()
  const [marks, facts] = [found.filter(({ mark }) => mark !== null), found.filter(({ mark }) => mark === null)]
  return {
    facts: new Map(facts.map(({ name, holds, revision }) => [name as ProfileFact, { holds, revision }])),
    marks: new Map(marks.map(({ name, mark }) => [name, mark as Mark])),
  }
}

/** Marks of healthcare that the organisation corrected, by the number of the control. */
export async function listMarks({ rows, organisation }: Source, edition: string): Promise<Map<string, Mark>> {
  const found = await rows
    .selectFrom('mark_corrections')
    .select(['requirement', 'mark'])
    .where('organisation_id', '=', organisation)
    .where('edition', '=', edition)
    .execute()
  return new Map(found.map(({ requirement, mark }) => [requirement, mark as Mark]))
}

/** The statement of one edition; null where it was not adopted. An adopted edition without decisions is one row without a decision. */
async function listDecided({ rows, organisation }: Source, edition: string): Promise<Map<string, Decided> | null> {
  const found = await rows
    .selectFrom('adoptions')
    .leftJoin('decisions', (join) =>
      join
        .onRef('decisions.organisation_id', '=', 'adoptions.organisation_id')
        .onRef('decisions.edition', '=', 'adoptions.edition'),
    )
    .select(['decisions.requirement', 'decisions.applies', 'decisions.presence', 'decisions.since'])
    .where('adoptions.organisation_id', '=', organisation)
    .where('adoptions.edition', '=', edition)
    .execute()
  if (found.length === 0) return null
  return new Map(
    found.flatMap(({ requirement, applies, presence, since }) =>
      requirement === null || applies === null
        ? []
        : [[requirement, { applies, presence: presence as Presence | null, since: since as Day | null }] as const],
    ),
  )
}

/** Whether a coverage report was made of a service; one that was withdrawn counts too, since it stays to be read. */
export async function hasCoverage({ rows, organisation }: Source, service: string): Promise<boolean> {
  const found = await rows
    .selectFrom('own_coverages')
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('service', '=', service)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** The whole road at the source's moment, in a constant number of statements. */
export async function readRoad(source: Source, edition: string): Promise<Road> {
  return {
    services: await listServices(source),
    flows: await listFlows(source),
    checks: await listChecks(source),
    plan: await findPlan(source),
    steps: await listSteps(source),
    ...(await listGrounds(source, edition)),
    decisions: await listDecided(source, edition),
  }
}
