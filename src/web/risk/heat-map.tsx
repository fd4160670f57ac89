import { useLanguage } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { useHyphenate } from '../ui/hyphenated.tsx'
import { Scroller } from '../ui/scroller.tsx'
import styles from './heat-map.module.css'
import { type Criteria, type HeatMapAnswer, levelAt, toneOf } from './risk.ts'
import type { RatingKind } from './risk-query.ts'

type Cell = { likelihood: number; impact: number }
type Props = {
  criteria: Criteria
  /** Null: only the levels, without risks. */
  cells: HeatMapAnswer['cells'] | null
  rating: RatingKind
  /** Where a cell with risks leads. */
  to?: (cell: Cell) => string
  /** The cell by which the list is filtered. */
  chosen: Cell | null
  /** Says which of several maps this is, above it. */
  titled?: boolean
}

/** Where risks lie by impact and likelihood: a table, each cell with its level in a word, how many lie there, and the way to them. */
export function HeatMap({ criteria, cells, rating, to, chosen, titled }: Props) {
  const text = useText()
  const hyphenate = useHyphenate(useLanguage())
  const counts = new Map(
    (cells ?? []).filter((one) => one.rating === rating).map((one) => [`${one.impact} ${one.likelihood}`, one]),
  )
  const impacts = criteria.impact.map((step, index) => ({ ...step, place: index + 1 })).reverse()
  const likelihoods = criteria.likelihood.map((step, index) => ({ ...step, place: index + 1 }))
  const title = text(cells === null ? 'criteria.matrix' : `risk.map.${rating}`)
  return (
    <Scroller className={styles.scroller} label={title}>
      <table className={styles.map}>
        <caption className={titled ? styles.title : 'unseen'}>{title}</caption>
        <thead>
          <tr>
            <td className={styles.corner}>
              <span aria-hidden="true">
                {text('risk.map.impact')} ↑<br />
                {text('risk.map.likelihood')} →
              </span>
            </td>
            {likelihoods.map(({ name, place }) => (
              <th key={place} scope="col">
                <span className="unseen">{text('risk.map.likelihood')} </span>
                {place} <span lang="">{hyphenate(name)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {impacts.map(({ name, place: impact }) => (
            <tr key={impact}>
              <th scope="row">
                <span className="unseen">{text('risk.map.impact')} </span>
                {impact} <span lang="">{hyphenate(name)}</span>
              </th>
              {likelihoods.map(({ place: likelihood }) => {
                const level = levelAt(criteria, criteria.matrix[impact - 1]?.[likelihood - 1] ?? 0)
                const here = counts.get(`${impact} ${likelihood}`)
                const current = chosen?.impact === impact && chosen.likelihood === likelihood
                return (
                  <td
                    key={likelihood}
                    className={styles[`tone${toneOf(level)}` as keyof typeof styles]}
                    data-above={level.aboveAppetite || undefined}
                    data-chosen={current || undefined}
                  >
                    {here && here.count > 0 && to ? (
                      <Link
                        to={to({ likelihood, impact })}
                        className={styles.there}
                        aria-current={current || undefined}
                        preventScrollReset
                      >
                        <b>{here.count}</b>
                        <span className="unseen"> {text('risk.map.risks', { count: here.count })}, </span>
                        <span lang="">{hyphenate(level.name)}</span>
                      </Link>
                    ) : (
                      <span className={styles.empty}>
                        {cells === null ? null : <span className="unseen">0, </span>}
                        <span lang="">{hyphenate(level.name)}</span>
                      </span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  )
}
