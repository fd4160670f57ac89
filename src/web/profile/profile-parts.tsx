import { useText } from '../session/text.tsx'
import { Parts } from '../ui/parts.tsx'

const parts = [
  { to: '/profile', name: 'profile.part.organisation' },
  { to: '/profile/scope', name: 'profile.part.scope' },
  { to: '/profile/calendar', name: 'profile.part.calendar' },
  { to: '/profile/statement', name: 'profile.part.statement' },
] as const

/** The pages that together describe the organisation and its scope. */
export function ProfileParts() {
  const text = useText()
  return <Parts label={text('place.profile')} parts={parts} />
}
