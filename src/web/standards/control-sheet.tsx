import { useRef } from 'react'
import {
  type Listed,
  markOf,
  type ShownState,
  shownStateOf,
  shownStates,
  type Verdicts,
} from '../demonstrability/verdicts.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { controlStates, verdictOf } from '../ui/control-state.ts'
import { type Control, countByState, isForCare, type Requirement, readMark } from './control.ts'
import { ControlCell } from './control-cell.tsx'
import styles from './control-sheet.module.css'
import { useArrowsBetweenCells } from './move-between-cells.ts'
import { useReturnToCell } from './return-to-cell.ts'
import { nothingFiltered, useSheetFilter } from './sheet-filter.ts'
import { CareFilter, StateFilter } from './state-filter.tsx'
import { ThemeFigure } from './theme-figure.tsx'

type Theme = { id: string; name: { nl: string; en: string } }
type Props = {
  edition: string
  themes: readonly Theme[]
  requirements: readonly Requirement[]
  /** Empty where the edition is not adopted. */
  controls: readonly Control[]
  verdicts: Verdicts | undefined
}

/** All controls by theme, each in a cell that shows its verdict; arrows move between cells, and the legend filters. */
export function ControlSheet({ edition, themes, requirements, controls, verdicts }: Props) {
  const text = useText()
  const written = useWritten()
  const { at, today } = useMoment()
  const day = at ?? today
  const grid = useRef<HTMLDivElement>(null)
  const { filter, change } = useSheetFilter()
  useReturnToCell(grid)
  useArrowsBetweenCells(grid)
  const decided = new Map(controls.map((control) => [control.requirement, control]))
  const judged = new Map<string, Listed>(
    (verdicts?.items ?? []).flatMap((one) => (one.kind === 'controls' ? [[one.number, one] as const] : [])),
  )
  const counts = countShown([...judged.values()], day)
  const states = countByState(controls)
  const filtered = filter.verdicts.size > 0 || filter.states.size > 0 || filter.care
  const forCare = requirements.filter((one) => isForCare(readMark(one)?.mark))
  const unsure = forCare.filter((one) => readMark(one)?.confidence !== 'high').length

  const shown = requirements.filter((requirement) => {
    const verdict = judged.get(requirement.id)
    const state = decided.get(requirement.id)?.state
    const verdictFits = filter.verdicts.size === 0 || (verdict && filter.verdicts.has(shownStateOf(verdict, day)))
    const stateFits = filter.states.size === 0 || (state !== undefined && filter.states.has(state))
    return verdictFits && stateFits && (!filter.care || isForCare(readMark(requirement)?.mark))
  })
  return (
    <>
      <StateFilter
        label={text('edition.filter')}
        entries={shownStates.map((state) => ({
          key: state,
          mark: markOf[state],
          word: text(`shown.${state}`),
          count: counts[state],
        }))}
        chosen={filter.verdicts}
        onChange={(chosen) => change({ verdicts: chosen })}
      >
        {forCare.length > 0 ? (
          <CareFilter
            count={forCare.length}
            unsure={unsure > 0 ? text('edition.careUnsure', { count: unsure }) : null}
            word={text('edition.careMark')}
            checked={filter.care}
            onChange={(care) => change({ care })}
          />
        ) : null}
      </StateFilter>
      {controls.length > 0 ? (
        <details className={`screen-only ${styles.decided}`} open={filter.states.size > 0}>
          <summary className="small">{text('edition.decidedFilter')}</summary>
          <StateFilter
            label={text('edition.decidedFilter')}
            entries={controlStates.map((state) => ({
              key: state,
              mark: verdictOf(state),
              word: text(`state.${state}`),
              count: states[state] ?? 0,
            }))}
            chosen={filter.states}
            onChange={(chosen) => change({ states: chosen })}
          />
        </details>
      ) : null}
      <p role="status" className={filtered ? `row ${styles.shown}` : 'unseen'}>
        {filtered ? (
          <>
            <span>
              {shown.length === 0
                ? text('edition.nothing')
                : text('edition.shown', { count: shown.length, of: requirements.length })}
            </span>
            <button type="button" className={styles.all} onClick={() => change(nothingFiltered)}>
              {text('edition.showAll')}
            </button>
          </>
        ) : null}
      </p>
      <div ref={grid} className={styles.sheet}>
        <p className={`small ${styles.keys}`}>{text('edition.keys')}</p>
        {themes.map((theme) => {
          const cells = shown.filter((requirement) => requirement.theme === theme.id)
          if (cells.length === 0) return null
          return (
            <section key={theme.id} className={styles.theme} aria-labelledby={`theme-${theme.id}`}>
              <div className={styles.head}>
                <h2 id={`theme-${theme.id}`}>{written.inLanguage(theme.name)}</h2>
                <ThemeFigure of={[...judged.values()].filter((one) => one.theme === theme.id)} />
              </div>
              <ul className={styles.grid}>
                {cells.map((requirement) => (
                  <ControlCell
                    key={requirement.id}
                    edition={edition}
                    requirement={requirement}
                    verdict={judged.get(requirement.id)}
                    state={decided.get(requirement.id)?.state}
                    lapsed={(decided.get(requirement.id)?.lapsed.length ?? 0) > 0}
                  />
                ))}
              </ul>
            </section>
          )
        })}
      </div>
    </>
  )
}

function countShown(verdicts: readonly Listed[], day: string): Record<ShownState, number> {
  const counts = { demonstrable: 0, soon: 0, 'not-demonstrable': 0, 'not-applicable': 0 }
  for (const one of verdicts) counts[shownStateOf(one, day)] += 1
  return counts
}
