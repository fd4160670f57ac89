import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { LevelMark } from './level-mark.tsx'
import styles from './moves.module.css'
import { movesOf } from './moves.ts'
import { type Criteria, type HeatMapAnswer, levelAt } from './risk.ts'

/** From which level to which the risks go with all their measures. */
export function MovesTable({ found, criteria }: { found: HeatMapAnswer; criteria: Criteria }) {
  const text = useText()
  const moves = movesOf(found.cells)
  return (
    <div className={styles.scroller}>
      <table className={styles.moves}>
        <caption className={styles.title}>{text('risk.moves.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('risk.map.short.inherent')}</th>
            <th scope="col">{text('risk.map.short.current')}</th>
            <th scope="col">{text('risk.map.short.residual')}</th>
            <th scope="col" className="num">
              {text('risk.moves.count')}
            </th>
            <th scope="col">{text('risk.moves.which')}</th>
          </tr>
        </thead>
        <tbody>
          {moves.map(({ inherent, current, residual, risks }) => (
            <tr key={`${inherent} ${current} ${residual}`}>
              {Object.entries({ inherent, current, residual }).map(([rating, place]) => (
                <td key={rating}>
                  <LevelMark level={levelAt(criteria, place)} />
                </td>
              ))}
              <td className="num">{risks.length}</td>
              <td className="small">
                {risks.slice(0, 12).map(({ id, code }, place) => (
                  <span key={id}>
                    {place > 0 ? ', ' : ''}
                    <Link to={`/risks/${id}`}>{code}</Link>
                  </span>
                ))}
                {risks.length > 12 ? ` ${text('measures.more', { count: risks.length - 12 })}` : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
