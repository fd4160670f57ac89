import type { Actor } from '../../core/access/actor.ts'
import { roles } from '../../core/access/roles.ts'
import { basisFact } from '../../core/applicability/basis-facts.ts'
import { factText } from '../../core/applicability/lapse-words.ts'
import { factWords, profileFacts } from '../../core/profile/fact-words.ts'
import { treatmentWords } from '../../core/risk/standing-words.ts'
import { threatGroupWords } from '../../core/risk/threat-groups.ts'
import { languages } from '../../platform/language/languages.ts'
import { useWritten } from '../session/language.tsx'
import { type Text, useText } from '../session/text.tsx'
import { columns } from './trail-columns.ts'
import { actions, toldWithSubject } from './trail-names.ts'
import { tables } from './trail-tables.ts'

const named = <const T extends readonly string[]>(known: T, name: string): T[number] | undefined =>
  known.find((one) => one === name)

const kinds = ['care-provider', 'ict-supplier', 'other-processor'] as const
const given = ['yes', 'partly', 'no', 'not-applicable', 'unknown'] as const
const presences = ['in-place', 'partly', 'planned', 'absent'] as const
const marks = ['unique', 'deepened', 'guidance', 'none'] as const
const reasons = ['risk', 'law', 'contract', 'good-practice'] as const

/** Columns whose values are words of the field: gives the word, or undefined for a value that is none. */
function wordOf(text: Text, column: string, value: string): string | undefined {
  const say = <T extends string>(known: readonly T[], write: (word: T) => string) => {
    const word = known.find((one) => one === value)
    return word && write(word)
  }
  switch (column) {
    case 'kind':
      return say(kinds, (word) => text(`kind.${word}`))
    case 'care_term':
      return say(['client', 'patient'], (word) => text(`careTerm.${word}`))
    case 'role':
    case 'accepted_as':
      return say(roles, (word) => text(`role.${word}`))
    case 'outcome':
      return say(['accepted', 'withdrawn'], (word) => text(`outcome.${word}`))
    case 'mark':
      return say(marks, (word) => text(`healthcare.${word}`))
    case 'answer':
      return say(given, (word) => text(`given.${word}`))
    case 'presence':
      return say(presences, (word) => text(`state.${word}`))
    case 'reasons':
      return say(reasons, (word) => text(`reason.${word}`))
    case 'language':
      return say(languages, (word) => text(`language.${word}`))
    default:
      return undefined
  }
}

const riskWords: Record<string, Record<string, { nl: string; en: string }>> = {
  treatment: treatmentWords,
  threat_group: threatGroupWords,
}

// A text whose name ends in '_other' is one of two that differ by number.
const columnsByText: Record<string, string> = { kind_other: 'kind_in_words' }

/** The facts on which a decision rests, as a row holds them. */
const isFacts = (value: unknown): value is Record<string, boolean> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((one) => typeof one === 'boolean')

const anInstant = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)$/
const aDay = /^\d{4}-\d\d-\d\d$/

type Told = { actor: string; actorKind: Actor['kind']; action: string; subject: string }

/** Puts acts, tables, columns and values of the trail into words; what it does not know stays as it was written. */
export function useTrailWords() {
  const text = useText()
  const written = useWritten()
  const one = (column: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return text('trail.empty')
    if (typeof value === 'boolean') return text(value ? 'trail.yes' : 'trail.no')
    if (typeof value === 'number') return written.number(value)
    if (typeof value !== 'string') return JSON.stringify(value)
    const fact = column === 'fact' ? profileFacts.find((one) => one === value) : undefined
    if (fact) return written.inLanguage(factWords[fact].question)
    const ofRisk = riskWords[column]?.[value]
    if (ofRisk) return written.inLanguage(ofRisk)
    const inField = wordOf(text, column, value)
    if (inField) return inField
    return anInstant.test(value) ? written.instant(value) : aDay.test(value) ? written.day(value) : value
  }
  const factsInWords = (facts: Record<string, boolean>) => {
    const told = Object.entries(facts).map(([fact, holds]) => {
      const known = named(basisFact.options, fact)
      return known
        ? written.inLanguage(factText({ fact: known, holds }))
        : `${fact}: ${text(holds ? 'trail.yes' : 'trail.no')}`
    })
    return told.length === 0 ? text('trail.empty') : written.list(told)
  }
  return {
    action: (name: string) => {
      const known = named(actions, name)
      return known ? text(`action.${known}`) : name
    },
    table: (name: string) => {
      const known = named(tables, name)
      return known ? text(`table.${known}`) : name
    },
    column: (name: string) => {
      const known = named(columns, columnsByText[name] ?? name)
      return known ? text(`column.${known}`) : name
    },
    value: (column: string, value: unknown): string => {
      if (column === 'statement' && value) return text('trail.document')
      if (column === 'facts' && isFacts(value)) return factsInWords(value)
      if (!Array.isArray(value)) return one(column, value)
      return value.length === 0 ? text('trail.empty') : written.list(value.map((part) => one(column, part)))
    },
    actor: (entry: { actor: string; actorKind: Actor['kind'] }) => {
      if (entry.actorKind === 'system') return text('trail.system')
      if (entry.actorKind === 'reader') return text('trail.reader', { name: entry.actor })
      return entry.actorKind === 'operator' ? text('trail.operator', { name: entry.actor }) : entry.actor
    },
    /** The same act as a sentence: who, did what, to whom or what (null where that is the actor). */
    sentence: (entry: Told): { who: string; did: string; subject: string | null } => {
      const name = entry.actor.replace(/ <[^<>]*>$/, '')
      const alone = entry.subject === name || entry.subject === ''
      const known = named(actions, entry.action)
      const told = alone ? undefined : named(toldWithSubject, entry.action)
      return {
        who: entry.actorKind === 'system' ? text('trail.system') : name,
        did: told ? text(`told.${told}`) : known ? text(`action.${known}`) : entry.action,
        subject: alone ? null : entry.action.startsWith('fact.') ? one('fact', entry.subject) : entry.subject,
      }
    },
  }
}
