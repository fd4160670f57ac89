import { describe, expect, it } from 'vitest'
import { departmentsIn } from './departments-field.tsx'
import { lineOf } from './radar.tsx'
import { type Opened, savedAnswersOf, withSaved } from './saved-answers.ts'
import { filterSheet, readSheetFilter, writeSheetFilter } from './sheet-filter.ts'
import { firstSentence } from './step-aside.tsx'
import { isAnswered, nextOpen, type Subject, stepsOf, subjectsFor } from './steps.ts'

const subject = (number: string, theme: string, asked = true) =>
  ({
    key: `2022/control/${number}`,
    number,
    theme: `2022/control/${theme}`,
    asked,
    questions: [
      { id: 'a', kind: 'design' },
      { id: 'b', kind: 'operation' },
    ],
  }) as unknown as Subject
const subjects = [subject('5.1', 'organizational'), subject('6.1', 'people'), subject('6.2', 'people', false)]
const questions = { themes: [], subjects }
const part = (over: object) =>
  ({ themes: [], subjects: [], department: null, mine: true, ...over }) as unknown as Opened['parts'][number]
const nothing = { sheets: [], people: [] } as unknown as Opened
const given = { by: 'Ella', at: '2026-11-22T08:00:00.000Z' }

describe('answering', () => {
  it('asks whoever got parts only what is in them', () => {
    const opened = { mayAnswer: 'parts' as const, parts: [part({ themes: ['2022/control/people'] })] }
    expect(subjectsFor(questions, opened, null).map(({ number }) => number)).toEqual(['6.1', '6.2'])
    expect(subjectsFor(questions, opened, 'elsewhere')).toEqual([])
    expect(stepsOf(subjects)).toHaveLength(4)
  })

  it('finds the next open question, going on at the beginning', () => {
    const steps = stepsOf(subjects)
    expect(nextOpen(steps, 3, (step) => step !== steps[1])).toBe(steps[1])
    expect(nextOpen(steps, 0, () => true)).toBeUndefined()
  })

  it('shows at once what was saved, for every department without an answer of its own', () => {
    const target = { department: null, subject: '2022/control/5.1', question: 'a' }
    const after = withSaved(nothing, target, { value: { answer: 'yes', note: ' x ' }, revision: 7 }, given)
    const saved = savedAnswersOf(after)
    expect(saved.answer(null, target.subject, 'a')).toMatchObject({ value: { answer: 'yes', note: 'x' }, revision: 7 })
    const [step] = stepsOf(subjects)
    expect(step && isAnswered(saved, 'department', step)).toBe(true)
    const gone = savedAnswersOf(withSaved(after, target, { value: { answer: null, note: '' }, revision: 0 }, given))
    expect(gone.answer(null, target.subject, 'a')).toMatchObject({ value: { answer: null }, revision: 0, by: null })
  })

  it('keeps the filter of the sheet in the address', () => {
    const address = writeSheetFilter(new URLSearchParams('at=2026-01-01&open=yes'), { kind: 'design', open: false })
    expect(address.toString()).toBe('at=2026-01-01&kind=design')
    const filter = readSheetFilter(address)
    expect(filterSheet(subjects, [], filter, () => false).map(({ steps }) => steps.length)).toEqual([1, 1])
    expect(filterSheet(subjects, [], { ...filter, all: true }, () => false)).toHaveLength(3)
  })

  it('reads departments from lines: a known name keeps its answers, and so does a name that was changed', () => {
    const known = [
      { id: '1', name: 'Kliniek' },
      { id: '2', name: 'Polikliniek' },
    ]
    expect(departmentsIn('kliniek\nAmbulant', known)).toEqual([
      { id: '1', name: 'kliniek' },
      { id: '2', name: 'Ambulant' },
    ])
    expect(departmentsIn('Polikliniek\n\nNieuw\nKliniek\nNieuw', known).map(({ id }) => id)).toEqual(['2', null, '1'])
  })

  it('breaks the line of the radar where nothing is known', () => {
    expect(lineOf([1, null, 0.5, 0.5]).match(/M/g)).toHaveLength(2)
  })

  it('splits an explanation behind its first sentence', () => {
    expect(firstSentence('Zie 5.1 en bijv. de lijst. Daarna meer.')).toEqual([
      'Zie 5.1 en bijv. de lijst.',
      'Daarna meer.',
    ])
  })
})
