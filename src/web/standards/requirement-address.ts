import { addressOf } from './control.ts'

/** The address of the page of a control or of a management clause: the two share numbers. */
export function requirementAddress(edition: string, kind: 'controls' | 'clauses', number: string): string {
  return kind === 'controls' ? addressOf(edition, number) : `/standards/${edition}/clauses/${number}`
}
