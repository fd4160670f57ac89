import type { DutyFacts } from '../../features/rhythm/duties.contract.ts'
import { spanOf } from '../measures/measure.ts'
import type { Duty } from './rhythm.ts'

/** Who does it: somebody by name, a team, or a role in words. */
export const performers = ['person', 'team', 'role'] as const
export type Performer = (typeof performers)[number]

/** What the form about a duty holds. */
export type DutyValues = {
  title: string
  how: string
  performer: Performer
  owner: string | null
  team: string
  ownerRole: string
  standIn: string | null
  every: string
  firstOn: string
}

export const noDuty: DutyValues = {
  ...{ title: '', how: '', performer: 'person', owner: null, team: '', ownerRole: '', standIn: null },
  ...{ every: 'P1Y', firstOn: '' },
}

/** What stands about a duty, as the form holds it. */
export const valuesOf = ({ title, how, owner, team, ownerRole, standIn, every, firstOn }: Duty): DutyValues => ({
  ...{ title, how, ownerRole, every, firstOn },
  performer: owner ? 'person' : team ? 'team' : 'role',
  owner: owner?.id ?? null,
  team: team?.id ?? '',
  standIn: standIn?.id ?? null,
})

/** What is sent: of the three ways to say who does it, only the one that was chosen. */
export function factsOf({ performer, team, ownerRole, owner, standIn, ...others }: DutyValues): DutyFacts {
  return {
    ...others,
    owner: performer === 'person' ? owner : null,
    team: performer === 'team' && team !== '' ? team : null,
    ownerRole: performer === 'role' ? ownerRole : '',
    // A role in words has nobody who could be away.
    standIn: performer === 'role' ? null : standIn,
  }
}

type Missing = 'required' | 'span' | 'same'

/** What still stands in the way of saving, by field. */
export function missingIn(values: DutyValues): Partial<Record<keyof DutyValues, Missing>> {
  const { title, performer, owner, team, ownerRole, standIn, every, firstOn } = values
  return {
    ...(title.trim() === '' ? { title: 'required' as const } : {}),
    ...(performer === 'person' && owner === null ? { owner: 'required' as const } : {}),
    ...(performer === 'team' && team === '' ? { team: 'required' as const } : {}),
    ...(performer === 'role' && ownerRole.trim() === '' ? { ownerRole: 'required' as const } : {}),
    ...(performer === 'person' && owner !== null && owner === standIn ? { standIn: 'same' as const } : {}),
    ...(every !== '' && spanOf(every) === null ? { every: 'span' as const } : {}),
    ...(firstOn === '' ? { firstOn: 'required' as const } : {}),
  }
}
