import { type KeyboardEvent, useRef, useState } from 'react'
import { useAnnounce } from '../session/announce.tsx'
import { useLanguage } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { useHyphenate } from '../ui/hyphenated.tsx'
import { Section } from '../ui/page.tsx'
import styles from './criteria.module.css'
import { differentCells, setCell } from './criteria-edit.ts'
import { atPlace, type Criteria, levelAt, toneOf } from './risk.ts'
import type { ChangeCriteria, FaultAt } from './use-criteria-draft.ts'

type Props = { content: Criteria; change: ChangeCriteria; faultAt: FaultAt }
type Cell = { row: number; column: number }
const moves: Record<string, [number, number]> = {
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Which level each combination of impact and likelihood has. A click or Enter gives the next level, a digit that level, arrows go around. */
export function MatrixEditor({ content, change, faultAt }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const hyphenate = useHyphenate(useLanguage())
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<Cell>({ row: 0, column: 0 })
  const { matrix, levels, likelihood, impact } = content
  const here = {
    row: Math.min(at.row, impact.length - 1),
    column: Math.min(at.column, likelihood.length - 1),
  }
  const wrong = faultAt('matrix')

  const give = ({ row, column }: Cell, level: number) => {
    const next = setCell(content, row, column, level)
    const along = differentCells(matrix, next.matrix) - 1
    change(next)
    const name = levels[level]?.name ?? ''
    announce(along > 0 ? text('criteria.cellAlong', { level: name, count: along }) : name)
  }
  const press = (event: KeyboardEvent, cell: Cell) => {
    const move = moves[event.key]
    const digit = Number(event.key)
    if (move) {
      event.preventDefault()
      const row = Math.max(0, Math.min(impact.length - 1, cell.row + move[0]))
      const column = Math.max(0, Math.min(likelihood.length - 1, cell.column + move[1]))
      setAt({ row, column })
      table.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus()
    } else if (digit >= 1 && digit <= levels.length) {
      event.preventDefault()
      give(cell, digit - 1)
    }
  }

  return (
    <Section title={text('criteria.matrix')} id="matrix">
      <p className="small">
        {text('criteria.explain.matrix')}{' '}
        {levels
          .map(({ name }, place) => `${place + 1} ${name || text('criteria.levelNth', { nth: place + 1 })}`)
          .join(', ')}
        .
      </p>
      {wrong ? <p className={styles.wrong}>{wrong}</p> : null}
      <div className={styles.scroller}>
        <table className={styles.cells} ref={table}>
          <caption className="unseen">{text('criteria.matrix')}</caption>
          <thead>
            <tr>
              <td>
                <span className="small" aria-hidden="true">
                  {text('risk.map.impact')} ↑<br />
                  {text('risk.map.likelihood')} →
                </span>
              </td>
              {likelihood.map(atPlace).map(({ name, place }) => (
                <th key={place} scope="col" lang="">
                  {place + 1} {hyphenate(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {impact
              .map((step, row) => ({ ...step, row }))
              .reverse()
              .map(({ name, row }) => (
                <tr key={row}>
                  <th scope="row" lang="">
                    {row + 1} {hyphenate(name)}
                  </th>
                  {likelihood.map(atPlace).map(({ place: column }) => {
                    const place = matrix[row]?.[column] ?? 0
                    const level = levelAt(content, place)
                    const fault = faultAt(`matrix.${row}.${column}`)
                    const chosen = here.row === row && here.column === column
                    return (
                      <td key={column}>
                        <button
                          type="button"
                          className={`${styles.cell} ${styles[`tone${toneOf(level)}` as keyof typeof styles]}`}
                          data-cell={`${row} ${column}`}
                          data-wrong={fault ? true : undefined}
                          aria-invalid={fault ? true : undefined}
                          title={fault}
                          tabIndex={chosen ? 0 : -1}
                          onFocus={() => setAt({ row, column })}
                          onClick={() => give({ row, column }, (place + 1) % levels.length)}
                          onKeyDown={(event) => press(event, { row, column })}
                        >
                          {place + 1}{' '}
                          <span lang="">{hyphenate(level.name || text('criteria.levelNth', { nth: place + 1 }))}</span>
                        </button>
                      </td>
                    )
                  })}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
