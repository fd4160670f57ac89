import type { ComponentType, ReactNode } from 'react'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { CheckStep } from './check-step.tsx'
import { FlowsStep } from './flows-step.tsx'
import { ServicesStep } from './offerings-step.tsx'
import { OverviewStep } from './overview-step.tsx'
import { PartsStep } from './parts-step.tsx'
import { PlanStep } from './plan-step.tsx'
import { ResultStep } from './result-step.tsx'
import { progressOf, type Road, type RoadStep, roadSteps } from './road.ts'
import { StepList } from './step-list.tsx'
import styles from './touchpoints.module.css'
import { WaysStep } from './ways-step.tsx'

const bodies: Record<RoadStep, ComponentType<{ road: Road }>> = {
  services: ServicesStep,
  flows: FlowsStep,
  parts: PartsStep,
  ways: WaysStep,
  result: ResultStep,
  check: CheckStep,
  plan: PlanStep,
  overview: OverviewStep,
}

/** What must be there before a step makes sense. */
const needs: Partial<Record<RoadStep, RoadStep>> = {
  flows: 'services',
  parts: 'flows',
  ways: 'flows',
  result: 'flows',
  check: 'result',
  plan: 'result',
}

function missingBefore(road: Road, step: RoadStep): RoadStep | null {
  const before = needs[step]
  if (!before) return null
  if (road.services.length === 0) return 'services'
  if (before === 'services') return null
  if (road.services.every(({ flows }) => flows.length === 0)) return 'flows'
  if (before === 'flows') return null
  const result = road.whole.result
  return result === 'open' ? (progressOf(road).parts === 'open' ? 'parts' : 'ways') : null
}

/** One step: its question, why it is asked, and the way on. */
export function RoadStepPage({ road, step }: { road: Road; step: RoadStep }) {
  const text = useText()
  const place = roadSteps.indexOf(step)
  const progress = progressOf(road)
  const before = roadSteps.slice(0, place).findLast((one) => progress[one] !== 'skipped')
  const after = roadSteps.slice(place + 1).find((one) => progress[one] !== 'skipped')
  const missing = missingBefore(road, step)
  const Body = bodies[step]
  const links: ReactNode = (
    <nav className={`row ${styles.onward}`} aria-label={text('touch.onward')}>
      {after ? (
        <ButtonLink to={`/touchpoints/${after}`} look={progress[step] === 'open' ? 'quiet' : 'main'}>
          {text('touch.next', { step: text(`touch.step.${after}`) })}
        </ButtonLink>
      ) : (
        <ButtonLink to="/touchpoints" look="quiet">
          {text('touch.ready')}
        </ButtonLink>
      )}
      {before ? (
        <ButtonLink to={`/touchpoints/${before}`} look="bare">
          {text('touch.back', { step: text(`touch.step.${before}`) })}
        </ButtonLink>
      ) : null}
    </nav>
  )
  return (
    <Page
      title={text(`touch.question.${step}`)}
      tab={text(`touch.step.${step}`)}
      crumbs={
        <>
          <Link to="/touchpoints">{text('touch.title')}</Link> ·{' '}
          {text('touch.place', { place: place + 1, of: roadSteps.length })}
        </>
      }
    >
      <div className={styles.layout}>
        <StepList road={road} current={step} />
        <div className={styles.body}>
          <p className={styles.why}>{text(`touch.why.${step}`)}</p>
          {missing ? (
            <div className="stack">
              <p>{text('touch.first', { step: text(`touch.step.${missing}`) })}</p>
              <div className="row">
                <ButtonLink to={`/touchpoints/${missing}`}>{text(`touch.step.${missing}`)}</ButtonLink>
              </div>
            </div>
          ) : (
            <>
              <Body road={road} />
              {links}
            </>
          )}
        </div>
      </div>
    </Page>
  )
}
