import { useState } from 'react'
import { treatmentWords } from '../../core/risk/standing-words.ts'
import { withdrawApproval } from '../../features/risk/approval.contract.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { type State, Verdict } from '../ui/verdict.tsx'
import { ApproveSheet } from './approve-sheet.tsx'
import styles from './risk.module.css'
import type { Risk } from './risk.ts'
import { WithdrawSheet } from './withdraw-sheet.tsx'

type Given = Risk['approval']['given'][number]

/** Which mark the approval of an owner gets. */
export const verdictOfApproval: Record<Risk['approval']['state'], State> = {
  'not-asked': 'none',
  asked: 'open',
  changed: 'fails',
  given: 'holds',
}

/** Whether the owner stands behind what is done about the risk, and what was approved before. */
export function ApprovalSection({ risk }: { risk: Risk }) {
  const text = useText()
  const [opened, setOpened] = useState<'approve' | Given | null>(null)
  const { state, changes, asks, given } = risk.approval
  if (state === 'not-asked' && given.length === 0) return null
  const may = asks !== null && (asks.asOwner || asks.forOwner)
  return (
    <Section
      title={text('approval.title')}
      id="approval"
      beside={
        may ? (
          <Button look="bare" small onPress={() => setOpened('approve')}>
            {text(asks.asOwner ? 'approval.approve' : 'approval.record')}
          </Button>
        ) : null
      }
    >
      {state === 'not-asked' ? null : (
        <div>
          <Verdict state={verdictOfApproval[state]}>{text(`approval.state.${state}`)}</Verdict>
          {changes.length > 0 ? (
            <p className="small">{changes.map((one) => text(`approval.change.${one}`)).join(' ')}</p>
          ) : null}
          {state === 'asked' && asks ? <p className="small">{text('approval.askedOf', { name: asks.owner })}</p> : null}
        </div>
      )}
      <ul className={styles.plain}>
        {given.map((one) => (
          <li key={one.id}>
            <GivenOne one={one} onWithdraw={one.mayWithdraw ? () => setOpened(one) : undefined} />
          </li>
        ))}
      </ul>
      {opened === 'approve' && asks ? <ApproveSheet risk={risk} asks={asks} onClose={() => setOpened(null)} /> : null}
      {opened !== null && opened !== 'approve' ? (
        <WithdrawSheet
          contract={withdrawApproval}
          about={opened}
          words={{
            title: text('approval.withdraw'),
            explain: text('approval.withdrawExplain'),
            done: text('approval.withdrawn'),
          }}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </Section>
  )
}

function GivenOne({ one, onWithdraw }: { one: Given; onWithdraw: (() => void) | undefined }) {
  const text = useText()
  const written = useWritten()
  return (
    <>
      <p>
        <b>{text('approval.by', { name: one.by, day: written.day(one.on) })}</b>{' '}
        {written.inLanguage(treatmentWords[one.treatment])}.
      </p>
      {one.recordedBy ? (
        <p className="small">
          <span lang="">{one.note}</span>{' '}
          {text('approval.recordedBy', { name: one.recordedBy, day: written.dayOf(one.recordedAt) })}
        </p>
      ) : null}
      {one.withdrawnOn ? (
        <p className="small">
          {text('risk.withdrawnOn', { day: written.day(one.withdrawnOn) })} <span lang="">{one.withdrawalReason}</span>
        </p>
      ) : null}
      {onWithdraw ? (
        <Button look="bare" small onPress={onWithdraw}>
          {text('approval.withdraw')}
        </Button>
      ) : null}
    </>
  )
}
