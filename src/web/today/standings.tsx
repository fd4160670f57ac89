import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { controlStates } from '../ui/control-state.ts'
import { PartsBar } from '../ui/percentage.tsx'
import type { EditionStanding, Today } from './to-do.ts'
import styles from './today.module.css'

/** Beside the page: a bar per edition that opens to the lists behind it, and the newest approved statement. */
export function Standings({ facts }: { facts: Today }) {
  const text = useText()
  const written = useWritten()
  const { newest, approvedAt } = facts.soa
  return (
    <>
      {facts.editions.map((edition) => (
        <EditionBar key={edition.edition} edition={edition} />
      ))}
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

function EditionBar({ edition }: { edition: EditionStanding }) {
  const text = useText()
  const { states } = edition
  return (
    <div className={styles.standing}>
      <h3>
        <Link to={`/standards/${edition.edition}`}>{edition.editionName}</Link>
      </h3>
      <PartsBar
        parts={[
          { state: 'holds', part: states['in-place'] },
          { state: 'soon', part: states.partly + states.planned },
          { state: 'fails', part: states.absent + states.unmarked },
          { state: 'none', part: states.undecided },
        ]}
      />
      <ul className={styles.counts}>
        {controlStates
          .filter((state) => states[state] > 0)
          .map((state) => (
            <li key={state}>
              <Link className={styles.count} to={`/statement?edition=${edition.edition}&state=${state}`}>
                {text('today.count', { count: states[state], state: text(`state.${state}`).toLowerCase() })}
              </Link>
            </li>
          ))}
      </ul>
    </div>
  )
}
