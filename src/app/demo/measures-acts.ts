import type { RequirementRef } from '../../core/measures/subjects.ts'
import type { Content } from '../../core/standards/content.ts'
import type { RequirementKind } from '../../core/standards/requirement-key.ts'
import { addDays, type Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import { endMeasure } from '../../features/measures/change-measures.ts'
import { listExceptions } from '../../features/measures/exceptions.store.ts'
import { acceptException, closeException } from '../../features/measures/exceptions.ts'
import { storeImported } from '../../features/measures/import-measures.ts'
import { listItems } from '../../features/profile/items.store.ts'
import type { Tx } from '../../platform/database/reader.ts'

/** A measure with people by address, systems and locations by name, and the explanation from which its proofs come. */
export type ToldMeasure = {
  title: string
  how: string
  owner: string
  standIn: string
  effectiveness: string
  inOperationSince: Day | null
  plannedFor: Day | null
  systems: string[]
  locations: string[]
  requirements: RequirementRef[]
  guidance: { kind: RequirementKind; number: string } | null
}

/** One thing done about measures, in plain data: measures by title. */
export type MeasureAct =
  | { act: 'record'; measures: ToldMeasure[] }
  | {
      act: 'exception'
      measure: string
      title: string
      reason: string
      starts: Day
      ends: Day
      compensating: string | null
    }
  | { act: 'close'; measure: string; title: string; closedOn: Day; note: string }
  | { act: 'end'; measure: string; endedOn: Day; reason: string }

/** Does one thing about measures through the product's own verbs. */
export async function runMeasureAct(tx: Tx, content: Content, act: MeasureAct): Promise<void> {
  const titled = async (title: string) => {
    const row = await tx.rows
      .selectFrom('measures')
      .select(['id', 'revision'])
      .where('organisation_id', '=', tx.organisation)
      .where('title', '=', title)
      .executeTakeFirst()
    if (!row) throw new TypeError(`no measure ${title}`)
    return row
  }
  switch (act.act) {
    case 'record':
      return record(tx, content, act.measures)
    case 'exception': {
      const compensating = act.compensating === null ? null : (await titled(act.compensating)).id
      const { measure, title, reason, starts, ends } = act
      await acceptException(tx, (await titled(measure)).id, { title, reason, starts, ends, compensating })
      return
    }
    case 'close': {
      const all = await listExceptions(tx, { measure: (await titled(act.measure)).id })
      const found = all.find(({ title }) => title === act.title)
      if (!found) throw new TypeError(`no exception ${act.title}`)
      await closeException(tx, found.id, { closedOn: act.closedOn, note: act.note }, found.revision)
      return
    }
    case 'end': {
      const { id, revision } = await titled(act.measure)
      await endMeasure(tx, id, { endedOn: act.endedOn, reason: act.reason }, revision)
    }
  }
}

async function record(tx: Tx, content: Content, measures: readonly ToldMeasure[]): Promise<void> {
  const today = dayOf(tx.now)
  const staff = await tx.rows
    .selectFrom('staff')
    .select(['id', 'email'])
    .where('organisation_id', '=', tx.organisation)
    .execute()
  const [systems, locations] = [await listItems(tx, 'systems'), await listItems(tx, 'locations')]
  const ids = (things: readonly { id: string; name: string }[], names: readonly string[]) =>
    names.map((name) => {
      const found = things.find((one) => one.name === name)
      if (!found) throw new TypeError(`nothing in the scope is called ${name}`)
      return found.id
    })
  // Somebody who is not of the staff yet is named by what they do.
  const somebody = (named: string) => ({
    id: named.includes('@') ? (staff.find(({ email }) => email === named)?.id ?? null) : null,
    role: named.includes('@') ? (roles[named.split('@')[0] ?? ''] ?? '') : named,
  })
  const adding = measures.map((one) => {
    const [owner, standIn] = [somebody(one.owner), somebody(one.standIn)]
    const explained = one.guidance && content.guidance[one.guidance.kind].get(one.guidance.number)
    const since = one.inOperationSince !== null && one.inOperationSince <= today ? one.inOperationSince : null
    return {
      ...{ title: one.title, how: one.how, effectiveness: one.effectiveness, requirements: one.requirements },
      owner: owner.id,
      ownerRole: owner.id === null ? owner.role : '',
      standIn: standIn.id === owner.id ? null : standIn.id,
      standInRole: standIn.id === null ? standIn.role : '',
      inOperationSince: since,
      plannedFor: one.plannedFor ?? (since === null ? one.inOperationSince : null),
      systems: ids(systems, one.systems),
      locations: ids(locations, one.locations),
      rhythms: (explained?.measure.rhythm ?? []).map(({ nl, every }, index) => ({
        ...{ id: null, title: nl, kind: 'work' as const, every },
        firstOn: addDays(since ?? today, 7 * (index + 1)),
      })),
      proofs: (explained?.proof ?? []).map(({ nl, kind, fresh_for }) => ({
        ...{ id: null, title: nl, kind, freshFor: fresh_for },
      })),
    }
  })
  await storeImported(tx, { adding, changing: [] })
}

const roles: Record<string, string> = {
  security: 'Security officer',
  ict: 'Hoofd ICT',
  hr: 'Personeelszaken',
  operations: 'Hoofd operations',
}
