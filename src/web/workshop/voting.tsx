import { type Stage, stages } from '../../core/workshop/agenda.ts'
import { useText } from '../session/text.tsx'
import { VerdictShape } from '../ui/verdict.tsx'
import styles from './run-voting.module.css'
import { ScaleTable } from './scale-table.tsx'
import type { Run } from './use-run.ts'
import type { Item, Scales } from './workshop.ts'

/** The stage that is shown: the one that is voted on, else the last that was revealed. */
const stageOf = (item: Item): Stage => item.open ?? stages.findLast((one) => item.votes[one].revealedAt) ?? 'inherent'

/** The scales with the votes on them once they are shown, and who has voted. */
export function Voting({ run, item }: { run: Run; item: Item }) {
  const text = useText()
  const { scales } = run.workshop
  if (!scales) return <p className={styles.notice}>{text('workshop.noCriteria')}</p>
  const stage = stageOf(item)
  const { inherent, residual } = item.votes
  // The first outcome stays in sight while the team talks about it and votes again, until the second one is there.
  const spread = residual.spread ?? inherent.spread
  const both = residual.spread !== null && inherent.spread !== null && inherent.spread.likelihood.votes > 0
  return (
    <section className={styles.voting} aria-label={text('workshop.voting')}>
      <h2>
        {text(`workshop.stage.${stage}`)}
        <span className={styles.soft}> {text(`workshop.stageHint.${stage}`)}</span>
      </h2>
      {both ? (
        <p className={styles.earlier}>
          {text('workshop.earlier', {
            likelihood: inherent.spread?.likelihood.median ?? 0,
            impact: inherent.spread?.impact.median ?? 0,
          })}
        </p>
      ) : null}
      {stage === 'residual' && residual.spread === null && inherent.spread ? (
        <p className={styles.earlier}>{text('workshop.showing')}</p>
      ) : null}
      {item.open ? <Voters run={run} /> : null}
      <div className={styles.scales}>
        <ScaleTable title={text('workshop.likelihood')} steps={scales.likelihood} spread={spread?.likelihood ?? null} />
        <ScaleTable
          title={text('workshop.impact')}
          about={aspectNames(scales, item.touched)}
          steps={scales.impact}
          meanings={touchedMeanings(scales, item.touched)}
          spread={spread?.impact ?? null}
        />
      </div>
    </section>
  )
}

/** What each step is for the one aspect that is touched; with more of them the words of the scale itself say it. */
export function touchedMeanings({ aspects }: Scales, touched: readonly string[]) {
  const found = aspects.filter(({ id, meanings }) => touched.includes(id) && meanings.some(Boolean))
  return found.length > 1 ? [] : found.map(({ name, meanings }) => ({ aspect: name, meanings }))
}

/** What is touched, by name. */
export const aspectNames = ({ aspects }: Scales, touched: readonly string[]): string[] =>
  aspects.filter(({ id }) => touched.includes(id)).map(({ name }) => name)

/** Who takes part and who has voted; whose vote is typed now. */
function Voters({ run }: { run: Run }) {
  const text = useText()
  const { voters, votes, active, half } = run
  if (voters.length === 0) return <p className={styles.notice}>{text('workshop.said.nobody')}</p>
  return (
    <div>
      <h3 className={styles.votersHead}>
        {text('workshop.votedOf', { voted: votes?.votedBy.length ?? 0, of: voters.length })}
      </h3>
      <ul className={styles.voters}>
        {voters.map(({ id, name, account }) => {
          const voted = votes?.votedBy.includes(id) ?? false
          const now = active?.id === id
          return (
            <li key={id}>
              <button
                type="button"
                className={styles.voter}
                aria-pressed={now}
                data-voted={voted || undefined}
                onClick={() => run.chooseVoter(id)}
              >
                <VerdictShape state={voted ? 'holds' : 'open'} />
                {name}
                <span className="unseen">{text(voted ? 'workshop.hasVoted' : 'workshop.notVoted')}</span>
                {account ? <span className={styles.soft}>{text('workshop.ownDevice')}</span> : null}
                {now && half !== null ? <span className={styles.half}>{text('workshop.halfShort')}</span> : null}
              </button>
            </li>
          )
        })}
      </ul>
      {active ? (
        <div className={styles.digits}>
          <span>{text(half === null ? 'workshop.typeLikelihood' : 'workshop.typeImpact', { name: active.name })}</span>
          {(run.workshop.scales?.[half === null ? 'likelihood' : 'impact'] ?? []).map((step, place) => (
            <button
              key={step.name}
              type="button"
              className={styles.digit}
              aria-label={text('workshop.typeStep', { step: place + 1, name: step.name })}
              onClick={() => run.digit(place + 1)}
            >
              {place + 1}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}
