import { useEffect } from 'react'
import { useWritten } from '../session/language.tsx'
import { Link, useGo } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { addressOf, type Requirement } from './control.ts'
import styles from './neighbours.module.css'

type Props = { edition: string; number: string; requirements: readonly Requirement[] }

// Where arrows already mean something else.
const arrowsTaken =
  'input, textarea, select, [role="menu"], [role="dialog"], [role="listbox"], [contenteditable="true"]'

/** The way to the control before and after this one, by link or by arrow key. */
export function Neighbours({ edition, number, requirements }: Props) {
  const text = useText()
  const written = useWritten()
  const go = useGo()
  const place = requirements.findIndex((one) => one.id === number)
  const previous = place > 0 ? requirements[place - 1] : undefined
  const next = requirements[place + 1]
  const to = { ArrowLeft: previous?.id, ArrowRight: next?.id }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
      if (event.target instanceof Element && event.target.closest(arrowsTaken)) return
      if (document.querySelector('[aria-modal="true"]')) return
      const there = to[event.key]
      if (there === undefined) return
      event.preventDefault()
      go(addressOf(edition, there))
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
  return (
    <nav className={`screen-only ${styles.neighbours}`} aria-label={text('control.keys')}>
      {previous ? (
        <Link to={addressOf(edition, previous.id)} aria-keyshortcuts="ArrowLeft" rel="prev">
          {text('control.previous', { number: previous.id, title: written.inLanguage(previous.title) })}
        </Link>
      ) : (
        <span />
      )}
      {next ? (
        <Link to={addressOf(edition, next.id)} aria-keyshortcuts="ArrowRight" rel="next">
          {text('control.next', { number: next.id, title: written.inLanguage(next.title) })}
        </Link>
      ) : null}
      <p className="small">{text('control.keys')}</p>
    </nav>
  )
}
