import { expect, test } from 'vitest'
import { compareKeys, keyOf, partsOf, requirementKey } from './requirement-key.ts'

test('a clause and a control of one number are told apart', () => {
  expect([keyOf('controls', '5.1'), keyOf('clauses', '5.1')]).toEqual(['5.1', 'clause-5.1'])
  expect(partsOf('clause-6.1.2')).toEqual({ kind: 'clauses', number: '6.1.2' })
  expect(partsOf('14.2.1')).toEqual({ kind: 'controls', number: '14.2.1' })
  expect(['5.1', 'clause-5.1', 'A.5.1', 'clause-', '0.1'].map((one) => requirementKey.safeParse(one).success)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

test('clauses come before controls, and 5.2 before 5.10', () => {
  expect(['5.10', 'clause-10.1', '5.2', 'clause-4.1'].sort(compareKeys)).toEqual([
    'clause-4.1',
    'clause-10.1',
    '5.2',
    '5.10',
  ])
})
