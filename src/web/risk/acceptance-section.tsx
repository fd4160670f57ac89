import { useState } from 'react'
import { withdrawAcceptance } from '../../features/risk/acceptance.contract.ts'
import { useWritten } from '../session/language.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { AcceptSheet } from './accept-sheet.tsx'
import { LevelMark } from './level-mark.tsx'
import styles from './risk.module.css'
import type { Risk } from './risk.ts'
import { useWhoMay } from './use-who-may.ts'
import { WithdrawSheet } from './withdraw-sheet.tsx'

type Acceptance = Risk['acceptances'][number]

/** Who may bear the risk and until when at most, and who did. */
export function AcceptanceSection({ risk }: { risk: Risk }) {
  const text = useText()
  const written = useWritten()
  const who = useWhoMay()
  const may = useMay('risk:accept')
  const [opened, setOpened] = useState<'accept' | Acceptance | null>(null)
  const { accepting, acceptances } = risk
  if (accepting === null && acceptances.length === 0) return null
  return (
    <Section
      title={text('risk.acceptance')}
      id="acceptance"
      beside={
        may && accepting?.may ? (
          <Button look="bare" small onPress={() => setOpened('accept')}>
            {text('risk.accept')}
          </Button>
        ) : null
      }
    >
      {accepting ? (
        <div>
          <p>
            {who(accepting)} {text('risk.longest', { day: written.day(accepting.longest) })}
          </p>
          {may && !accepting.may && accepting.whyNot ? (
            <p className="small">{written.inLanguage(accepting.whyNot)}</p>
          ) : null}
        </div>
      ) : null}
      <ul className={styles.plain}>
        {acceptances.map((one) => (
          <li key={one.id}>
            <AcceptedOne one={one} onWithdraw={may && one.mayWithdraw ? () => setOpened(one) : undefined} />
          </li>
        ))}
      </ul>
      {opened === 'accept' ? <AcceptSheet risk={risk} onClose={() => setOpened(null)} /> : null}
      {opened !== null && opened !== 'accept' ? (
        <WithdrawSheet
          contract={withdrawAcceptance}
          about={opened}
          words={{
            title: text('risk.withdrawAcceptance'),
            explain: text('risk.withdrawExplain'),
            done: text('risk.acceptanceWithdrawn'),
          }}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </Section>
  )
}

function AcceptedOne({ one, onWithdraw }: { one: Acceptance; onWithdraw: (() => void) | undefined }) {
  const text = useText()
  const written = useWritten()
  return (
    <>
      <div className={styles.line}>
        <Verdict state={one.holds ? 'part' : 'none'}>{text(one.holds ? 'risk.holds' : 'risk.holdsNot')}</Verdict>
        <LevelMark level={one.level} />
        <span className="small">
          {text('exception.period', { from: written.day(one.starts), until: written.day(one.ends) })}
        </span>
      </div>
      <p lang="">{one.reason}</p>
      <p className="small">
        {text('risk.acceptedBy', { name: one.acceptedBy, role: text(`role.${one.acceptedAs}`) })}{' '}
        {one.withdrawnOn ? (
          <>
            {text('risk.withdrawnOn', { day: written.day(one.withdrawnOn) })}{' '}
            <span lang="">{one.withdrawalReason}</span>
          </>
        ) : null}
      </p>
      {onWithdraw ? (
        <Button look="bare" small onPress={onWithdraw}>
          {text('risk.withdrawAcceptance')}
        </Button>
      ) : null}
    </>
  )
}
