import { Link } from '../session/link.tsx'
import { useMaySee, useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import styles from './frame.module.css'

/** What everybody should know about this installation: that it is a demo, and, for who can act on it, that no mail leaves it or that its disk fills up. */
export function Notices() {
  const text = useText()
  const { session } = useSession()
  const maySeeMail = useMaySee('mail:read')
  const noMail = maySeeMail && !session.mailConfigured
  const diskLow = maySeeMail && session.diskLow
  if (!session.demo && !noMail && !diskLow) return null
  return (
    <aside className={`${styles.notices} screen-only`} aria-label={text('notice.label')}>
      {session.demo ? <span>{text('demo.band')}</span> : null}
      {noMail ? (
        <span>
          {text('notice.noMail')} <Link to="/settings/mail">{text('notice.noMailLink')}</Link>
        </span>
      ) : null}
      {diskLow ? <span>{text('notice.diskLow')}</span> : null}
    </aside>
  )
}
