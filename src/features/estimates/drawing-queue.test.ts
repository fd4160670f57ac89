import { afterEach, expect, test } from 'vitest'
import { drawYears, type Scenario } from '../../core/estimate/draw-years.ts'
import { outcomeOf } from '../../core/estimate/outcome.ts'
import { drawingQueue } from './drawing-queue.ts'

const queue = drawingQueue({ jobs: 4, jobsOfOne: 3, idleMs: 20_000 })
afterEach(() => queue.stop())

const scenario = (place: number): Scenario => ({
  subject: `risk ${place}`,
  seed: 1,
  estimate: { loss: { low: 1_000, high: 50_000 }, events: { low: 0.1, high: 2 } },
})
const scenarios = (count: number) => Array.from({ length: count }, (_, place) => scenario(place))

test('the thread draws what would be drawn here, each and together', async () => {
  const asked = scenarios(3)
  const lists = asked.map((one) => drawYears(one, 2_000))
  const sum = Float64Array.from({ length: 2_000 }, (_, year) =>
    lists.reduce((total, list) => total + (list[year] as number), 0),
  )
  expect(await queue.draw('one', asked, 2_000)).toEqual({ each: lists.map(outcomeOf), total: outcomeOf(sum) })
  const [first] = lists.map(outcomeOf)
  expect(await queue.draw('one', asked.slice(0, 1), 2_000)).toEqual({ each: [first], total: first })
})

test('whoever asks for one scenario does not wait for sixty of somebody else', async () => {
  const order: string[] = []
  const many = queue.draw('one', scenarios(60), 20_000).then(() => order.push('sixty'))
  const few = queue.draw('one', scenarios(1), 20_000).then(() => order.push('one'))
  await Promise.all([many, few])
  expect(order).toEqual(['one', 'sixty'])
})

test('no organisation waits for all that another asks, or finds no room because of it', async () => {
  const order: string[] = []
  const many = ['one', 'one', 'one'].map((who) => queue.draw(who, scenarios(20), 5_000).then(() => order.push(who)))
  await expect(queue.draw('one', scenarios(1), 5_000)).rejects.toMatchObject({ status: 503 })
  const other = queue.draw('two', scenarios(4), 5_000).then(() => order.push('two'))
  await Promise.all([...many, other])
  expect(order[0]).toBe('two')
})

test('what is asked beyond the limit is refused at once, and what came before is answered', async () => {
  const under = ['one', 'one', 'one', 'two'].map((who) => queue.draw(who, scenarios(2), 1_000))
  await expect(queue.draw('one', scenarios(1), 1_000)).rejects.toMatchObject({ status: 503, code: 'numbers-busy' })
  expect(await Promise.all(under)).toHaveLength(4)
  expect((await queue.draw('one', scenarios(1), 1_000)).each).toHaveLength(1)
})

test('what cannot be drawn fails alone', async () => {
  const wrong = queue.draw('one', [scenario(0), scenario(1)], -1)
  const right = queue.draw('one', scenarios(2), 1_000)
  await expect(wrong).rejects.toThrow('Invalid typed array length')
  expect((await right).each).toHaveLength(2)
})

test('stopping fails what was asked, and what is asked after it starts the thread again', async () => {
  const asked = [queue.draw('one', scenarios(50), 50_000), queue.draw('one', scenarios(1), 1_000)]
  const failed = Promise.allSettled(asked)
  await queue.stop()
  expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect((await queue.draw('one', scenarios(1), 1_000)).each).toHaveLength(1)
})
