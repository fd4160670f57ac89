import { useLocation } from 'react-router'
import { Link, PlaceLink } from '../session/link.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import styles from './frame.module.css'
import { mainPlaces, type Place, settingsPlaces } from './places.ts'

/** The places that this person may go to. */
export function usePlaces(): { main: readonly Place[]; settings: readonly Place[] } {
  const { session } = useSession()
  const open = (place: Place) => place.permission === null || session.permissions.includes(place.permission)
  return { main: mainPlaces.filter(open), settings: settingsPlaces.filter(open) }
}

/** The main menu: what a role cannot use is not there. */
export function Navigation({ onGo }: { onGo?: () => void }) {
  const text = useText()
  const { main, settings } = usePlaces()
  const { pathname } = useLocation()
  const item = (place: Place) => (
    <li key={place.to}>
      {place.also?.some((path) => `${pathname}/`.startsWith(`${path}/`)) ? (
        <Link to={place.to} aria-current="page" className={styles.place} onClick={onGo}>
          {text(place.name)}
        </Link>
      ) : (
        <PlaceLink to={place.to} end={place.to === '/'} className={styles.place} onClick={onGo}>
          {text(place.name)}
        </PlaceLink>
      )}
    </li>
  )
  return (
    <nav aria-label={text('frame.navigation')}>
      <Link to="/" className={styles.mark} onClick={onGo}>
        Zorgborg
      </Link>
      <ul className={styles.places}>{main.map(item)}</ul>
      <hr className={styles.divide} />
      <h2 className={styles.group}>{text('place.settings')}</h2>
      <ul className={styles.places}>{settings.map(item)}</ul>
    </nav>
  )
}
