import { useEffect, useMemo, useRef } from 'react'
import { type DrawnLine, type DrawnThing, layOutLayers, sizes } from '../../core/drawing/lay-out-layers.ts'
import { pathOf } from '../../core/drawing/route-path.ts'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import styles from './drawing.module.css'

export type Thing = DrawnThing & {
  to: string
  weighs: 1 | 2 | 3 | null
  middle: boolean
}
type Props = {
  things: readonly Thing[]
  lines: readonly DrawnLine[]
  /** Above each layer. */
  heads: readonly string[]
}

const headHeight = 34
const edge = 6

/** Things in layers with the lines between them; each leads on. The same stands in a table below it, for those who do not see it. */
export function LayeredDrawing({ things, lines, heads }: Props) {
  const text = useText()
  const { boxes, routes, layers, width, height } = useMemo(() => layOutLayers(things, lines), [things, lines])
  const scroller = useRef<HTMLElement>(null)
  const middle = boxes.find(({ id }) => things.some((thing) => thing.middle && thing.id === id))
  const centre = middle ? middle.x + middle.width / 2 : null
  useEffect(() => {
    const element = scroller.current
    if (element) element.scrollLeft = centre === null ? 0 : centre - element.clientWidth / 2
  }, [centre])
  const byId = new Map(things.map((thing) => [thing.id, thing]))
  return (
    <section ref={scroller} className={styles.scroller} aria-label={text('drawing.scroll')}>
      <svg
        className={styles.drawing}
        width={width + 2 * edge}
        height={height + headHeight + 2 * edge}
        viewBox={`${-edge} ${-headHeight - edge} ${width + 2 * edge} ${height + headHeight + 2 * edge}`}
      >
        <title>{text('drawing.label')}</title>
        <defs>
          <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0 0 L8 4 L0 8 z" className={styles.head} />
          </marker>
        </defs>
        {layers.map((x, layer) => (
          <text key={x} x={x} y={-14} className={styles.lane}>
            {heads[layer]}
          </text>
        ))}
        {routes.map((route) => (
          <path key={`${route.from} ${route.to}`} d={pathOf(route)} className={styles.line} markerEnd="url(#arrow)" />
        ))}
        {boxes.map(({ id, x, y, width: wide, height: high, top, label, note }) => {
          const thing = byId.get(id)
          return (
            <Link
              key={id}
              to={thing?.to ?? ''}
              className={styles.box}
              data-middle={thing?.middle || undefined}
              data-weighs={thing?.weighs ?? 'none'}
            >
              <rect x={x} y={y} width={wide} height={high} rx={5} />
              {label
                .map((line, index) => ({ line, down: y + top + 13 + index * sizes.labelLine }))
                .map(({ line, down }) => (
                  <text key={down} x={x + sizes.padding} y={down} className={styles.label}>
                    {`${line} `}
                  </text>
                ))}
              {note === '' ? null : (
                <text x={x + sizes.padding} y={y + top + 12 + label.length * sizes.labelLine} className={styles.note}>
                  {note}
                </text>
              )}
            </Link>
          )
        })}
      </svg>
    </section>
  )
}
