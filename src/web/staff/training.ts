import type { AudienceRule } from '../../core/staff/audience.ts'
import type { listTrainings, readTraining } from '../../features/staff/trainings.contract.ts'
import type { BodyOf } from '../../platform/http/contract.ts'
import type { Answer } from '../session/call.ts'
import { useText } from '../session/text.tsx'
import type { State } from '../ui/verdict.tsx'
import type { StaffOverview } from './staff.ts'

export type ListedTraining = Answer<typeof listTrainings>['items'][number]
export type TrainingRead = Answer<typeof readTraining>
export type TrainingPerson = TrainingRead['people'][number]
export type TrainingBody = BodyOf<typeof import('../../features/staff/trainings.contract.ts').addTraining>

/** The shape with which each state shows. */
export const stateShapes: Record<TrainingPerson['state'], State> = {
  done: 'holds',
  soon: 'soon',
  again: 'fails',
  failed: 'fails',
  never: 'open',
}

/** A rule as a value of a field, and back. */
export const ruleValue = (rule: AudienceRule): string =>
  rule.kind === 'all'
    ? 'all'
    : `${rule.kind} ${rule.kind === 'function' ? rule.function : rule.kind === 'team' ? rule.team : rule.location}`

export function ruleOfValue(value: string): AudienceRule {
  const [kind = '', ...rest] = value.split(' ')
  const of = rest.join(' ')
  if (kind === 'function') return { kind, function: of }
  if (kind === 'team') return { kind, team: of }
  return kind === 'location' ? { kind, location: of } : { kind: 'all' }
}

/** Gives the words of a rule, with the names of teams and locations by id. */
export function useRuleWords() {
  const text = useText()
  return (rule: AudienceRule, places: Readonly<Record<string, string>>): string => {
    if (rule.kind === 'all') return text('training.everybody')
    if (rule.kind === 'function') return text('training.ofFunction', { name: rule.function })
    const id = rule.kind === 'team' ? rule.team : rule.location
    return text(rule.kind === 'team' ? 'training.ofTeam' : 'training.ofLocation', { name: places[id] ?? '' })
  }
}

/** Names of teams and locations by id. */
export const placesOf = ({ teams, locations }: StaffOverview): Record<string, string> =>
  Object.fromEntries([...teams, ...locations].map(({ id, name }) => [id, name]))
