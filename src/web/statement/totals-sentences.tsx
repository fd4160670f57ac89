import { listControls } from '../../features/applicability/applicability.contract.ts'
import { Waiting } from '../frame/waiting.tsx'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { type ControlState, controlStates, verdictOf } from '../ui/control-state.ts'
import { Percentage } from '../ui/percentage.tsx'
import { Problem } from '../ui/problem.tsx'
import { applicableOf, StandingSentence, UndecidedSentence } from '../ui/standing-sentence.tsx'
import { Verdict } from '../ui/verdict.tsx'
import type { EditionTotals } from './control.ts'
import styles from './statement.module.css'

/** Per edition the figure that matters as a sentence, which opens to what it counted and what it left out. */
export function TotalsSentences({ totals }: { totals: readonly EditionTotals[] }) {
  return (
    <div className={styles.totals}>
      {totals.map((edition) => (
        <TotalSentence key={edition.edition} edition={edition} />
      ))}
    </div>
  )
}

const leftOut = controlStates.filter((state) => state !== 'in-place')

function TotalSentence({ edition }: { edition: EditionTotals }) {
  const text = useText()
  const { states, total } = edition
  const inPlace = states['in-place']
  const excluded = states['not-applicable']
  return (
    <Percentage
      counted={{
        key: 'counted',
        label: text('statement.counted', { count: inPlace }),
        items: <Lists edition={edition} states={['in-place']} />,
      }}
      leftOut={{
        key: 'left-out',
        label: text('statement.leftOut', { count: total - inPlace }),
        items: <Lists edition={edition} states={leftOut} />,
      }}
    >
      <StandingSentence standing={edition} />
      {excluded > 0 && applicableOf(edition) > 0 ? ` ${text('statement.excluded', { count: excluded })}` : null}{' '}
      <UndecidedSentence standing={edition} />
    </Percentage>
  )
}

function Lists({ edition, states }: { edition: EditionTotals; states: readonly ControlState[] }) {
  const text = useText()
  const written = useWritten()
  const answer = useAnswer(listControls, { query: { edition: edition.edition, size: 200 } })
  if (answer.error) return <Problem problem={answer.error} retry={() => void answer.refetch()} />
  if (!answer.data) return <Waiting />
  const shown = states.filter((state) => edition.states[state] > 0)
  if (shown.length === 0) return <p className="small">{text('statement.none')}</p>
  return (
    <div className={styles.lists}>
      {shown.map((state) => (
        <div key={state}>
          <p className={styles.listHead}>
            <Verdict state={verdictOf(state)}>
              <Link to={`/statement?edition=${edition.edition}&state=${state}`}>
                {text('today.count', { count: edition.states[state], state: text(`state.${state}`).toLowerCase() })}
              </Link>
            </Verdict>{' '}
            <span className="small">{state === 'in-place' ? null : text(`statement.why.${state}`)}</span>
          </p>
          <ul className={styles.plain}>
            {answer.data.items
              .filter((control) => control.state === state)
              .map((control) => (
                <li key={control.requirement}>
                  <Link to={`/standards/${control.edition}/${control.requirement}`}>
                    {control.requirement} {written.inLanguage(control.title)}
                  </Link>
                  {state === 'not-applicable' ? <div className="small">{control.decision?.justification}</div> : null}
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  )
}
