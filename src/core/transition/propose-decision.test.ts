import { expect, it } from 'vitest'
import type { DecisionFacts } from '../applicability/decision-facts.ts'
import { faultsOf } from '../applicability/decision-facts.ts'
import type { Day } from '../time/day.ts'
import { proposeDecision } from './propose-decision.ts'
import type { Asks, NewEntry } from './transition-report.ts'

const entry = (asks: Asks | null) => ({ asks }) as NewEntry
const included: Omit<DecisionFacts, 'basis'> = {
  applies: true,
  reasons: ['risk'],
  justification: '',
  presence: 'in-place',
  description: 'Elke nacht',
  since: '2021-03-01' as Day,
  law: '',
  contract: '',
}
const excluded = {
  ...included,
  applies: false,
  reasons: [],
  presence: null,
  since: null,
  justification: 'Geen eigen gebouw',
  description: '',
}
const today = '2026-11-22' as Day

it('takes over a decision as it was where the new one asks the same', () => {
  expect(proposeDecision(entry('same'), [{ number: '12.3.1', decision: included }])).toEqual(included)
  expect(proposeDecision(entry('same'), [{ number: '11.1.1', decision: excluded }])).toEqual(excluded)
})

it('applies where one of several applies, with all reasons and the weakest that is there', () => {
  const planned = {
    ...included,
    reasons: ['law' as const],
    law: 'AVG',
    presence: 'planned' as const,
    since: '2027-01-01' as Day,
    description: 'Herstel',
  }
  const found = proposeDecision(entry('same'), [
    { number: '5.1.1', decision: included },
    { number: '5.1.2', decision: planned },
    { number: '5.1.3', decision: excluded },
  ])
  expect(found).toMatchObject({
    applies: true,
    reasons: ['risk', 'law'],
    law: 'AVG',
    presence: 'planned',
    since: '2027-01-01',
  })
  expect(found?.description).toBe('5.1.1: Elke nacht\n5.1.2: Herstel')
  expect(found && faultsOf(found, today)).toEqual([])
})

it('says nothing of what is there where more is asked or one was undecided, and never leaves out what asks more', () => {
  expect(proposeDecision(entry('more'), [{ number: '6.1.2', decision: included }])).toMatchObject({
    applies: true,
    presence: null,
    since: null,
  })
  expect(proposeDecision(entry('more'), [{ number: '6.1.2', decision: excluded }])).toBeNull()
  expect(
    proposeDecision(entry('same'), [
      { number: '5.1.1', decision: excluded },
      { number: '5.1.2', decision: null },
    ]),
  ).toBeNull()
  expect(proposeDecision(entry('same'), [{ number: '5.1.1', decision: null }])).toBeNull()
  expect(proposeDecision(entry(null), [])).toBeNull()
})
