import { expect, test } from 'vitest'
import { type RiskTie, riskName, riskTieOf } from './risk-tie.ts'

const open = { id: 'a', number: 3, title: 'Lost laptop', closed: false }
const closed = { ...open, closed: true }
const byRisk = { applies: true, reasons: ['risk'] }
const byLaw = { applies: true, reasons: ['law'] }
const out = { applies: false, reasons: [] }

test.each<[string, Parameters<typeof riskTieOf>[0], (typeof open)[], RiskTie | null]>([
  ['decided for that reason', byRisk, [open], null],
  ['not decided', null, [open], 'undecided'],
  ['left out', out, [open], 'left-out'],
  ['decided for another reason alone', byLaw, [open], 'unnamed'],
  ['decided for a risk that was closed', byRisk, [closed], 'unfounded'],
  ['decided for a risk that nobody recorded', byRisk, [], 'unfounded'],
  ['left out, and the risk was closed', out, [closed], null],
  ['not asked for by any risk', byLaw, [], null],
  ['neither asked for nor decided', null, [], null],
])('a control that is %s', (_, decision, risks, tie) => {
  expect(riskTieOf(decision, risks, true)).toBe(tie)
})

test('without a register nothing is said of the reasons', () => {
  expect(riskTieOf(byRisk, [], false)).toBe(null)
})

test('a risk is named by its number', () => {
  expect([riskName(3), riskName(1024)]).toEqual(['R-003', 'R-1024'])
})
