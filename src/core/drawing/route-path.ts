import { type Point, type Route, sizes } from './lay-out-layers.ts'

const at = (value: number) => (Math.round(value * 10) / 10).toString()
const spot = ([x, y]: Point) => `${at(x)},${at(y)}`

/** How far an arc swings out: more for boxes further apart, always within the gap between layers. */
const swing = ([, top]: Point, [, bottom]: Point) => Math.min(sizes.gap - 16, 24 + Math.abs(bottom - top) / 6)

/** The bends and straight parts of a route: each the four points of a cubic curve. */
export function curvesOf({ points, arc }: Route): [Point, Point, Point, Point][] {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to
    if (arc) {
      const reach = swing(from, to) * (4 / 3)
      return [from, [from[0] + reach, from[1]], [to[0] + reach, to[1]], to]
    }
    const half = (to[0] - from[0]) / 2
    return [from, [from[0] + half, from[1]], [to[0] - half, to[1]], to]
  })
}

/** A route as the path of an SVG. */
export function pathOf(route: Route): string {
  const [start] = route.points
  if (!start) return ''
  const curves = curvesOf(route).map(([, one, two, to]) => `C${spot(one)} ${spot(two)} ${spot(to)}`)
  return `M${spot(start)}${curves.join('')}`
}
