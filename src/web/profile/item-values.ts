import type { addItem, ListName } from '../../features/profile/items.contract.ts'
import type { BodyOf } from '../../platform/http/contract.ts'
import { type ItemField, itemFields } from './item-fields.ts'

/** What is typed in the form of an item: every value as text, and several days as a list. */
export type ItemValues = Record<string, string | string[]>
/** An item as the server knows it, whichever list it stands in. */
export type AnyItem = Record<string, unknown>

const shown = (field: ItemField, value: unknown): string | string[] => {
  if (field.kind === 'days') return Array.isArray(value) ? value.map(String) : []
  if (field.kind === 'yes-no') return value === true ? 'yes' : value === false ? 'no' : ''
  if (value === null || value === undefined) return ''
  return String(value)
}

/** What the form shows of an item, or of a new one. */
export function valuesOf(list: ListName, item: AnyItem | null): ItemValues {
  return Object.fromEntries(itemFields[list].map((field) => [field.name, shown(field, item?.[field.name])]))
}

const sent = (field: ItemField, value: string | string[] | undefined): unknown => {
  if (field.kind === 'days') return Array.isArray(value) ? value.filter((day) => day !== '') : []
  if (field.kind === 'yes-no') return value === 'yes' ? true : value === 'no' ? false : null
  if (field.kind === 'level') return value ? Number(value) : null
  if (field.kind === 'day') return value || null
  return value ?? ''
}

/** What is sent to save it. `more` is what the form does not ask but the list holds: the proposal that a term came from. */
export function bodyOf(list: ListName, values: ItemValues, more: AnyItem): BodyOf<typeof addItem> {
  const fields = itemFields[list].map((field) => [field.name, sent(field, values[field.name])])
  return { list, ...more, ...Object.fromEntries(fields) } as BodyOf<typeof addItem>
}

/** The fields that must be filled in and are not. */
export function missingIn(list: ListName, values: ItemValues): string[] {
  return itemFields[list]
    .filter(({ name, required }) => required && String(values[name] ?? '').trim() === '')
    .map(({ name }) => name)
}
