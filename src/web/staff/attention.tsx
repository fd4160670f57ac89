import { useState } from 'react'
import { joinAccounts } from '../../features/staff/staff.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './staff.module.css'
import type { StaffOverview } from './staff.ts'

/** What about the list deserves attention, each with the way to it. */
export function Attention({ overview }: { overview: StaffOverview }) {
  const text = useText()
  const may = useMay('staff:write')
  const [joining, setJoining] = useState(false)
  const { withoutTeam, withoutEmail, away, accountsOffered } = overview
  const offered = may ? accountsOffered.length : 0
  if (withoutTeam + withoutEmail + away + offered === 0) return null
  return (
    <>
      <ul className={styles.attention}>
        {withoutTeam > 0 ? (
          <li>
            <Verdict state="soon">
              <Link to="/staff?team=none">{text('staff.withoutTeam', { count: withoutTeam })}</Link>
            </Verdict>
          </li>
        ) : null}
        {withoutEmail > 0 ? (
          <li>
            <Verdict state="soon">{text('staff.withoutEmail', { count: withoutEmail })}</Verdict>
          </li>
        ) : null}
        {away > 0 ? (
          <li>
            <Verdict state="unseen">{text('staff.awayCount', { count: away })}</Verdict>
          </li>
        ) : null}
        {offered > 0 ? (
          <li>
            <Button look="bare" small onPress={() => setJoining(true)}>
              {text('staff.offered', { count: offered })}
            </Button>
          </li>
        ) : null}
      </ul>
      {joining && offered > 0 ? <JoinSheet people={accountsOffered} onClose={() => setJoining(false)} /> : null}
    </>
  )
}

function JoinSheet({ people, onClose }: { people: StaffOverview['accountsOffered']; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const join = useCommand(joinAccounts)
  const send = async () => {
    try {
      const { changed } = await join.mutateAsync({ body: { people: people.map(({ id }) => id) } })
      announce(text('staff.joined', { count: changed }))
      onClose()
    } catch {
      // Shown above the names.
    }
  }
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('staff.joinTitle')}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      foot={<SaveFoot busy={join.isPending} onCancel={onClose} save={text('staff.join')} />}
    >
      {join.error ? <Problem problem={join.error} /> : null}
      <p>{text('staff.joinExplain')}</p>
      <ul className={styles.plain}>
        {people.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </Sheet>
  )
}
