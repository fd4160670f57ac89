import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import styles from './statement.module.css'

type Shown = 'list' | 'combined'
const addresses: Record<Shown, string> = { list: '/statement', combined: '/statement/combined' }

/** The two ways to look at the statement: standard by standard, or all standards beside each other. */
export function StatementViews({ shown }: { shown: Shown }) {
  const text = useText()
  return (
    <nav className={styles.views} aria-label={text('combined.views')}>
      {(['list', 'combined'] as const).map((view) =>
        view === shown ? (
          <span key={view} aria-current="page">
            {text(`combined.view.${view}`)}
          </span>
        ) : (
          <Link key={view} to={addresses[view]}>
            {text(`combined.view.${view}`)}
          </Link>
        ),
      )}
    </nav>
  )
}
