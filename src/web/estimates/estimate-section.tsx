import { useState } from 'react'
import { readEstimate } from '../../features/estimates/estimates.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Facts, Section } from '../ui/page.tsx'
import { EstimateSheet } from './estimate-sheet.tsx'
import { rangesInWords } from './estimate-words.ts'
import styles from './estimates.module.css'
import type { Estimate, EstimateAnswer } from './exceedance.ts'
import { ExceedanceDrawing } from './exceedance-drawing.tsx'
import { NoMeasurement, OutcomeFacts, OutcomeWords } from './outcome-words.tsx'
import { WithdrawEstimateSheet } from './withdraw-estimate-sheet.tsx'

/** What a risk may cost, for the page of that risk: apart from its levels, which it says nothing about. */
export function EstimateSection({ risk }: { risk: string }) {
  const text = useText()
  const answer = useAnswer(readEstimate, { params: { id: risk } })
  const may = useMay('risk:write')
  const [sheet, setSheet] = useState<'record' | 'withdraw' | null>(null)
  const close = () => setSheet(null)
  const found = answer.data
  const open = found !== undefined && found.risk.closedOn === null
  return (
    <Section
      id="numbers"
      title={text('numbers.section')}
      beside={
        may && found && (open || found.estimate) ? (
          <div className="row">
            {open ? (
              <Button look="bare" small onPress={() => setSheet('record')}>
                {text(found.estimate ? 'numbers.again' : 'numbers.estimate')}
              </Button>
            ) : null}
            {found.estimate ? (
              <Button look="bare" small onPress={() => setSheet('withdraw')}>
                {text('numbers.withdraw')}
              </Button>
            ) : null}
          </div>
        ) : null
      }
    >
      <Loaded answer={answer}>{(data) => <Found answer={data} />}</Loaded>
      {sheet === 'record' ? <EstimateSheet risk={risk} before={found?.estimate ?? null} onClose={close} /> : null}
      {sheet === 'withdraw' && found?.estimate ? (
        <WithdrawEstimateSheet estimate={found.estimate} onClose={close} />
      ) : null}
    </Section>
  )
}

function Found({ answer: { estimate, outcome, earlier } }: { answer: EstimateAnswer }) {
  const text = useText()
  const written = useWritten()
  if (!estimate || !outcome) {
    return (
      <>
        <p className="small">{text('numbers.none')}</p>
        <Earlier earlier={earlier} />
      </>
    )
  }
  const words = rangesInWords(estimate, text, written)
  return (
    <>
      <NoMeasurement />
      <OutcomeWords outcome={outcome} />
      <ExceedanceDrawing outcome={outcome} />
      <h3 className={styles.from}>{text('numbers.from')}</h3>
      <Facts
        facts={[
          { term: text('numbers.loss'), value: words.loss },
          { term: text('numbers.events'), value: words.events },
          {
            term: text('numbers.by'),
            value: text('numbers.byOn', { name: estimate.estimatedBy, day: written.dayOf(estimate.recordedAt) }),
          },
        ]}
      />
      <p lang="">{estimate.reasoning}</p>
      <details>
        <summary>{text('numbers.how')}</summary>
        <p>{text('numbers.howLong')}</p>
        <OutcomeFacts outcome={outcome} seed={estimate.seed} />
      </details>
      <Earlier earlier={earlier} />
      <p className="small screen-only">
        <Link to="/risks/numbers">{text('numbers.toAll')}</Link>
      </p>
    </>
  )
}

function Earlier({ earlier }: { earlier: readonly Estimate[] }) {
  const text = useText()
  const written = useWritten()
  if (earlier.length === 0) return null
  return (
    <details>
      <summary>{text('numbers.earlier', { count: earlier.length })}</summary>
      <ul className={styles.earlier}>
        {earlier.map((one) => (
          <li key={one.id}>
            <p>{text('numbers.reads', rangesInWords(one, text, written))}</p>
            <p lang="">{one.reasoning}</p>
            <p className="small">
              {text('numbers.byOn', { name: one.estimatedBy, day: written.dayOf(one.recordedAt) })}
              {one.withdrawnAt ? (
                <>
                  {' '}
                  {text('numbers.withdrawnBy', { name: one.withdrawnBy ?? '', day: written.dayOf(one.withdrawnAt) })}{' '}
                  <span lang="">{one.withdrawalReason}</span>
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
