import type { ImportField } from '../exchange/column-mapping.ts'
import { readWrittenDay } from '../exchange/written-day.ts'
import type { Day } from '../time/day.ts'
import { staffFields } from './import-fields.ts'
import { matchKey } from './match-people.ts'
import type { RefusedRow } from './read-import-row.ts'

const headingsOf = (key: (typeof staffFields)[number]['key']) =>
  staffFields.find((field) => field.key === key)?.headings ?? []

/** What a list of who followed a training can tell, with the headings that learning systems use. */
export const trainingFields = [
  { key: 'number', headings: headingsOf('number') },
  { key: 'email', headings: [...headingsOf('email'), 'Gebruikersnaam', 'Username', 'Login'] },
  { key: 'name', headings: [...headingsOf('name'), 'Deelnemer', 'Cursist', 'Participant', 'Learner'] },
  {
    key: 'followedOn',
    headings: [
      'Gevolgd op',
      'Datum',
      'Afgerond',
      'Afgerond op',
      'Datum afgerond',
      'Behaald op',
      'Date',
      'Followed on',
      'Completed',
      'Completed on',
      'Completion date',
    ],
  },
  { key: 'passed', headings: ['Geslaagd', 'Behaald', 'Resultaat', 'Status', 'Passed', 'Result'] },
  { key: 'score', headings: ['Score', 'Score (%)', 'Percentage', 'Cijfer (%)'] },
] as const satisfies readonly ImportField[]

export type TrainingFieldKey = (typeof trainingFields)[number]['key']
type Row = { row: number; values: Partial<Record<TrainingFieldKey, string>> }
type Person = { id: string; name: string; number: string; email: string; starts: Day; ends: Day | null }
export type TrainingRecord = { staff: string; followedOn: Day; passed: boolean; score: number | null }
type Plan = { added: (TrainingRecord & { row: number; name: string })[]; unchanged: number; refused: RefusedRow[] }

const yes = new Set([
  'ja',
  'yes',
  'j',
  'y',
  'waar',
  'true',
  '1',
  'geslaagd',
  'behaald',
  'passed',
  'afgerond',
  'completed',
  'voldoende',
])
const no = new Set([
  'nee',
  'no',
  'n',
  'onwaar',
  'false',
  '0',
  'gezakt',
  'niet behaald',
  'niet geslaagd',
  'failed',
  'onvoldoende',
])

/**
 * What taking over a list would record; changes nothing itself, and of what is recorded already for the same person and day nothing is left.
 * A list only adds: a record made by mistake is withdrawn by hand.
 */
export function planTrainingImport(
  people: readonly Person[],
  known: readonly Pick<TrainingRecord, 'staff' | 'followedOn'>[],
  rows: readonly Row[],
  today: Day,
): Plan {
  const byNumber = new Map(people.filter(({ number }) => number !== '').map((one) => [one.number, one]))
  const byEmail = new Map(people.filter(({ email }) => email !== '').map((one) => [matchKey(one.email), one]))
  const byName = Map.groupBy(people, ({ name }) => matchKey(name))
  const there = new Set(known.map(({ staff, followedOn }) => `${staff} ${followedOn}`))
  const plan: Plan = { added: [], unchanged: 0, refused: [] }
  for (const { row, values } of rows) {
    const refuse = (nl: string, en: string) => plan.refused.push({ row, sentence: { nl, en } })
    const given = (key: TrainingFieldKey) => values[key]?.trim() ?? ''
    const named = byName.get(matchKey(given('name'))) ?? []
    const person =
      byNumber.get(given('number')) ??
      byEmail.get(matchKey(given('email'))) ??
      (named.length === 1 ? named[0] : undefined)
    const who = (given('name') || given('email') || given('number')).slice(0, 80)
    if (!person) {
      if (named.length > 1)
        refuse(
          `Er zijn ${named.length} mensen die ${who} heten. Zet er een nummer of adres bij.`,
          `${named.length} people are called ${who}. Add a number or address.`,
        )
      else refuse(`‘${who}’ staat niet in de lijst met mensen.`, `‘${who}’ is not in the list of people.`)
      continue
    }
    const followedOn = readWrittenDay(given('followedOn'))
    if (followedOn === null) {
      refuse(
        'Er staat geen dag waarop de training is gevolgd, zoals 31-12-2026.',
        'There is no day on which the training was followed, such as 31-12-2026.',
      )
      continue
    }
    if (followedOn > today) {
      refuse('De dag ligt in de toekomst.', 'The day lies in the future.')
      continue
    }
    const result = given('passed').toLowerCase()
    if (result !== '' && !yes.has(result) && !no.has(result)) {
      refuse(
        `‘${result.slice(0, 40)}’ zegt niet of iemand geslaagd is. Vul ja of nee in.`,
        `‘${result.slice(0, 40)}’ does not say whether somebody passed. Fill in yes or no.`,
      )
      continue
    }
    const scoreText = given('score').replace(/\s*%$/, '')
    const score = scoreText === '' ? null : Number(scoreText.replace(',', '.'))
    if (score !== null && !(score >= 0 && score <= 100)) {
      refuse('De score is geen getal van 0 tot en met 100.', 'The score is no number from 0 to 100.')
      continue
    }
    const key = `${person.id} ${followedOn}`
    if (there.has(key)) {
      plan.unchanged += 1
      continue
    }
    there.add(key)
    plan.added.push({
      ...{ row, name: person.name, staff: person.id, followedOn, passed: !no.has(result) },
      score: score === null ? null : Math.round(score),
    })
  }
  return plan
}
