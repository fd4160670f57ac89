import { expect, test } from 'vitest'
import { factsOf, missingIn, noDuty } from './duty-values.ts'

const whole = {
  ...noDuty,
  title: 'Sleutels tellen',
  owner: 'o',
  standIn: 's',
  team: 't',
  ownerRole: 'Beheer',
  firstOn: '2026-01-05',
}

test('of the three ways to say who does it, only the chosen one is sent', () => {
  expect(factsOf(whole)).toMatchObject({ owner: 'o', team: null, ownerRole: '', standIn: 's' })
  expect(factsOf({ ...whole, performer: 'team' })).toMatchObject({
    owner: null,
    team: 't',
    ownerRole: '',
    standIn: 's',
  })
  expect(factsOf({ ...whole, performer: 'role' })).toMatchObject({
    owner: null,
    team: null,
    ownerRole: 'Beheer',
    standIn: null,
  })
})

test('what is missing is said at its field, and nobody stands in for himself', () => {
  expect(missingIn(whole)).toEqual({})
  expect(missingIn(noDuty)).toEqual({ title: 'required', owner: 'required', firstOn: 'required' })
  expect(missingIn({ ...noDuty, performer: 'team' })).toMatchObject({ team: 'required' })
  expect(missingIn({ ...whole, standIn: 'o', every: 'PxM' })).toEqual({ standIn: 'same', every: 'span' })
})
