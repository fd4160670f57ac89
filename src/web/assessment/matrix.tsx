import { useMemo, useRef } from 'react'
import { type State, states } from '../../core/assessment/standing.ts'
import { useLanguage } from '../session/language.tsx'
import { useAddress, useFollowing } from '../session/link.tsx'
import { useSearch } from '../session/search.ts'
import { useText } from '../session/text.tsx'
import grid from '../standards/control-sheet.module.css'
import { useArrowsBetweenCells } from '../standards/move-between-cells.ts'
import legend from '../standards/state-filter.module.css'
import { useHyphenate } from '../ui/hyphenated.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { sheetName } from './addresses.ts'
import { MatrixCell, rememberedText } from './matrix-cell.tsx'
import styles from './result.module.css'
import type { Result } from './result.ts'
import { verdictOf } from './words.ts'

type Cell = Result['cells'][number]

/** Every requirement of a standard on one sheet, by theme, with how it stands by the answers. */
export function Matrix({ assessment, result }: { assessment: string; result: Result }) {
  const text = useText()
  const within = useRef<HTMLDivElement>(null)
  const [search, setSearch] = useSearch()
  useArrowsBetweenCells(within)
  useFollowing(within)
  const asked = search.get('edition')
  const shown = asked === 'all' ? result.editions : result.editions.filter(({ id }) => id === asked)
  const editions = shown.length > 0 ? shown : result.editions.slice(0, 1)
  const wanted = new Set((search.get('state') ?? '').split(',').filter(isState))
  const more = search.get('more') === 'yes'
  const inEditions = result.cells.filter(({ edition }) => editions.some(({ id }) => id === edition))
  const change = (name: string, value: string | null) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        if (value) after.set(name, value)
        else after.delete(name)
        return after
      },
      { replace: true, preventScrollReset: true },
    )
  const fits = (cell: Cell) => (wanted.size === 0 || wanted.has(cell.state)) && (!more || cell.asksMore)
  return (
    <div ref={within} className={`${grid.sheet} ${styles.matrix}`}>
      {result.editions.length > 1 ? (
        <fieldset className={`${styles.editions} screen-only`}>
          <legend className="unseen">{text('result.edition')}</legend>
          {[
            ...result.editions.map(({ id, name }) => ({ id, name })),
            { id: 'all', name: text('result.allEditions') },
          ].map(({ id, name }) => (
            <button
              key={id}
              type="button"
              aria-pressed={asked === 'all' ? id === 'all' : editions[0]?.id === id}
              onClick={() => change('edition', id)}
            >
              {name}
            </button>
          ))}
        </fieldset>
      ) : null}
      <Legend
        cells={inEditions}
        wanted={wanted}
        more={more}
        onStates={(next) => change('state', [...next].join(','))}
        onMore={(on) => change('more', on ? 'yes' : null)}
      />
      <p className={`small ${grid.keys}`}>{text('edition.keys')}</p>
      {editions.map(({ id, name }) => (
        <section key={id} aria-label={name}>
          {editions.length > 1 ? <h2 className={styles.edition}>{name}</h2> : null}
          <EditionCells
            assessment={assessment}
            result={result}
            cells={inEditions.filter(({ edition }) => edition === id)}
            fits={fits}
            level={editions.length > 1 ? 'h3' : 'h2'}
          />
        </section>
      ))}
    </div>
  )
}

type EditionProps = {
  assessment: string
  result: Result
  cells: readonly Cell[]
  fits: (cell: Cell) => boolean
  level: 'h2' | 'h3'
}

/** The clauses together, then each theme of controls. */
function EditionCells({ assessment, result, cells, fits, level: Heading }: EditionProps) {
  const text = useText()
  const language = useLanguage()
  const hyphenate = useHyphenate(language)
  const address = useAddress()
  const [search] = useSearch()
  const words = useMemo(() => ({ text: rememberedText(text), language, hyphenate }), [text, language, hyphenate])
  const sheet = sheetName(search.get('department'))
  const names = new Map(result.themes.map(({ key, name }) => [key, name]))
  const groups = new Map<string, Cell[]>()
  for (const cell of cells) {
    const key = cell.kind === 'clause' ? 'clauses' : cell.theme
    const group = groups.get(key)
    if (group) group.push(cell)
    else groups.set(key, [cell])
  }
  return [...groups].map(([key, all]) => {
    const own = all.filter(fits)
    if (own.length === 0) return null
    const met = all.filter(({ state }) => state === 'met').length
    const applicable = all.filter(({ state }) => state !== 'not-applicable').length
    return (
      <div key={key} className={`${grid.theme} ${styles.group}`}>
        <div className={grid.head}>
          <Heading className={styles.theme}>
            {key === 'clauses' ? text('result.clauses') : (names.get(key) ?? key)}
          </Heading>
          <span>{text('result.themeFigure', { count: met, of: applicable })}</span>
        </div>
        <ul className={grid.grid}>
          {own.map((cell) => (
            <MatrixCell
              key={cell.subject}
              href={address(`/assessments/${assessment}/answer/${sheet}/${cell.subject}`)}
              cell={cell}
              words={words}
            />
          ))}
        </ul>
      </div>
    )
  })
}

type LegendProps = {
  cells: readonly Cell[]
  wanted: ReadonlySet<State>
  more: boolean
  onStates: (states: ReadonlySet<State>) => void
  onMore: (on: boolean) => void
}

/** What each mark means and how often it occurs; shows only what is ticked. */
function Legend({ cells, wanted, more, onStates, onMore }: LegendProps) {
  const text = useText()
  const count = (state: State) => cells.filter((cell) => cell.state === state).length
  const asksMore = cells.filter((cell) => cell.asksMore).length
  return (
    <fieldset className={legend.legend}>
      <legend className="unseen">{text('edition.filter')}</legend>
      {states
        .filter((state) => count(state) > 0 || wanted.has(state))
        .map((state) => (
          <label key={state} className={legend.entry}>
            <input
              type="checkbox"
              className="unseen"
              checked={wanted.has(state)}
              onChange={(event) => {
                const after = new Set(wanted)
                if (event.currentTarget.checked) after.add(state)
                else after.delete(state)
                onStates(after)
              }}
            />
            <Verdict state={verdictOf(state)}>{text(`standing.${state}`)}</Verdict> <span>{count(state)}</span>
          </label>
        ))}
      {asksMore > 0 ? (
        <label className={legend.entry}>
          <input
            type="checkbox"
            className="unseen"
            checked={more}
            onChange={(event) => onMore(event.currentTarget.checked)}
          />
          <span className={legend.care}>{text('result.asksMore')}</span> <span>{asksMore}</span>
        </label>
      ) : null}
    </fieldset>
  )
}

function isState(name: string): name is State {
  return (states as readonly string[]).includes(name)
}
