import { PlaceLink } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import styles from './profile.module.css'

const parts = [
  { to: '/profile', name: 'profile.part.organisation' },
  { to: '/profile/scope', name: 'profile.part.scope' },
  { to: '/profile/calendar', name: 'profile.part.calendar' },
  { to: '/profile/statement', name: 'profile.part.statement' },
] as const

/** The pages that together describe the organisation and its scope. */
export function ProfileParts() {
  const text = useText()
  return (
    <nav aria-label={text('place.profile')} className="screen-only">
      <ul className={styles.parts}>
        {parts.map(({ to, name }) => (
          <li key={to}>
            <PlaceLink to={to} end>
              {text(name)}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
