import { readVotingAddress } from '../../features/workshop/workshop.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useText } from '../session/text.tsx'
import { Participants } from './participants.tsx'
import styles from './run.module.css'
import type { Run } from './use-run.ts'

/** Before the first scenario and during a break: who takes part, how to vote on an own device, and what is to come. */
export function RunBreak({ run }: { run: Run }) {
  const text = useText()
  const { workshop } = run
  const left = workshop.items.filter(({ state }) => state === 'waiting').length
  const begun = workshop.items.some(({ seconds }) => seconds > 0)
  const address = useAnswer(readVotingAddress, { params: { id: workshop.id } })
  return (
    <div className={styles.break}>
      <div>
        <h1>{text(begun ? 'workshop.break' : 'workshop.welcome', { title: workshop.title })}</h1>
        <p className={styles.description}>{text('workshop.toCome', { count: left, minutes: workshop.minutes })}</p>
        <h2>{text('workshop.participants')}</h2>
        <Participants workshop={workshop} />
      </div>
      {address.data ? (
        <div className={styles.join}>
          <h2>{text('workshop.joinTitle')}</h2>
          <img
            className={styles.qr}
            src={`data:image/svg+xml,${encodeURIComponent(address.data.qr)}`}
            alt={text('workshop.joinQr')}
          />
          <p>{text('workshop.joinExplain')}</p>
        </div>
      ) : null}
    </div>
  )
}
