import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Remark } from '../ui/problem.tsx'
import styles from './profile.module.css'
import type { ScopeStatement } from './profile.ts'

const places = {
  sector: '/profile',
  people: '/profile',
  cluster: '/profile',
  locations: '/profile/scope#locations',
  processes: '/profile/scope#processes',
  systems: '/profile/scope#systems',
  interfaces: '/profile/scope#interfaces',
} as const

/** What the statement still lacks: first what stops an approval, then what an auditor will miss. */
export function ScopeGaps({ gaps }: { gaps: ScopeStatement['gaps'] }) {
  const text = useText()
  if (gaps.length === 0) return null
  const blocking = gaps.filter((gap) => gap.blocking)
  const shown = blocking.length > 0 ? blocking : gaps
  return (
    <Remark>
      <p>{text(blocking.length > 0 ? 'scopeText.stopped' : 'scopeText.lacks')}</p>
      <ul className={styles.changes}>
        {shown.map(({ part }) => (
          <li key={part}>
            <Link to={places[part]}>{text(`scopeGap.${part}`)}</Link>
          </li>
        ))}
      </ul>
    </Remark>
  )
}
