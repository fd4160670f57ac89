import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { verdictOf } from '../ui/control-state.ts'
import { Verdict } from '../ui/verdict.tsx'
import { type Control, keyOf } from './control.ts'
import type { Effect } from './decide-together.ts'
import styles from './statement.module.css'

/** Before it is done: which controls get a first decision, which stay as they are, and word for word what is written over. */
export function EffectPreview({ effect }: { effect: Effect }) {
  const text = useText()
  const { fresh, overwritten, same } = effect
  return (
    <>
      {overwritten.length > 0 ? (
        <div className={styles.overwritten}>
          <p>
            <Verdict state="soon">{text('statement.overwritten', { count: overwritten.length })}</Verdict>
          </p>
          <p className="small">{text('statement.overwrittenStays')}</p>
          <ul className={styles.losses}>
            {overwritten.map((control) => (
              <li key={keyOf(control)}>
                <Loss control={control} />
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p>{text('statement.overwritesNothing')}</p>
      )}
      <Names controls={fresh} head={text('statement.fresh', { count: fresh.length })} />
      <Names controls={same} head={text('statement.same', { count: same.length })} />
    </>
  )
}

function useNames() {
  const written = useWritten()
  return (control: Control) => `${control.requirement} ${written.inLanguage(control.title)}`
}

/** What is decided now and disappears from sight. */
function Loss({ control }: { control: Control }) {
  const text = useText()
  const written = useWritten()
  const name = useNames()
  const { decision } = control
  if (!decision) return null
  const said = [decision.justification, decision.description].filter((one) => one !== '')
  return (
    <>
      <b>{name(control)}</b> <span className="small">{control.editionName}</span>
      <div className={styles.lossFacts}>
        <Verdict state={verdictOf(control.state)}>{text(`state.${control.state}`)}</Verdict>
        <span className="small">
          {[
            decision.reasons.map((reason) => text(`reason.${reason}`).toLowerCase()).join(', '),
            decision.since ? written.day(decision.since) : '',
          ]
            .filter((one) => one !== '')
            .join('; ')}
        </span>
      </div>
      {said.map((one) => (
        <p key={one} className={styles.said}>
          {one}
        </p>
      ))}
    </>
  )
}

function Names({ controls, head }: { controls: readonly Control[]; head: string }) {
  const name = useNames()
  if (controls.length === 0) return null
  return (
    <details className={styles.names}>
      <summary>{head}</summary>
      <ul className={styles.plain}>
        {controls.map((control) => (
          <li key={keyOf(control)}>
            {name(control)} <span className="small">{control.editionName}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
