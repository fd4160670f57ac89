import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
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
  const row = useRef<HTMLUListElement>(null)
  const { pathname } = useLocation()
  // On a narrow screen they stand in a row that scrolls: the page that one is on comes to its middle.
  useEffect(() => {
    const list = row.current
    const here = list?.querySelector<HTMLElement>('[aria-current="page"]')
    if (pathname && list && here) list.scrollLeft = here.offsetLeft - (list.clientWidth - here.offsetWidth) / 2
  }, [pathname])
  return (
    <nav aria-label={label} className="screen-only">
      <ul className={styles.parts} ref={row}>
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
