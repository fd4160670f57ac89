import type { Allowed } from '../../core/access/allow.ts'
import type { StepChange } from '../../core/touchpoints/plan.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Flow, RecordedCheck, RecordedStep, Service, SetPlan } from './road.store.ts'

type Writing = Allowed<'touchpoints:write'>

export async function insertService(tx: Tx, _allowed: Writing, service: Omit<Service, 'revision'>): Promise<void> {
  await tx.rows
    .insertInto('touchpoint_services')
    .values({ organisation_id: tx.organisation, ...service })
    .execute()
}

export async function updateService(tx: Tx, _allowed: Writing, service: Service): Promise<void> {
  const { name, description, customers } = service
  await tx.rows
    .updateTable('touchpoint_services')
    .set({ name, description, customers })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', service.id)
    .execute()
}

export async function deleteService(tx: Tx, _allowed: Writing, id: string): Promise<void> {
  await tx.rows
    .deleteFrom('touchpoint_services')
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

const flowRow = (flow: Omit<Flow, 'id' | 'revision'>) => ({
  service_id: flow.service,
  name: flow.name,
  comes_from: flow.comesFrom,
  goes_to: flow.goesTo,
  parts_in: [...flow.partsIn],
  parts_out: [...flow.partsOut],
  ways: flow.ways && [...flow.ways],
  shielding: flow.shielding,
  outside_because: flow.outsideBecause,
  note: flow.note,
  position: flow.position,
})

export async function insertFlow(tx: Tx, _allowed: Writing, flow: Omit<Flow, 'revision'>): Promise<void> {
  await tx.rows
    .insertInto('touchpoint_flows')
    .values({ organisation_id: tx.organisation, id: flow.id, ...flowRow(flow) })
    .execute()
}

export async function updateFlow(tx: Tx, _allowed: Writing, flow: Flow): Promise<void> {
  await tx.rows
    .updateTable('touchpoint_flows')
    .set(flowRow(flow))
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', flow.id)
    .execute()
}

export async function deleteFlows(tx: Tx, _allowed: Writing, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.rows
    .deleteFrom('touchpoint_flows')
    .where('organisation_id', '=', tx.organisation)
    .where('id', 'in', ids)
    .execute()
}

/** Writes an answer of the check over the one that was there, or anew. Returns its id. */
export async function writeCheck(
  tx: Tx,
  _allowed: Writing,
  before: RecordedCheck | null,
  check: Omit<RecordedCheck, 'id' | 'revision'>,
): Promise<string> {
  const id = before?.id ?? newId()
  const { state, day, owner, note } = check
  if (before) {
    await tx.rows
      .updateTable('touchpoint_checks')
      .set({ state, day, owner, note })
      .where('organisation_id', '=', tx.organisation)
      .where('id', '=', id)
      .execute()
  } else {
    await tx.rows
      .insertInto('touchpoint_checks')
      .values({ organisation_id: tx.organisation, id, ...check })
      .execute()
  }
  return id
}

export async function deleteCheck(tx: Tx, _allowed: Writing, id: string): Promise<void> {
  await tx.rows
    .deleteFrom('touchpoint_checks')
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

/** Writes the frame of the plan over the one that was there, or anew. Returns its id. */
export async function writePlan(
  tx: Tx,
  _allowed: Writing,
  before: SetPlan | null,
  plan: Omit<SetPlan, 'id' | 'revision'>,
): Promise<string> {
  const id = before?.id ?? newId()
  const row = {
    start_day: plan.start,
    has_iso_certificate: plan.hasIsoCertificate,
    gap_share: plan.gapShare,
    gap_months: plan.gapMonths,
    operation_months: plan.operationMonths,
    services: plan.services,
  }
  if (before) {
    await tx.rows
      .updateTable('touchpoint_plans')
      .set(row)
      .where('organisation_id', '=', tx.organisation)
      .where('id', '=', id)
      .execute()
  } else {
    await tx.rows
      .insertInto('touchpoint_plans')
      .values({ organisation_id: tx.organisation, id, ...row })
      .execute()
  }
  return id
}

export async function writeStep(
  tx: Tx,
  _allowed: Writing,
  before: RecordedStep | null,
  { step, day, doneOn }: StepChange,
): Promise<void> {
  const row = { step, day, done_on: doneOn }
  if (before) {
    await tx.rows
      .updateTable('touchpoint_steps')
      .set(row)
      .where('organisation_id', '=', tx.organisation)
      .where('id', '=', before.id)
      .execute()
  } else {
    await tx.rows
      .insertInto('touchpoint_steps')
      .values({ organisation_id: tx.organisation, id: newId(), ...row })
      .execute()
  }
}

export async function deleteStep(tx: Tx, _allowed: Writing, id: string): Promise<void> {
  await tx.rows
    .deleteFrom('touchpoint_steps')
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
