import { firstDue } from '../demonstrability/operation-links.ts'
import { soonDays } from '../evidence/freshness.ts'
import { exceptionState, measureState } from '../measures/measure-state.ts'
import type { Day } from '../time/day.ts'
import { daysLater } from '../time/far-days.ts'
import type { Due } from './due.ts'
import type { Answering, DutyFact, MeasureFact, RhythmFact } from './facts.ts'
import { openTurn, type Recurrence, warnsFrom } from './recurrence.ts'
import type { Asked } from './responsible.ts'

/** How many days before a planned day, or the end of an exception, it stands among the tasks. */
const aheadDays = 30

const askedOf = ({ owner, ownerRole, standIn, standInRole }: Answering, team: string | null = null): Asked => ({
  ...{ owner, ownerRole, standIn, standInRole, team },
  membership: null,
})

export const askedOfDuty = (duty: DutyFact): Asked => askedOf({ ...duty, standInRole: '' }, duty.team)
export const askedOfMeasure = (measure: Answering): Asked => askedOf(measure)

export const ruleOfDuty = ({
  firstOn,
  every,
  endedOn,
}: Pick<DutyFact, 'firstOn' | 'every' | 'endedOn'>): Recurrence => ({
  ...{ firstOn, every, endedOn },
  notBefore: null,
})

/** What recurs in a measure recurs while it is in operation. */
export const ruleOfRhythm = (
  { firstOn, every }: Pick<RhythmFact, 'firstOn' | 'every'>,
  { since, endedOn }: Pick<MeasureFact, 'since' | 'endedOn'>,
): Recurrence => ({ firstOn, every, notBefore: since, endedOn })

/** The turn of a duty that is to be done next. */
export function dueOfDuty(duty: DutyFact, today: Day): Due[] {
  const open = openTurn(ruleOfDuty(duty), duty.done, today)
  if (!open) return []
  return [
    {
      key: `duty:${duty.id}`,
      kind: 'duty',
      title: duty.title,
      about: '',
      dueOn: open.dueOn,
      ends: null,
      startsToWarn: warnsFrom(open.dueOn, duty.every),
      asked: askedOfDuty(duty),
      count: open.missed === 0 ? null : open.missed,
      page: `/tasks/duties/${duty.id}`,
      turn: { of: 'duty', id: duty.id, dueOn: open.dueOn },
    },
  ]
}

/** All that a measure asks: its rhythms, proofs that lapse, exceptions that end, and that it is going to work at all. */
export function duesOfMeasure(measure: MeasureFact, today: Day): Due[] {
  const state = measureState({ ...measure, inOperationSince: measure.since }, today)
  if (state === 'ended') return []
  const shared = {
    ends: null,
    asked: askedOfMeasure(measure),
    page: `/measures/${measure.id}`,
    turn: null,
    count: null,
  }
  const dues: Due[] = measure.exceptions
    .filter((one) => ['open', 'past', 'coming'].includes(exceptionState(one, today)))
    .map(({ id, title, ends }) => ({
      ...shared,
      ...{ key: `exception:${id}`, kind: 'exception', title, about: measure.title },
      dueOn: ends,
      startsToWarn: daysLater(ends, -aheadDays),
    }))
  if (measure.since === null && measure.plannedFor !== null)
    dues.push({
      ...shared,
      ...{ key: `planned-measure:${measure.id}`, kind: 'planned-measure', title: measure.title, about: '' },
      dueOn: measure.plannedFor,
      startsToWarn: daysLater(measure.plannedFor, -aheadDays),
    })
  if (measure.since === null) return dues
  for (const rhythm of measure.rhythms) {
    const open = openTurn(ruleOfRhythm(rhythm, measure), rhythm.done, today)
    if (!open) continue
    dues.push({
      ...shared,
      key: `rhythm:${rhythm.id}`,
      kind: rhythm.kind === 'work' ? 'measure-work' : 'effectiveness',
      title: rhythm.title,
      about: measure.title,
      dueOn: open.dueOn,
      startsToWarn: warnsFrom(open.dueOn, rhythm.every),
      count: open.missed === 0 ? null : open.missed,
      turn: { of: 'rhythm', id: rhythm.id, dueOn: open.dueOn },
    })
  }
  if (state === 'in-operation')
    dues.push(...proofsOf(measure, measure.since, today).map((due) => ({ ...shared, ...due })))
  return dues
}

/** Until when each expected proof is shown. Where it never was, the first is due once it could have been collected. */
function proofsOf(
  measure: MeasureFact,
  since: Day,
  today: Day,
): Pick<Due, 'key' | 'kind' | 'title' | 'about' | 'dueOn' | 'startsToWarn'>[] {
  return measure.proofs.map((proof) => {
    const begun = proof.covered.filter(({ from }) => from <= today)
    const through = begun.reduce<Day | null>(
      (latest, span) => (span.through !== null && (latest === null || span.through > latest) ? span.through : latest),
      null,
    )
    const dueOn = through ?? firstDue(proof, since)
    return {
      ...{ key: `proof:${proof.id}`, kind: 'proof', title: proof.title, about: measure.title },
      dueOn,
      startsToWarn: daysLater(dueOn, -soonDays),
    }
  })
}
