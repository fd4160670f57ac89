import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Remark } from '../ui/problem.tsx'
import styles from './versions.module.css'
import type { Versions } from './versions.ts'

/** What still stops an approval, and what does not but will be asked for, with the way to each; nothing where all is there. */
export function Readiness({ found }: { found: Versions }) {
  const text = useText()
  const { open, lapsed, scope } = found
  return (
    <>
      {open.undecided + open.unmarked > 0 ? <Stops open={open} /> : null}
      {lapsed > 0 ? (
        <Remark>
          <p>
            <Link to="/statement?lapsed=any">{text('lapsed.count', { count: lapsed })}</Link>{' '}
            {text('lapsed.approveAnyway')}
          </p>
        </Remark>
      ) : null}
      {scope.missing ? (
        <Remark>
          <p>
            {text('versions.scopeMissing')} <Link to="/settings/organisation">{text('organisation.scopeFirst')}</Link>
          </p>
        </Remark>
      ) : null}
    </>
  )
}

function Stops({ open }: Pick<Versions, 'open'>) {
  const text = useText()
  return (
    <Remark>
      <p>
        <b>{text('versions.stopped')}</b>
      </p>
      <ul className={styles.stops}>
        {open.undecided > 0 ? (
          <li>
            <Link to="/statement?state=undecided">{text('versions.undecided', { count: open.undecided })}</Link>
          </li>
        ) : null}
        {open.unmarked > 0 ? (
          <li>
            <Link to="/statement?state=unmarked">{text('versions.unmarked', { count: open.unmarked })}</Link>
          </li>
        ) : null}
      </ul>
    </Remark>
  )
}
