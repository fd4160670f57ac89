import type { AudienceRule } from '../../core/staff/audience.ts'
import { useText } from '../session/text.tsx'

type Names = { teams: readonly { id: string; name: string }[]; locations: readonly { id: string; name: string }[] }

/** Gives the words of the rules of an audience. */
export function useAudienceWords() {
  const text = useText()
  const nameIn = (list: Names['teams'], id: string) => list.find((one) => one.id === id)?.name ?? ''
  return (rules: readonly AudienceRule[], names: Names): string[] =>
    rules.map((rule) =>
      rule.kind === 'all'
        ? text('documents.everybody')
        : rule.kind === 'function'
          ? text('documents.ofFunction', { name: rule.function })
          : rule.kind === 'team'
            ? text('documents.ofTeam', { name: nameIn(names.teams, rule.team) })
            : text('documents.ofLocation', { name: nameIn(names.locations, rule.location) }),
    )
}
