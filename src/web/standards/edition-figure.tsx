import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { RichText, useText } from '../session/text.tsx'
import { controlStates, verdictOf } from '../ui/control-state.ts'
import { PartsBar, Percentage } from '../ui/percentage.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { addressOf, type Control, countByState, figureOf } from './control.ts'
import styles from './edition-figure.module.css'
import { partsOf } from './state-parts.ts'

const leftOutStates = ['not-applicable', 'undecided'] as const

/**
 * The share of the controls that apply that is in place, which opens to everything it counted and everything it left out. It is a
 * percentage only once everything is decided: a percentage of a part would pass for one of the whole.
 */
export function EditionFigure({ controls }: { controls: readonly Control[] }) {
  const text = useText()
  const written = useWritten()
  const states = countByState(controls)
  const { inPlace, of, undecided } = figureOf(states)
  const counted = controlStates.filter(
    (state) => !leftOutStates.some((one) => one === state) && (states[state] ?? 0) > 0,
  )
  const leftOut = leftOutStates.filter((state) => (states[state] ?? 0) > 0)
  return (
    <div className={styles.figure}>
      <PartsBar parts={partsOf(states)} />
      <Percentage
        counted={{
          key: 'counted',
          label: text('edition.counted', { count: of }),
          items: counted.map((state) => (
            <div key={state} className={styles.group}>
              <Verdict state={verdictOf(state)}>
                {text(`state.${state}`)}: {states[state]}
              </Verdict>
              <ControlNames controls={controls.filter((control) => control.state === state)} />
            </div>
          )),
        }}
        leftOut={{
          key: 'left-out',
          label: text('edition.leftOut', { count: controls.length - of }),
          items:
            leftOut.length === 0 ? (
              <p className="small">{text('edition.leftOutNone')}</p>
            ) : (
              leftOut.map((state) => (
                <div key={state} className={styles.group}>
                  <Verdict state={verdictOf(state)}>
                    {text(`state.${state}`)}: {states[state]}
                  </Verdict>
                  <p className="small">{text(`edition.leftOutWhy.${state}`)}</p>
                  <ControlNames controls={controls.filter((control) => control.state === state)} reasons />
                </div>
              ))
            ),
        }}
      >
        {of === 0 ? (
          text('edition.figureNone')
        ) : (
          <RichText
            name={undecided === 0 ? 'edition.figureWhole' : 'edition.figure'}
            values={{ count: inPlace, of, percent: written.number(Math.floor((100 * inPlace) / of)) }}
          />
        )}{' '}
        {undecided > 0 ? <RichText name="standing.undecided" values={{ count: undecided }} /> : null}
      </Percentage>
    </div>
  )
}

function ControlNames({ controls, reasons }: { controls: readonly Control[]; reasons?: boolean }) {
  const written = useWritten()
  return (
    <ul className={styles.names}>
      {controls.map((control) => (
        <li key={control.requirement}>
          <Link to={addressOf(control.edition, control.requirement)}>
            {control.requirement} {written.inLanguage(control.title)}
          </Link>
          {reasons && control.decision ? <div className="small">{control.decision.justification}</div> : null}
        </li>
      ))}
    </ul>
  )
}
