import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Page } from '../ui/page.tsx'
import { Outcome } from './outcome.tsx'
import { nextStep, progressOf, type Road, roadSteps } from './road.ts'
import { StepList } from './step-list.tsx'
import styles from './touchpoints.module.css'

/** Where the road stands, and the step with which to go on. */
export function RoadStart({ road }: { road: Road }) {
  const text = useText()
  const may = useMay('touchpoints:write')
  if (road.services.length === 0) {
    return (
      <Page title={text('touch.title')}>
        <EmptyPage
          purpose={text('touch.purpose')}
          auditor={text('touch.auditor')}
          step={may ? <ButtonLink to="/touchpoints/services">{text('touch.begin')}</ButtonLink> : null}
        />
        <ol className={styles.promise}>
          {(['first', 'second', 'third'] as const).map((part) => (
            <li key={part}>{text(`touch.promise.${part}`)}</li>
          ))}
        </ol>
      </Page>
    )
  }
  const next = nextStep(road)
  const progress = progressOf(road)
  const left = roadSteps.filter((step) => progress[step] === 'open' && step !== 'overview').length
  return (
    <Page
      title={text('touch.title')}
      lede={left === 0 ? text('touch.allDone') : text('touch.left', { count: left })}
      action={
        <ButtonLink to={`/touchpoints/${next}`}>{text('touch.goOn', { step: text(`touch.step.${next}`) })}</ButtonLink>
      }
    >
      <div className={styles.start}>
        <StepList road={road} current={null} explained />
        <Outcome road={road} />
      </div>
    </Page>
  )
}
