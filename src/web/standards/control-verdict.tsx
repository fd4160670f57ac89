import { lazy, Suspense, useState } from 'react'
import { useLocation } from 'react-router'
import type { readControl } from '../../features/applicability/applicability.contract.ts'
import { Waiting } from '../frame/waiting.tsx'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { useGo } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay } from '../session/session.tsx'
import { type Text, useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { verdictOf } from '../ui/control-state.ts'
import { Verdict } from '../ui/verdict.tsx'
import { addressOf, type Control, type Requirement } from './control.ts'
import { useDraft } from './decision-draft.ts'

const DecisionSheet = lazy(async () => ({ default: (await import('./decision-sheet.tsx')).DecisionSheet }))
const WithdrawDecision = lazy(async () => ({ default: (await import('./withdraw-decision.tsx')).WithdrawDecision }))

type Props = { control: Answer<typeof readControl>; adopted: boolean; requirements: readonly Requirement[] }

/** What was decided about a control in a word, and the way to decide. The sheet is open while the address ends in #decide. */
export function ControlVerdict({ control, adopted, requirements }: Props) {
  const text = useText()
  const written = useWritten()
  const go = useGo()
  const { at, today } = useMoment()
  const { hash } = useLocation()
  const may = useMay('applicability:decide') && adopted
  const draft = useDraft(control)
  const kept = may && draft.read() !== null
  const [withdrawing, setWithdrawing] = useState(false)
  const { edition, requirement, decision } = control
  const address = addressOf(edition, requirement)
  const place = requirements.findIndex((one) => one.id === requirement)
  const next = requirements[place + 1]?.id
  return (
    <>
      <p>
        <Verdict state={verdictOf(control.state)}>{text(`state.${control.state}`)}</Verdict>{' '}
        {reasonOf(control, at ?? today, written.day, text)}
      </p>
      {may ? (
        <div className="row screen-only">
          <Button look={decision ? 'quiet' : 'main'} small onPress={() => go(`${address}#decide`)}>
            {kept ? text('control.resume') : text(decision ? 'control.change' : 'control.decide')}
          </Button>
          {decision ? (
            <Button look="bare" small onPress={() => setWithdrawing(true)}>
              {text('control.withdraw')}
            </Button>
          ) : null}
          {kept ? <span className="small">{text('control.resumeHint')}</span> : null}
        </div>
      ) : null}
      {may && hash === '#decide' ? (
        <Suspense fallback={<Waiting />}>
          <DecisionSheet
            control={control}
            draft={draft}
            onClose={() => go(address, { replace: true })}
            onNext={next === undefined ? undefined : () => go(`${addressOf(edition, next)}#decide`)}
          />
        </Suspense>
      ) : null}
      {withdrawing && decision ? (
        <Suspense fallback={null}>
          <WithdrawDecision control={control} onClose={() => setWithdrawing(false)} onWithdrawn={draft.drop} />
        </Suspense>
      ) : null}
    </>
  )
}

function reasonOf({ state, decision }: Control, today: string, writeDay: (day: string) => string, text: Text): string {
  const since = decision?.since ?? null
  const day = since === null ? '' : writeDay(since)
  switch (state) {
    case 'undecided':
    case 'unmarked':
    case 'absent':
      return text(`control.why.${state}`)
    case 'not-applicable':
      return decision?.justification ?? ''
    case 'in-place':
      return since === null ? text('control.why.inPlace') : text('control.why.inPlaceSince', { day })
    case 'partly':
      return since === null ? text('control.why.partly') : text('control.why.partlySince', { day })
    case 'planned':
      return text(since !== null && since < today ? 'control.why.plannedPast' : 'control.why.planned', { day })
  }
}
