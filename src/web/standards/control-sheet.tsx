import { useRef } from 'react'
import { useWritten } from '../session/language.tsx'
import { useSearch } from '../session/search.ts'
import { useText } from '../session/text.tsx'
import { type ControlState, controlStates } from '../ui/control-state.ts'
import { type Control, countByState, figureOf, isForCare, type Requirement, readMark } from './control.ts'
import { ControlCell } from './control-cell.tsx'
import styles from './control-sheet.module.css'
import { useArrowsBetweenCells } from './move-between-cells.ts'
import { useReturnToCell } from './return-to-cell.ts'
import { StateFilter } from './state-filter.tsx'

type Theme = { id: string; name: { nl: string; en: string } }
type Props = {
  edition: string
  themes: readonly Theme[]
  requirements: readonly Requirement[]
  /** Empty where the edition is not adopted. */
  controls: readonly Control[]
}

/** All controls by theme, each in a cell of its own; arrows move between cells, and the legend filters. */
export function ControlSheet({ edition, themes, requirements, controls }: Props) {
  const text = useText()
  const written = useWritten()
  const grid = useRef<HTMLDivElement>(null)
  const [search, setSearch] = useSearch()
  useReturnToCell(grid)
  useArrowsBetweenCells(grid)
  const byNumber = new Map(controls.map((control) => [control.requirement, control]))
  const wanted = new Set((search.get('state') ?? '').split(',').filter(isState))
  const careOnly = search.get('healthcare') === 'any'
  const filtered = wanted.size > 0 || careOnly
  const forCare = requirements.filter((one) => isForCare(readMark(one)?.mark))

  const filter = (states: ReadonlySet<ControlState>, care: boolean) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        after.delete('state')
        after.delete('healthcare')
        if (states.size > 0) after.set('state', controlStates.filter((state) => states.has(state)).join())
        if (care) after.set('healthcare', 'any')
        return after
      },
      { replace: true, preventScrollReset: true },
    )

  const shown = requirements.filter((requirement) => {
    const state = byNumber.get(requirement.id)?.state
    const stateFits = wanted.size === 0 || (state !== undefined && wanted.has(state))
    return stateFits && (!careOnly || isForCare(readMark(requirement)?.mark))
  })
  return (
    <>
      <StateFilter
        counts={countByState(controls)}
        care={forCare.length}
        careUnsure={forCare.filter((one) => readMark(one)?.confidence !== 'high').length}
        states={wanted}
        careOnly={careOnly}
        onChange={filter}
      />
      <p role="status" className={filtered ? `row ${styles.shown}` : 'unseen'}>
        {filtered ? (
          <>
            <span>
              {shown.length === 0
                ? text('edition.nothing')
                : text('edition.shown', { count: shown.length, of: requirements.length })}
            </span>
            <button type="button" className={styles.all} onClick={() => filter(new Set(), false)}>
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
          const figure = figureOf(countByState(controls.filter((control) => control.theme === theme.id)))
          return (
            <section key={theme.id} className={styles.theme} aria-labelledby={`theme-${theme.id}`}>
              <div className={styles.head}>
                <h2 id={`theme-${theme.id}`}>{written.inLanguage(theme.name)}</h2>
                {controls.length > 0 ? (
                  <span>
                    {figure.of === 0
                      ? text('edition.themeNone')
                      : text('edition.themeFigure', { count: figure.inPlace, of: figure.of })}
                    {figure.undecided > 0 ? `; ${text('standards.undecidedLeft', { count: figure.undecided })}` : null}
                  </span>
                ) : null}
              </div>
              <ul className={styles.grid}>
                {cells.map((requirement) => (
                  <ControlCell
                    key={requirement.id}
                    edition={edition}
                    requirement={requirement}
                    state={byNumber.get(requirement.id)?.state}
                    lapsed={(byNumber.get(requirement.id)?.lapsed.length ?? 0) > 0}
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

function isState(name: string): name is ControlState {
  return (controlStates as readonly string[]).includes(name)
}
