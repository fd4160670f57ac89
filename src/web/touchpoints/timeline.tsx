import { useState } from 'react'
import { stepWords } from '../../core/touchpoints/words.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Verdict } from '../ui/verdict.tsx'
import type { Assessment, RoadPlan } from './road.ts'
import { StepSheet } from './step-sheet.tsx'
import styles from './touchpoints.module.css'

type PlanStep = RoadPlan['steps'][number]
type Row = { key: string; day: string } & (
  | { kind: 'step'; step: PlanStep }
  | { kind: 'closing'; closing: RoadPlan['closings'][number] }
)

/** Steps and measures in the order of their days. */
function rowsOf(plan: RoadPlan): Row[] {
  const steps = plan.steps.map((step): Row => ({ kind: 'step', key: step.step, day: step.day, step }))
  const closings = plan.closings.map(
    (closing): Row => ({ kind: 'closing', key: closing.id, day: closing.day, closing }),
  )
  return [...closings, ...steps].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** The plan as a list of days: what is still to come, each step, and the audit. */
export function Timeline({ assessment }: { assessment: Assessment }) {
  const text = useText()
  const written = useWritten()
  const may = useMay('touchpoints:write')
  const [open, setOpen] = useState<string | null>(null)
  const { plan } = assessment
  if (!plan) return null
  const sheet = plan.steps.find(({ step }) => step === open)
  return (
    <>
      <ol className={styles.timeline}>
        {rowsOf(plan).map((row) => (
          <li key={row.key} className={row.kind === 'step' && row.step.step === 'stage-2' ? styles.audit : undefined}>
            <span className={styles.day}>{written.day(row.day)}</span>
            {row.kind === 'step' ? (
              <StepRow step={row.step} plan={plan} />
            ) : (
              <ClosingRow {...row} assessment={assessment} />
            )}
            {row.kind === 'step' && may && !row.step.computed ? (
              <Button
                small
                look="bare"
                onPress={() => setOpen(row.step.step)}
                label={text('touch.changeNamed', { name: written.inLanguage(stepWords[row.step.step].name) })}
              >
                {text('touch.change')}
              </Button>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ol>
      {sheet ? <StepSheet step={sheet} onClose={() => setOpen(null)} /> : null}
    </>
  )
}

function StepRow({ step, plan }: { step: PlanStep; plan: RoadPlan }) {
  const text = useText()
  const written = useWritten()
  const { name, explain } = stepWords[step.step]
  const waits = plan.auditNotBefore !== null && step.step === 'stage-2' && step.day === plan.auditNotBefore
  return (
    <div>
      <div className={styles.stepName}>
        <b>{written.inLanguage(name)}</b>
        {step.doneOn ? <Verdict state="holds">{text('touch.done')}</Verdict> : null}
        {step.late ? <Verdict state="fails">{text('touch.late', { day: written.day(step.due) })}</Verdict> : null}
      </div>
      <p className="small">{written.inLanguage(explain)}</p>
      {step.movedOn ? <p className="small">{text('touch.movedOn', { day: written.day(step.earliest) })}</p> : null}
      {waits ? <p className="small">{text('touch.auditWaits')}</p> : null}
    </div>
  )
}

function ClosingRow({ closing, assessment }: { closing: RoadPlan['closings'][number]; assessment: Assessment }) {
  const text = useText()
  const written = useWritten()
  const requirement = assessment.requirements.find(({ id }) => id === closing.id)
  return (
    <div>
      <Link to="/touchpoints/check">
        {closing.id} {requirement ? written.inLanguage(requirement.title) : ''}
      </Link>
      <p className="small">
        {[
          closing.estimated ? text('touch.estimated') : text('touch.inOperation'),
          closing.overdue ? text('touch.overdue') : '',
          requirement?.check?.owner ? text('touch.ownedBy', { owner: requirement.check.owner }) : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </div>
  )
}
