import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { Section } from '../ui/page.tsx'
import { Remark } from '../ui/problem.tsx'
import { Outcome } from './outcome.tsx'
import { PlanSettings } from './plan-settings.tsx'
import { type Road, scopeOf } from './road.ts'
import { Timeline } from './timeline.tsx'
import styles from './touchpoints.module.css'

/** One of the three conclusions and the plan that follows, recomputed with every day that moves. */
export function PlanStep({ road }: { road: Road }) {
  const text = useText()
  const assessment = scopeOf(road)
  const { plan } = assessment
  if (!plan) return <p>{text('touch.nothingToPlan')}</p>
  const set = road.settings.revision > 0 && road.settings.hasIsoCertificate !== null
  const settings = <PlanSettings key={road.settings.revision} road={road} />
  return (
    <>
      {plan.unanswered > 0 ? (
        <Remark>
          <p>
            {text('touch.provisional', { count: plan.unanswered })}{' '}
            <Link to="/touchpoints/check">{text('touch.step.check')}</Link>
          </p>
        </Remark>
      ) : null}
      {set ? null : settings}
      <Outcome road={road} />
      <Why road={road} />
      {set ? (
        <details className={styles.settings} open={plan.conclusion === 3}>
          <summary>{text('touch.settings')}</summary>
          {settings}
        </details>
      ) : null}
      <Section title={text('touch.planTitle')}>
        <Timeline assessment={assessment} />
      </Section>
    </>
  )
}

/** What was counted for the conclusion, and against which border. */
function Why({ road }: { road: Road }) {
  const text = useText()
  const written = useWritten()
  const { at, today: now } = useMoment()
  const { plan } = scopeOf(road)
  if (!plan) return null
  const today = at ?? now
  const { counted, auditNotBefore, lastInOperation, undated } = plan
  const { gapShare, operationMonths } = road.settings
  const sentences = [
    counted.gaps > 0
      ? text('touch.counted', {
          count: counted.gaps,
          relevant: counted.relevant,
          share: counted.share,
          border: gapShare,
          soon: written.day(counted.soonUntil),
        })
      : text('touch.countedNone', { relevant: counted.relevant }),
    ...plan.programmeBecause.map((because) => text(`touch.programme.${because}`)),
    !auditNotBefore || !lastInOperation
      ? ''
      : auditNotBefore <= today
        ? text('touch.ruleMet', { count: operationMonths })
        : text('touch.rule', {
            last: written.day(lastInOperation),
            count: operationMonths,
            day: written.day(auditNotBefore),
          }),
    undated.length > 0 ? text('touch.undated', { numbers: written.list(undated) }) : '',
  ]
  const other = road.partial ? road.whole.plan : null
  return (
    <>
      <p className={styles.whys}>{sentences.filter(Boolean).join(' ')}</p>
      {other ? (
        <p className="small">
          {text('touch.wholeScope', {
            conclusion: text(`touch.conclusion.${other.conclusion}`),
            count: other.counted.gaps,
          })}
        </p>
      ) : null}
    </>
  )
}
