import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import type { Risk } from './risk.ts'

/** Says who may accept a risk of a level: roles and people. */
export function useWhoMay() {
  const text = useText()
  const written = useWritten()
  return ({ roles, people, level }: Pick<NonNullable<Risk['accepting']>, 'roles' | 'people' | 'level'>): string => {
    const names = [...roles.map((role) => text(`role.${role}`)), ...people]
    return names.length === 0
      ? text('risk.whoNobody', { level: level.name })
      : text('risk.whoMay', { level: level.name, who: written.list(names) })
  }
}
