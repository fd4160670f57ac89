import { PlaceLink } from '../session/link.tsx'
import { type TextName, useText } from '../session/text.tsx'
import styles from './parts.module.css'

type Part = {
  to: string
  name: TextName
  /** The pages below it belong to it too. */
  withBelow?: boolean
}

/** The pages of one place, beside each other; which of them somebody may see is for the caller to say. */
export function Parts({ label, parts }: { label: string; parts: readonly Part[] }) {
  const text = useText()
  return (
    <nav aria-label={label} className="screen-only">
      <ul className={styles.parts}>
        {parts.map(({ to, name, withBelow }) => (
          <li key={to}>
            <PlaceLink to={to} end={!withBelow}>
              {text(name)}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
