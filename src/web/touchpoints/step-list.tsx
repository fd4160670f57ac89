import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { VerdictShape } from '../ui/verdict.tsx'
import { progressOf, type Road, type RoadStep, roadSteps } from './road.ts'
import styles from './step-list.module.css'

const shapes = { done: 'holds', open: 'open', skipped: 'none' } as const

type StepListProps = { road: Road; current: RoadStep | null; explained?: boolean }

/** The steps of the road with how far each is; all of them can be opened at any time. */
export function StepList({ road, current, explained }: StepListProps) {
  const text = useText()
  const progress = progressOf(road)
  return (
    <nav aria-label={text('touch.steps')} className={explained ? styles.wide : styles.beside}>
      <ol>
        {roadSteps.map((step) => (
          <li key={step} data-state={progress[step]}>
            <Link to={`/touchpoints/${step}`} aria-current={step === current ? 'step' : undefined}>
              {step === 'overview' ? <VerdictShape state="open" /> : <VerdictShape state={shapes[progress[step]]} />}
              <span className={styles.name}>
                {text(`touch.step.${step}`)}
                <span className="unseen">, {text(`touch.progress.${progress[step]}`)}</span>
              </span>
            </Link>
            {explained ? <p className="small">{text(`touch.stepIs.${step}`)}</p> : null}
          </li>
        ))}
      </ol>
    </nav>
  )
}
