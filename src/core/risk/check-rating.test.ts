import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roles } from '../access/roles.ts'
import { parseDay } from '../time/day.ts'
import { lastDayOf, mayAccept } from './accepting.ts'
import { carriedBy } from './carry-rating.ts'
import { checkRating } from './check-rating.ts'
import type { RiskLevel } from './criteria.ts'
import { aboveInherent } from './rating.ts'
import { anyCriteria, anyRisk, anyStated } from './risk-facts.fixture.ts'
import { ratedOn } from './standing.ts'

const step = fc.integer({ min: -1, max: 8 })
const aspect = fc.constantFrom('availability', 'integrity', 'confidentiality', 'patient-safety', 'money', 'honour')
const wild = fc.record({ likelihood: step, impacts: fc.dictionary(aspect, step, { maxKeys: 3 }) })

test('a rating is taken only where the criteria have its steps and aspects and the residual one lies nowhere above the inherent one', () => {
  fc.assert(
    fc.property(anyCriteria, wild, wild, (criteria, inherent, residual) => {
      const faults = checkRating(criteria, { inherent, residual })
      const known = criteria.aspects.map(({ id }) => id)
      const possible = [inherent, residual].every(
        ({ likelihood, impacts }) =>
          likelihood >= 1 &&
          likelihood <= criteria.likelihood.length &&
          Object.entries(impacts).every(([id, at]) => known.includes(id) && at >= 1 && at <= criteria.impact.length),
      )
      const touched = Object.keys(inherent.impacts).sort()
      const same = touched.length > 0 && touched.join() === Object.keys(residual.impacts).sort().join()
      const fine = possible && same && aboveInherent({ inherent, residual }).length === 0
      expect(faults.length === 0).toBe(fine)
      for (const { message } of faults) expect(message.nl).not.toBe(message.en)
    }),
    { numRuns: 2000 },
  )
  fc.assert(
    fc.property(
      anyCriteria.chain((criteria) => fc.record({ criteria: fc.constant(criteria), stated: anyStated(criteria) })),
      ({ criteria, stated }) => {
        expect(checkRating(criteria, stated)).toEqual([])
      },
    ),
  )
})

test('the same criteria change no level, and what does not fit others is not carried', () => {
  fc.assert(
    fc.property(anyRisk, anyCriteria, ({ risk, book }, other) => {
      const day = risk.raisedOn
      const rated = ratedOn(risk, book, day)
      if (!rated) return
      expect(carriedBy(rated.criteria.content, rated)).toMatchObject({ kind: 'carried', to: rated.levels, changed: [] })
      const fits = checkRating(other, rated).length === 0
      expect(carriedBy(other, rated).kind).toBe(fits ? 'carried' : 'uncarried')
    }),
  )
})

test('whom the level names accepts, by role or by membership; an auditor never', () => {
  const level: RiskLevel = {
    ...{ name: 'High', reviewEvery: 'P6M', acceptedBy: ['security-officer', 'auditor'], acceptors: ['m1', 'm2'] },
    acceptFor: 'P1M',
  }
  expect(roles.filter((role) => mayAccept(level, { membership: 'm9', role }))).toEqual(['security-officer'])
  expect(roles.filter((role) => mayAccept(level, { membership: 'm1', role }))).toEqual(
    roles.filter((role) => role !== 'auditor'),
  )
  const from = parseDay('2026-01-31')
  expect(from && lastDayOf(level, from)).toBe('2026-02-28')
})
