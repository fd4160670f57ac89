import { expect, test } from 'vitest'
import type { YearItem } from './rhythm.ts'
import { comesOften, monthsLater, monthsOf, parseMonth, stateOf } from './year-months.ts'

const item = (day: string, more: Partial<YearItem> = {}): YearItem => ({
  ...{
    key: day,
    day,
    ends: day,
    kind: 'duty',
    title: 'Count keys',
    about: '',
    state: 'later',
    mine: false,
    page: '/x',
  },
  who: { staff: null, name: 'Porter', why: 'role', insteadOf: '' },
  ...more,
})

test('twelve months follow each other over the end of the year, and each holds what falls in it', () => {
  const months = monthsOf('2026-11', [item('2026-11-03'), item('2027-10-31'), item('2027-11-01'), item('2026-10-31')])
  expect(months.map(({ month }) => month).slice(0, 3)).toEqual(['2026-11', '2026-12', '2027-01'])
  expect(months).toHaveLength(12)
  expect(months.flatMap(({ month, entries }) => entries.map(() => month))).toEqual(['2026-11', '2027-10'])
})

test('what comes more than once in a month is told once with all its days, and what is most urgent shows', () => {
  const [month] = monthsOf('2026-11', [
    item('2026-11-02', { state: 'done' }),
    item('2026-11-09', { state: 'overdue' }),
    item('2026-11-16'),
    item('2026-11-16', { title: 'Another' }),
  ])
  expect(month?.entries.map(({ days }) => days.map(({ day }) => day.slice(8)))).toEqual([['02', '09', '16'], ['16']])
  expect(month?.entries.map(stateOf)).toEqual(['overdue', 'later'])
})

test('what comes nearly every day is told after what comes now and then', () => {
  const daily = ['01', '02', '03', '04', '05', '06'].map((day) => item(`2026-11-${day}`, { title: 'Daily' }))
  const [month] = monthsOf('2026-11', [...daily, item('2026-11-30')])
  expect(month?.entries.map((entry) => [entry.item.title, comesOften(entry)])).toEqual([
    ['Count keys', false],
    ['Daily', true],
  ])
})

test('what began before the first month and goes on is told in the first', () => {
  const [first] = monthsOf('2026-11', [item('2026-10-30', { ends: '2026-11-02', kind: 'audit' })])
  expect(first?.entries).toHaveLength(1)
})

test('a month of the address is a month, and can be moved', () => {
  expect([parseMonth('2026-11'), parseMonth('2026-13'), parseMonth(null)]).toEqual(['2026-11', undefined, undefined])
  expect([monthsLater('2026-11', 12), monthsLater('2026-01', -12)]).toEqual(['2027-11', '2025-01'])
})
