import type { Day } from '../time/day.ts'
import { type Due, dueState } from './due.ts'
import type { DueKind, turnStates } from './due-kinds.ts'
import { duesOn } from './dues.ts'
import { askedOfDuty, askedOfMeasure, ruleOfDuty, ruleOfRhythm } from './dues-of-measures.ts'
import type { RhythmFacts } from './facts.ts'
import { type DoneTurn, isFrequent, openTurn, type Recurrence, turnsBetween } from './recurrence.ts'
import { type Asked, askedOfNobody } from './responsible.ts'

export type CalendarItem = {
  key: string
  day: Day
  ends: Day
  kind: DueKind
  title: string
  about: string
  state: (typeof turnStates)[number]
  asked: Asked
  page: string
}

type Turning = Pick<CalendarItem, 'kind' | 'title' | 'about' | 'asked' | 'page'> & {
  key: string
  rule: Recurrence
  done: readonly DoneTurn[]
}

function turningIn({ duties, measures }: RhythmFacts): Turning[] {
  return [
    ...duties.map(
      (duty): Turning => ({
        key: `duty:${duty.id}`,
        ...{ kind: 'duty', title: duty.title, about: '', page: `/tasks/duties/${duty.id}` },
        ...{ asked: askedOfDuty(duty), rule: ruleOfDuty(duty), done: duty.done },
      }),
    ),
    ...measures.flatMap((measure) =>
      (measure.since === null ? [] : measure.rhythms).map(
        (rhythm): Turning => ({
          key: `rhythm:${rhythm.id}`,
          kind: rhythm.kind === 'work' ? 'measure-work' : 'effectiveness',
          ...{ title: rhythm.title, about: measure.title, page: `/measures/${measure.id}` },
          ...{ asked: askedOfMeasure(measure), rule: ruleOfRhythm(rhythm, measure), done: rhythm.done },
        }),
      ),
    ),
  ]
}

function turnsOf({ rule, done, key, ...rest }: Turning, today: Day, from: Day, through: Day): CalendarItem[] {
  const settled = new Set(done.map(({ dueOn }) => dueOn))
  const open = openTurn(rule, done, today)?.dueOn
  const all = isFrequent(rule.every) ? [open] : turnsBetween(rule, from, through)
  const days = new Set([
    ...all.filter((day) => day !== undefined),
    ...[...settled].filter((day) => from <= day && day <= through),
  ])
  return [...days].map((day): CalendarItem => {
    const passedOver = open === undefined || day < open
    const state = settled.has(day) ? 'done' : passedOver ? 'missed' : dueState(day, today)
    return { ...rest, key: `${key}:${day}`, day, ends: day, state }
  })
}

/** An audit that lies behind is no task any more; in a calendar it is what happened. */
function pastAudits({ audits, certificates }: RhythmFacts, today: Day): CalendarItem[] {
  const past = { kind: 'audit', state: 'done', asked: askedOfNobody } as const
  return [
    ...audits
      .filter(({ ends }) => ends < today)
      .map(({ id, title, starts, ends }) => ({
        ...past,
        ...{ key: `audit:${id}`, day: starts, ends, title, about: '', page: '/audits' },
      })),
    ...certificates.flatMap(({ id, name, body, surveillance }) =>
      surveillance
        .filter((day) => day < today)
        .map((day) => ({
          ...past,
          ...{ key: `surveillance:${id}:${day}`, day, ends: day, title: name, about: body, page: '/profile/calendar' },
        })),
    ),
  ]
}

/**
 * All that is due, or was done, on the days from one through another: every turn of what recurs, and everything else once. Of what recurs
 * more often than once in four weeks only what was done and the turn that is open: a year of daily checks would hide all the rest.
 */
export function calendarOf(
  facts: RhythmFacts,
  reading: readonly Due[],
  today: Day,
  from: Day,
  through: Day,
): CalendarItem[] {
  const starts = new Map(facts.audits.map((audit) => [`audit:${audit.id}`, audit.starts]))
  const once = [...duesOn(facts, today), ...reading].flatMap((due): CalendarItem[] => {
    const { key, kind, title, about, dueOn, ends, asked, page, turn } = due
    if (dueOn === null || turn !== null) return []
    const day = starts.get(key) ?? dueOn
    return [{ key, kind, title, about, asked, page, day, ends: ends ?? day, state: dueState(dueOn, today) }]
  })
  return [
    ...turningIn(facts).flatMap((turning) => turnsOf(turning, today, from, through)),
    ...once,
    ...pastAudits(facts, today),
  ]
    .filter(({ day, ends }) => day <= through && ends >= from)
    .sort((a, b) => a.day.localeCompare(b.day) || a.title.localeCompare(b.title) || a.key.localeCompare(b.key))
}
