import { orderLayers } from './order-layers.ts'
import { wrapLabel } from './wrap-label.ts'

/** Something to draw; `layer` counts from the left, from 0. `note` is a small line below its name. */
export type DrawnThing = { id: string; label: string; note: string; layer: number }
/** A line from one thing to another, by id. */
export type DrawnLine = { from: string; to: string }
/** `top`: from its upper side to its text. */
export type Box = {
  id: string
  x: number
  y: number
  width: number
  height: number
  top: number
  label: string[]
  note: string
}
export type Point = [x: number, y: number]
/**
 * A line through points: the first at the side of the box where it begins, the last at that where it ends. Between two points of one layer
 * it runs straight, between layers in a bend; `arc` goes around, between two boxes of one layer.
 */
export type Route = DrawnLine & { points: Point[]; arc: boolean }
export type Drawing = {
  width: number
  height: number
  boxes: Box[]
  routes: Route[]
  /** The left side of each layer. */
  layers: number[]
}

/** In CSS pixels. */
export const sizes = {
  ...{ boxWidth: 190, gap: 84, between: 14, padding: 10 },
  ...{ label: 14, labelLine: 18, note: 12, noteLine: 16, mostLines: 3, passage: 12, port: 9 },
} as const

type Cell = { id: string; layer: number; height: number; y: number; thing: DrawnThing | null }

/**
 * Lays things out in layers from left to right, so that no two boxes touch and no line runs through a box: a line that passes a layer gets a
 * passage of its own there. The same things in the same order give the same drawing. Lines of unknown things, and from a thing to itself, are
 * left out.
 */
export function layOutLayers(things: readonly DrawnThing[], lines: readonly DrawnLine[]): Drawing {
  const known = new Set(things.map(({ id }) => id))
  const drawn = lines.filter(({ from, to }) => from !== to && known.has(from) && known.has(to))
  const ends = portsOf(drawn)
  const cells = new Map<string, Cell>(
    things.map((thing) => {
      const height = Math.max(heightOf(thing), (ends.get(thing.id) ?? 0) * sizes.port + sizes.padding)
      return [thing.id, { id: thing.id, layer: thing.layer, height, y: 0, thing }]
    }),
  )
  const chains = drawn.map((line) => ({ line, cells: chainOf(line, cells) }))
  const count = Math.max(-1, ...things.map(({ layer }) => layer)) + 1
  const layers = orderLayers(
    Array.from({ length: count }, (_, layer) => [...cells.values()].filter((cell) => cell.layer === layer)),
    chains.map((chain) => chain.cells),
  )
  placeDown(
    layers,
    chains.map((chain) => chain.cells),
  )
  const left = (layer: number) => layer * (sizes.boxWidth + sizes.gap)
  const boxes = [...cells.values()].flatMap(({ id, layer, y, height, thing }): Box[] =>
    thing === null
      ? []
      : [
          {
            ...{ id, x: left(layer), y, width: sizes.boxWidth, height, label: labelOf(thing), note: noteOf(thing) },
            top: sizes.padding + (height - heightOf(thing)) / 2,
          },
        ],
  )
  return {
    width: count === 0 ? 0 : left(count - 1) + sizes.boxWidth + (hasArc(chains, count) ? sizes.gap : 0),
    height: Math.max(0, ...[...cells.values()].map(({ y, height }) => y + height)),
    boxes,
    routes: routesOf(chains, left),
    layers: Array.from({ length: count }, (_, layer) => left(layer)),
  }
}

/** How many lines begin, or end, at most at a thing: each gets a place of its own at its side. */
function portsOf(lines: readonly DrawnLine[]): Map<string, number> {
  const ports = new Map<string, number>()
  for (const end of ['from', 'to'] as const) {
    for (const [id, of] of Map.groupBy(lines, (line) => line[end])) {
      ports.set(id, Math.max(ports.get(id) ?? 0, of.length))
    }
  }
  return ports
}

// Names are in a heavier letter, which takes a twentieth more.
const labelOf = ({ label }: DrawnThing) =>
  wrapLabel(label, sizes.boxWidth - 2 * sizes.padding, sizes.label * 1.05, sizes.mostLines)
const noteOf = ({ note }: DrawnThing) => wrapLabel(note, sizes.boxWidth - 2 * sizes.padding, sizes.note, 1)[0] ?? ''
const heightOf = (thing: DrawnThing) =>
  2 * sizes.padding + labelOf(thing).length * sizes.labelLine + (thing.note === '' ? 0 : sizes.noteLine)

type Chain = { line: DrawnLine; cells: Cell[] }

/** The cells that a line goes through: its ends, and a passage in each layer between. */
function chainOf({ from, to }: DrawnLine, cells: Map<string, Cell>): Cell[] {
  const [start, end] = [cells.get(from), cells.get(to)]
  if (!start || !end) return []
  const step = end.layer > start.layer ? 1 : -1
  const passages: Cell[] = []
  for (let layer = start.layer + step; step * (end.layer - layer) > 0; layer += step) {
    const passage: Cell = { id: `${from} ${to} ${layer}`, layer, height: sizes.passage, y: 0, thing: null }
    cells.set(passage.id, passage)
    passages.push(passage)
  }
  return [start, ...passages, end]
}

const isArc = ({ cells }: Chain) => cells[0]?.layer === cells.at(-1)?.layer
const hasArc = (chains: readonly Chain[], count: number) =>
  chains.some((chain) => isArc(chain) && chain.cells[0]?.layer === count - 1)

const middle = ({ y, height }: Cell) => y + height / 2

/** Gives each cell its height on the page: near what it is tied to, in the order of its layer, never upon another. */
function placeDown(layers: Cell[][], chains: readonly Cell[][]): void {
  const tied = new Map<Cell, Cell[]>()
  for (const chain of chains) {
    for (const [index, cell] of chain.entries()) {
      const next = chain[index + 1]
      if (!next || next.layer === cell.layer) continue
      tied.set(cell, [...(tied.get(cell) ?? []), next])
      tied.set(next, [...(tied.get(next) ?? []), cell])
    }
  }
  const tallest = Math.max(0, ...layers.map(stackedHeight))
  for (const layer of layers) stack(layer, () => 0, tallest)
  for (let round = 0; round < 12; round += 1) {
    const order = round % 2 === 0 ? layers : layers.toReversed()
    for (const layer of order) {
      stack(
        layer,
        (cell) => {
          const others = tied.get(cell) ?? []
          const wanted =
            others.length === 0 ? middle(cell) : others.reduce((sum, one) => sum + middle(one), 0) / others.length
          return wanted - cell.height / 2
        },
        tallest,
      )
    }
  }
  for (const cell of layers.flat()) cell.y = Math.round(cell.y)
}

const stackedHeight = (layer: readonly Cell[]) =>
  layer.reduce((sum, { height }) => sum + height, 0) + sizes.between * Math.max(0, layer.length - 1)

/** Puts the cells of a layer below each other within a height, each as near as can be to where it wants to be. */
function stack(layer: readonly Cell[], wanted: (cell: Cell) => number, within: number): void {
  const wishes = layer.map(wanted)
  let free = 0
  for (const [index, cell] of layer.entries()) {
    cell.y = Math.max(wishes[index] ?? 0, free)
    free = cell.y + cell.height + sizes.between
  }
  // What was pushed down by those above goes up again, half as far as all of it is too low, and in any case until it fits.
  const low = layer.reduce((sum, cell, index) => sum + cell.y - (wishes[index] ?? 0), 0) / (layer.length || 1)
  let ceiling = Math.min(within, (layer.at(-1)?.y ?? 0) + (layer.at(-1)?.height ?? 0) - Math.max(0, low) / 2)
  ceiling = Math.max(ceiling, stackedHeight(layer))
  for (const cell of layer.toReversed()) {
    cell.y = Math.min(cell.y, ceiling - cell.height)
    ceiling = cell.y - sizes.between
  }
}

/** Where lines begin and end: spread along the side of a box, in the order of where they come from. */
function routesOf(chains: readonly Chain[], left: (layer: number) => number): Route[] {
  type End = { chain: Chain; cell: Cell; side: 'left' | 'right'; towards: number; first: boolean }
  const ends = chains.flatMap((chain): End[] => {
    const [start, second] = chain.cells
    const [end, before] = [chain.cells.at(-1), chain.cells.at(-2)]
    if (!start || !second || !end || !before) return []
    const arc = isArc(chain)
    const forward = second.layer > start.layer
    return [
      { chain, cell: start, side: arc || forward ? 'right' : 'left', towards: middle(second), first: true },
      { chain, cell: end, side: arc || !forward ? 'right' : 'left', towards: middle(before), first: false },
    ]
  })
  const places = new Map<Chain, { start?: Point; end?: Point }>(chains.map((chain) => [chain, {}]))
  for (const [, side] of Map.groupBy(ends, (end) => `${end.side} ${end.cell.id}`)) {
    const sorted = side.toSorted((a, b) => a.towards - b.towards)
    for (const [index, { chain, cell, side: at, first }] of sorted.entries()) {
      const x = left(cell.layer) + (at === 'right' ? sizes.boxWidth : 0)
      const point: Point = [x, cell.y + (cell.height * (index + 1)) / (sorted.length + 1)]
      Object.assign(places.get(chain) ?? {}, first ? { start: point } : { end: point })
    }
  }
  return chains.flatMap((chain) => {
    const { start, end } = places.get(chain) ?? {}
    if (!start || !end) return []
    const passages = chain.cells.slice(1, -1).flatMap((cell): Point[] => {
      const [near, far] = [left(cell.layer), left(cell.layer) + sizes.boxWidth]
      const forward = end[0] > start[0]
      return [
        [forward ? near : far, middle(cell)],
        [forward ? far : near, middle(cell)],
      ]
    })
    return [{ ...chain.line, points: [start, ...passages, end], arc: isArc(chain) }]
  })
}
