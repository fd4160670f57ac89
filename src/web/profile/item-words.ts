import { locationKindWords, processKindWords, systemKindWords } from '../../core/profile/scope-words.ts'
import type { ListName } from '../../features/profile/items.contract.ts'
import { useWritten } from '../session/language.tsx'
import { type TextName, useText } from '../session/text.tsx'
import { type ItemField, itemFields } from './item-fields.ts'

type Both = { nl: string; en: string }
const kinds: Partial<Record<ListName, Record<string, Both>>> = {
  locations: locationKindWords,
  processes: processKindWords,
  systems: systemKindWords,
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** The words for lists, their fields and the values of those. */
export function useItemWords() {
  const text = useText()
  const written = useWritten()
  const choice = (list: ListName, field: string, value: string): string => {
    const both = field === 'kind' ? kinds[list]?.[value] : undefined
    if (both) return capital(written.inLanguage(both))
    return text(`choice.${field}.${value}` as TextName)
  }
  const level = (value: string) => text(`level.${value}` as TextName)
  return {
    list: (list: Exclude<ListName, 'terms'>) => text(`list.${list}`),
    add: (list: ListName) => text(`listAdd.${list}`),
    label: (list: ListName, field: string) => text(`item.${list}.${field}` as TextName),
    hint: (list: ListName, field: ItemField) =>
      field.hint ? text(`itemHint.${list}.${field.name}` as TextName) : undefined,
    choice,
    level,
    /** A value as one reads it. */
    value: (list: ListName, name: string, value: string | string[]): string => {
      const field = itemFields[list].find((one) => one.name === name)
      if (Array.isArray(value)) return written.list(value.filter(Boolean).map(written.day))
      if (value === '' || !field) return value
      if (field.kind === 'choice') return choice(list, name, value)
      if (field.kind === 'yes-no') return text(value === 'yes' ? 'answer.yes' : 'answer.no')
      if (field.kind === 'level') return level(value)
      return field.kind === 'day' ? written.day(value) : value
    },
  }
}
