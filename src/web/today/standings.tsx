import { partsOfSum } from '../demonstrability/verdicts.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { PartsBar } from '../ui/percentage.tsx'
import type { Today } from './to-do.ts'
import styles from './today.module.css'
import type { VerdictStandings } from './use-standings.ts'
import { Watches } from './watches.tsx'

type Props = { facts: Today; standings: VerdictStandings }

/** Beside the page: a bar per edition that opens to the lists behind it, the next audit, and the newest approved statement. */
export function Standings({ facts, standings }: Props) {
  const text = useText()
  const written = useWritten()
  const { newest, approvedAt } = facts.soa
  const maySeeTasks = useMaySee('tasks:read')
  return (
    <>
      {standings.editions.map((edition) => (
        <EditionBar key={edition.edition} edition={edition} />
      ))}
      <p className="small">
        <Link to="/demonstrability">{text('today.allVerdicts')}</Link>
        {' · '}
        <Link to="/demonstrability/curve">{text('today.curve')}</Link>
        {' · '}
        <Link to="/demonstrability/what-if">{text('today.whatIf')}</Link>
      </p>
      {maySeeTasks ? <Watches /> : null}
      <NextAudit standings={standings} />
      <div className={styles.statement}>
        <h3>{text('place.statement')}</h3>
        <p className="small">
          {newest !== null && approvedAt !== null
            ? text('today.newest', { version: newest, day: written.dayOf(approvedAt) })
            : text('today.noVersion')}
          <br />
          <Link to="/statement">{text('today.readStatement')}</Link>
          {' · '}
          <Link to="/statement/versions">{text('today.versions')}</Link>
        </p>
      </div>
    </>
  )
}

const lists = ['demonstrable', 'not-yet', 'not-demonstrable', 'not-applicable'] as const

function EditionBar({ edition: { edition, editionName, sum } }: { edition: VerdictStandings['editions'][number] }) {
  const text = useText()
  const counts = { ...sum, 'not-applicable': sum.leftOut }
  return (
    <div className={styles.standing}>
      <h3>
        <Link to={`/standards/${edition}`}>{editionName}</Link>
      </h3>
      <PartsBar parts={partsOfSum(sum)} />
      <ul className={styles.counts}>
        {lists
          .filter((state) => counts[state] > 0)
          .map((state) => (
            <li key={state}>
              <Link className={styles.count} to={`/demonstrability?edition=${edition}&state=${state}`}>
                {text(`today.sum.${state}`, { count: counts[state] })}
              </Link>
            </li>
          ))}
      </ul>
    </div>
  )
}

const dayMs = 86_400_000

function NextAudit({ standings: { audits, editions, day } }: { standings: VerdictStandings }) {
  const text = useText()
  const written = useWritten()
  const names = new Map(editions.map(({ edition, editionName }) => [edition, editionName]))
  const together = [...Map.groupBy(audits, (audit) => `${audit.day} ${audit.title}`).values()].sort((a, b) =>
    (a[0]?.day ?? '').localeCompare(b[0]?.day ?? ''),
  )
  return (
    <div className={styles.statement}>
      <h3>{text('today.nextAudit')}</h3>
      {together.length === 0 ? <p className="small">{text('today.noAudit')}</p> : null}
      {together.map((of) => {
        const [first] = of
        if (!first) return null
        const days = Math.round((Date.parse(first.day) - Date.parse(day)) / dayMs)
        const only = of.length === 1 ? `edition=${first.edition}&` : ''
        return (
          <p key={`${first.day} ${first.title}`} className="small">
            {first.title}
            {': '}
            {written.list(of.map(({ edition }) => names.get(edition) ?? edition))}
            <br />
            {days > 0
              ? text('today.auditIn', { day: written.day(first.day), count: days })
              : text('today.auditNow', { day: written.day(first.day) })}
            <br />
            <Link to={`/demonstrability?${only}on=${first.day}&state=lacking`}>{text('today.missingThen')}</Link>
          </p>
        )
      })}
    </div>
  )
}
