import { expect, test } from 'vitest'
import { watchSentence, why } from './watch-words.ts'

test('one is told as one, in both languages', () => {
  expect(watchSentence('risk', 'holds', 0, 1).en).toMatch(/^The measure for the risk assessment has evidence/)
  expect(watchSentence('risk', 'wrong', 1, 2).en).toMatch(/^Of the 2 measures for the risk assessment, 1 has no/)
  expect(watchSentence('risk', 'wrong', 2, 3).en).toMatch(/^Of the 3 measures for the risk assessment, 2 have no/)
  expect(watchSentence('suppliers', 'wrong', 1, 1).nl).toMatch(/^Van de maatregel over leveranciers is er geen/)
  expect(watchSentence('known', 'wrong', 1, 1)).toEqual({
    nl: '1 document te bevestigen; te weinig lezers deden dat.',
    en: '1 document to confirm; too few readers did.',
  })
  expect(watchSentence('policies', 'wrong', 1, 1).nl).toBe('1 document, nooit goedgekeurd of niet op tijd herzien.')
  expect(watchSentence('proven', 'wrong', 1, 1).en).toBe('1 measure in operation, without fresh evidence.')
  expect(watchSentence('proven', 'wrong', 1, 2).en).toBe('2 measures in operation, of which 1 without fresh evidence.')
  expect(why.confirmed(1, 1, 100, 80)).toEqual({
    nl: '1 van 1 lezer bevestigde (100%, gevraagd 80%).',
    en: '1 of 1 reader confirmed (100%, wanted 80%).',
  })
  expect(why.confirmed(2, 5, 40, 80).nl).toBe('2 van 5 lezers bevestigden (40%, gevraagd 80%).')
})
