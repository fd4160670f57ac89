import type { ReactNode } from 'react'
import { factText } from '../../core/applicability/lapse-words.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { capitalised } from '../ui/capitalised.ts'
import { verdictOf } from '../ui/control-state.ts'
import { Verdict } from '../ui/verdict.tsx'
import type { Control } from './control.ts'
import styles from './decision-ledger.module.css'

/** Everything that is recorded about a control, line by line. */
export function DecisionLedger({ decision }: { decision: Control['decision'] }) {
  const text = useText()
  const written = useWritten()
  if (!decision) return <p className="small">{text('control.factsNone')}</p>
  const state = decision.presence ?? 'unmarked'
  return (
    <dl className={styles.ledger}>
      <Line term={text('control.applies')}>
        <Verdict state={decision.applies ? 'holds' : 'none'}>
          {text(decision.applies ? 'control.appliesYes' : 'control.appliesNo')}
        </Verdict>
      </Line>
      {decision.applies ? (
        <Line term={text('control.reasons')}>
          {decision.reasons.map((reason) => (
            <div key={reason}>
              {text(`reason.${reason}`)}. <span className={styles.hint}>{text(`reasonHint.${reason}`)}</span>
            </div>
          ))}
        </Line>
      ) : null}
      {decision.law ? <Line term={text('control.law')}>{decision.law}</Line> : null}
      {decision.contract ? <Line term={text('control.contract')}>{decision.contract}</Line> : null}
      <Line term={text('control.justification')}>
        {decision.justification ? (
          <div className={styles.prose}>{decision.justification}</div>
        ) : (
          <span className={styles.hint}>{text('control.justificationNone')}</span>
        )}
      </Line>
      {decision.applies ? (
        <Line term={text('control.presence')}>
          <Verdict state={verdictOf(state)}>{text(`state.${state}`)}</Verdict>
          {decision.description ? <div className={styles.prose}>{decision.description}</div> : null}
        </Line>
      ) : null}
      {decision.since ? (
        <Line term={text(decision.presence === 'planned' ? 'control.plannedFor' : 'control.since')}>
          {written.day(decision.since)}
        </Line>
      ) : null}
      {decision.basis.length > 0 ? (
        <Line term={text('control.restsOn')}>
          {decision.basis.map((one) => (
            <div key={one.fact}>{capitalised(written.inLanguage(factText(one)))}</div>
          ))}
        </Line>
      ) : null}
      <Line term={text('control.decided')}>
        {text('control.decidedBy', { name: decision.decidedBy, moment: written.instant(decision.decidedAt) })}
      </Line>
    </dl>
  )
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
