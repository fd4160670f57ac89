import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Drawing, type DrawnThing, layOutLayers, type Point, sizes } from './lay-out-layers.ts'
import { curvesOf, pathOf } from './route-path.ts'
import { wrapLabel } from './wrap-label.ts'

const thing = (id: string, layer: number, label = id): DrawnThing => ({ id, label, note: 'Server', layer })

const names = fc.oneof(
  fc.constantFrom('EPD', 'Elektronisch voorschrijven en toedienen', 'Netwerk', 'Kliniek De Oever'),
  fc.string({ minLength: 1, maxLength: 60 }),
)
const world = fc
  .array(fc.record({ label: names, layer: fc.nat({ max: 4 }) }), { minLength: 1, maxLength: 24 })
  .chain((given) => {
    const things = given.map(({ label, layer }, index) => ({ id: String(index), label, layer, note: 'Server' }))
    const id = fc.constantFrom(...things.map((one) => one.id))
    return fc.record({
      things: fc.constant(things),
      lines: fc.uniqueArray(fc.record({ from: id, to: id }), {
        maxLength: 30,
        selector: ({ from, to }) => `${from} ${to}`,
      }),
    })
  })

/** A point of a cubic curve. */
const along = ([a, b, c, d]: [Point, Point, Point, Point], t: number): Point => {
  const of = (i: 0 | 1) =>
    (1 - t) ** 3 * a[i] + 3 * (1 - t) ** 2 * t * b[i] + 3 * (1 - t) * t ** 2 * c[i] + t ** 3 * d[i]
  return [of(0), of(1)]
}
const boxesUnder = ({ boxes }: Drawing, [x, y]: Point) =>
  boxes.filter(
    (box) => x > box.x + 0.5 && x < box.x + box.width - 0.5 && y > box.y + 0.5 && y < box.y + box.height - 0.5,
  )

describe('always', () => {
  test('no two boxes touch, and labels stay within their box', () => {
    fc.assert(
      fc.property(world, ({ things, lines }) => {
        const { boxes, width, height } = layOutLayers(things, lines)
        expect(boxes).toHaveLength(things.length)
        for (const [index, one] of boxes.entries()) {
          expect(one.x + one.width).toBeLessThanOrEqual(width)
          expect(one.y).toBeGreaterThanOrEqual(0)
          expect(one.y + one.height).toBeLessThanOrEqual(height)
          expect(one.label.length).toBeLessThanOrEqual(sizes.mostLines)
          for (const other of boxes.slice(index + 1)) {
            const apart =
              one.x + one.width < other.x ||
              other.x + other.width < one.x ||
              one.y + one.height < other.y ||
              other.y + other.height < one.y
            expect(apart, `${one.id} and ${other.id}`).toBe(true)
          }
        }
      }),
    )
  })

  test('every line is drawn, from the side of one box to that of the other, and runs through none', () => {
    fc.assert(
      fc.property(world, ({ things, lines }) => {
        const drawing = layOutLayers(things, lines)
        const wanted = lines.filter(({ from, to }) => from !== to)
        expect(drawing.routes.map(({ from, to }) => ({ from, to }))).toEqual(wanted)
        for (const route of drawing.routes) {
          for (const curve of curvesOf(route)) {
            for (let step = 0; step <= 20; step += 1) {
              expect(boxesUnder(drawing, along(curve, step / 20)), pathOf(route)).toEqual([])
            }
          }
        }
      }),
    )
  })

  test('the same gives the same', () => {
    fc.assert(
      fc.property(world, ({ things, lines }) => {
        expect(layOutLayers(things, lines)).toEqual(layOutLayers(structuredClone(things), structuredClone(lines)))
      }),
    )
  })

  test('a label is no wider than asked, and loses nothing unless it says so', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 60, max: 300 }), (label, width) => {
        const lines = wrapLabel(label, width, 14, 99)
        const plain = (text: string) => text.replace(/[\s-]/g, '')
        expect(plain(lines.join(''))).toBe(plain(label))
        const short = wrapLabel(label, width, 14, 1)
        expect(short.length).toBeLessThanOrEqual(1)
        if (lines.length > 1) expect(short[0]).toMatch(/…$/)
      }),
    )
  })
})

test('things that lean on the same stand together, so that lines do not cross', () => {
  const things = [thing('a', 0), thing('b', 0), thing('x', 1), thing('y', 1)]
  const { boxes } = layOutLayers(things, [
    { from: 'a', to: 'y' },
    { from: 'b', to: 'x' },
  ])
  const top = (id: string) => boxes.find((box) => box.id === id)?.y ?? 0
  expect(top('a') < top('b')).toBe(top('y') < top('x'))
})

test('nothing to draw is an empty drawing', () => {
  expect(layOutLayers([], [])).toEqual({ width: 0, height: 0, boxes: [], routes: [], layers: [] })
})

test('an arc goes around the boxes between, within the gap', () => {
  const { routes, width } = layOutLayers([thing('a', 0), thing('b', 0), thing('c', 0)], [{ from: 'a', to: 'c' }])
  expect(routes[0]?.arc).toBe(true)
  const [curve] = routes[0] ? curvesOf(routes[0]) : []
  const furthest = curve ? along(curve, 0.5)[0] : 0
  expect(furthest).toBeGreaterThan(sizes.boxWidth)
  expect(furthest).toBeLessThan(width)
})
