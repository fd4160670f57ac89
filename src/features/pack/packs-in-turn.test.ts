import { expect, test } from 'vitest'
import { packsInTurn } from './packs-in-turn.ts'

/** Something that is composed until it is told to end. */
function held() {
  const { promise, resolve } = Promise.withResolvers<void>()
  const state = { begun: false }
  return {
    state,
    end: resolve,
    compose: async () => {
      state.begun = true
      await promise
    },
  }
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

test('one organisation takes no room of others, however many packs it asks for', async () => {
  const inTurn = packsInTurn()
  const [first, second, other] = [held(), held(), held()]
  const one = inTurn('a', first.compose)
  const two = inTurn('a', second.compose)
  for (let n = 0; n < 30; n += 1)
    await expect(inTurn('a', async () => {})).rejects.toMatchObject({ status: 503, code: 'pack-busy' })
  const elsewhere = inTurn('b', other.compose)
  await settled()
  expect([first, second, other].map(({ state }) => state.begun)).toEqual([true, false, true])
  first.end()
  await one
  await settled()
  expect(second.state.begun).toBe(true)
  second.end()
  other.end()
  await Promise.all([two, elsewhere])
})

test('no more than two are composed at once, and one that fails makes room', async () => {
  const inTurn = packsInTurn()
  const [a, b, c] = [held(), held(), held()]
  const failing = inTurn('a', async () => {
    await a.compose()
    throw new Error('no disk')
  })
  const rest = [inTurn('b', b.compose), inTurn('c', c.compose)]
  await settled()
  expect(c.state.begun).toBe(false)
  a.end()
  await expect(failing).rejects.toThrow('no disk')
  await settled()
  expect(c.state.begun).toBe(true)
  b.end()
  c.end()
  await Promise.all(rest)
  await inTurn('a', async () => {})
})
