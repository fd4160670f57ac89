import type { ReactNode } from 'react'
import { useWritten } from '../session/language.tsx'
import { type Text, useText } from '../session/text.tsx'
import { VerdictBanner } from '../ui/verdict.tsx'
import { type Assessment, type Road, relevantOf, scopeOf } from './road.ts'

/** What the road comes to so far, in one verdict with its reason. */
export function Outcome({ road, children }: { road: Road; children?: ReactNode }) {
  const text = useText()
  const written = useWritten()
  const assessment = scopeOf(road)
  if (assessment.result === 'open') {
    return (
      <VerdictBanner state="open" word={text('touch.outcome.open')} reason={text('touch.outcome.openReason')}>
        {children}
      </VerdictBanner>
    )
  }
  if (assessment.result === 'none') {
    return (
      <VerdictBanner state="none" word={text('touch.outcome.none')} reason={text('touch.outcome.noneReason')}>
        {children}
      </VerdictBanner>
    )
  }
  const { plan } = assessment
  if (!plan || plan.unanswered > 0) {
    return (
      <VerdictBanner state="unseen" word={text('touch.outcome.phi')} reason={phiReason(assessment, text)}>
        {children}
      </VerdictBanner>
    )
  }
  const audit = plan.steps.find(({ step }) => step === 'stage-2')
  const day = audit ? written.day(audit.day) : ''
  const values = { count: plan.counted.gaps, day, relevant: plan.counted.relevant }
  const state = ({ 1: 'holds', 2: 'soon', 3: 'fails' } as const)[plan.conclusion]
  const waits = plan.conclusion === 2 && plan.counted.gaps === 0
  return (
    <VerdictBanner
      state={state}
      word={text(`touch.conclusion.${plan.conclusion}`)}
      reason={
        waits ? text('touch.conclusionWaits', { day }) : text(`touch.conclusionReason.${plan.conclusion}`, values)
      }
    >
      {children}
    </VerdictBanner>
  )
}

function phiReason(assessment: Assessment, text: Text): string {
  const required = assessment.requirements.filter(({ mark }) => mark !== 'guidance').length
  const relevant = relevantOf(assessment).length
  if (required === relevant) return text('touch.outcome.phiAll', { all: required })
  return text('touch.outcome.phiReason', { relevant, count: required - relevant, all: required })
}
