import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { RichText, useText } from '../session/text.tsx'
import { controlStates, verdictOf } from '../ui/control-state.ts'
import { PartsBar, Percentage } from '../ui/percentage.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { addressOf, type Control, countByState, figureOf } from './control.ts'
import styles from './edition-figure.module.css'
import { partsOf } from './state-parts.ts'

/** The share of controls that are in place, which opens to everything it counted and everything it left out. */
export function EditionFigure({ controls }: { controls: readonly Control[] }) {
  const text = useText()
  const written = useWritten()
  const states = countByState(controls)
  const { inPlace, of } = figureOf(states)
  const leftOut = controls.filter((control) => control.state === 'not-applicable')
  const counted = controlStates.filter((state) => state !== 'not-applicable' && (states[state] ?? 0) > 0)
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
          label: text('edition.leftOut', { count: leftOut.length }),
          items:
            leftOut.length === 0 ? (
              <p className="small">{text('edition.leftOutNone')}</p>
            ) : (
              <>
                <p className="small">{text('edition.leftOutWhy')}</p>
                <ControlNames controls={leftOut} reasons />
              </>
            ),
        }}
      >
        {of === 0 ? (
          text('edition.figureNone')
        ) : (
          <RichText
            name="edition.figure"
            values={{ count: inPlace, of, percent: written.number(Math.floor((100 * inPlace) / of)) }}
          />
        )}
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
          {reasons ? <div className="small">{control.decision?.justification}</div> : null}
        </li>
      ))}
    </ul>
  )
}
