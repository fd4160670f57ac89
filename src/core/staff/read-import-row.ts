import { isMailAddress } from '../access/mail-address.ts'
import type { SheetWords } from '../exchange/sheet-form.ts'
import { isEndless, readWrittenDay } from '../exchange/written-day.ts'
import type { Day } from '../time/day.ts'
import type { StaffRowText } from './import-fields.ts'

/** Somebody as a row tells; what the list has no column for is undefined, and stays as it is. */
export type ReadPerson = {
  row: number
  name: string
  number?: string
  email?: string
  function?: string
  teams?: string[]
  location?: string
  starts?: Day | null
  ends?: Day | null
  language?: 'nl' | 'en' | null
}
export type RefusedRow = { row: number; sentence: SheetWords }

const languageWords = new Map<string, 'nl' | 'en'>(
  Object.entries({
    ...{ nl: 'nl', nederlands: 'nl', dutch: 'nl', 'nl-nl': 'nl', nld: 'nl' },
    ...{ en: 'en', engels: 'en', english: 'en', 'en-gb': 'en', 'en-us': 'en', eng: 'en' },
  } as const),
)

const unseen = /\p{Cc}|\p{Cf}|[<>\ufffe\uffff]/u

/** Somebody's name from its parts, in the order in which it is said. */
export function nameOf({ name, firstName, infix, lastName }: StaffRowText['values']): string {
  const parts = [firstName, infix, lastName].map((part) => (part ?? '').trim()).filter((part) => part !== '')
  const whole = (name ?? '').trim() || parts.join(' ')
  return whole.replace(/\s+/g, ' ')
}

/** What a row tells, or why it cannot be taken: the first thing that is wrong with it. */
export function readStaffRow({ row, values }: StaffRowText): ReadPerson | RefusedRow {
  const refuse = (nl: string, en: string): RefusedRow => ({ row, sentence: { nl, en } })
  const given = (key: keyof typeof values) => values[key]?.trim().replace(/\s+/g, ' ')
  const name = nameOf(values)
  if (name === '') return refuse('Er staat geen naam.', 'There is no name.')
  const lines: [string, string, string | undefined, number][] = [
    ['de naam', 'the name', name, 160],
    ['het personeelsnummer', 'the personnel number', given('number'), 40],
    ['de functie', 'the function', given('function'), 160],
    ['de locatie', 'the location', given('location'), 160],
    ['het team', 'the team', given('teams'), 2000],
  ]
  for (const [nl, en, text, most] of lines) {
    if (text === undefined) continue
    if (text.length > most)
      return refuse(`${nl} is langer dan ${most} tekens.`, `${en} is longer than ${most} characters.`)
    if (unseen.test(text)) {
      return refuse(
        `In ${nl} staan tekens die daar niet horen.`,
        `There are characters in ${en} that do not belong there.`,
      )
    }
  }
  const email = given('email')?.toLowerCase()
  if (email && !isMailAddress(email))
    return refuse(`‘${email.slice(0, 80)}’ is geen e-mailadres.`, `‘${email.slice(0, 80)}’ is no e-mail address.`)
  const days: { starts?: Day | null; ends?: Day | null } = {}
  for (const key of ['starts', 'ends'] as const) {
    const text = given(key)
    if (text === undefined) continue
    const none = text === '' || (key === 'ends' && isEndless(text))
    const day = none ? null : readWrittenDay(text)
    if (day === null && !none)
      return refuse(
        `‘${text.slice(0, 40)}’ is geen dag. Schrijf dagen als 31-12-2026 of 2026-12-31, van 1900 tot en met 2199.`,
        `‘${text.slice(0, 40)}’ is not a day. Write days as 31-12-2026 or 2026-12-31, from 1900 through 2199.`,
      )
    days[key] = day
  }
  if (days.starts && days.ends && days.ends < days.starts)
    return refuse('De laatste dag ligt voor de eerste.', 'The last day lies before the first.')
  const languageText = given('language')
  const language = languageText ? languageWords.get(languageText.toLowerCase()) : null
  if (language === undefined)
    return refuse(
      `De taal ‘${languageText?.slice(0, 40)}’ is geen Nederlands of Engels.`,
      `The language ‘${languageText?.slice(0, 40)}’ is neither Dutch nor English.`,
    )
  const teams = given('teams')
    ?.split(/[;|]/)
    .map((team) => team.trim())
    .filter((team) => team !== '')
  if (teams?.some((team) => team.length > 120))
    return refuse('De naam van een team is langer dan 120 tekens.', 'The name of a team is longer than 120 characters.')
  return {
    ...{ row, name, ...days },
    ...optional({ number: given('number'), email, function: given('function'), location: given('location'), teams }),
    ...(values.language === undefined ? {} : { language }),
  }
}

type Optional = Pick<ReadPerson, 'number' | 'email' | 'function' | 'location' | 'teams'>
const optional = (fields: { [K in keyof Optional]: Optional[K] | undefined }): Optional =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
