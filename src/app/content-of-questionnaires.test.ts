import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkQuestionSets } from '../core/suppliers/check-question-sets.ts'
import { questionsOf } from '../core/suppliers/questionnaire.ts'
import { loadContent } from './load-content.ts'

const { questionSets, editions } = loadContent(join(import.meta.dirname, '../../content'))
const edition = editions.get('nen-7510-2024')

test('there is a set for each kind of supplier that a care organisation has', () => {
  expect([...questionSets.keys()]).toEqual([
    'cloud-software',
    'epd-host',
    'general-security',
    'medical-devices',
    'remote-maintenance',
  ])
})

describe.each([...questionSets.values()])('$id', (set) => {
  test('asks as much in both languages, and each question once', () => {
    const [nl, en] = [questionsOf([set], 'nl'), questionsOf([set], 'en')]
    expect(nl.map(({ id }) => id)).toEqual(en.map(({ id }) => id))
    expect(new Set(nl.map(({ text }) => text)).size).toBe(nl.length)
    expect(nl.length).toBeGreaterThan(10)
  })
})

test('a set that names no control, asks nothing or asks twice is refused with its place', () => {
  const [set] = questionSets.values()
  if (!set || !edition) throw new Error('there are sets and an edition')
  const [theme] = set.themes
  const question = { id: 'one', nl: 'Heb je dit?', en: 'Tell us.', controls: ['5.99'] }
  const broken = { ...set, themes: [{ title: theme?.title ?? { nl: 'x', en: 'x' }, questions: [question, question] }] }
  const faults = checkQuestionSets(new Map([[set.id, broken]]), edition)
  expect(faults.map(({ message }) => message.replace(edition.name, 'it'))).toEqual([
    'it has no control 5.99',
    'asks nothing',
    'occurs twice',
    'it has no control 5.99',
    'asks nothing',
    'addresses the reader as je or u',
    'addresses the reader as je or u',
  ])
})
