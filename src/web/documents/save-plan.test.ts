import fc from 'fast-check'
import { expect, test } from 'vitest'
import { saveIn } from './save-plan.ts'

/** When the server gets something, of keys at these moments. */
function savesOf(gaps: readonly number[], keptHere: boolean): number[] {
  const saves: number[] = []
  let [now, since, due]: [number, number | null, number] = [0, null, Infinity]
  const upTo = (moment: number) => {
    if (due <= moment) {
      saves.push(due)
      since = null
      due = Infinity
    }
  }
  for (const gap of gaps) {
    now += gap
    upTo(now)
    since ??= now
    due = now + saveIn({ now, since, savedAt: saves.at(-1) ?? null, keptHere })
  }
  upTo(Infinity)
  return saves
}

test('however one types, the server gets at most one state a minute, and all of it in the end', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 300 }), (gaps) => {
      const saves = savesOf(gaps, true)
      const typed = gaps.reduce((sum, gap) => sum + gap, 0)
      for (const [n, at] of saves.entries()) if (n > 0) expect(at - (saves[n - 1] ?? 0)).toBeGreaterThanOrEqual(60_000)
      expect(saves.at(-1)).toBeGreaterThan(typed)
      expect(saves.at(-1)).toBeLessThanOrEqual(typed + 60_000)
    }),
  )
})

test('somebody who never rests is saved all the same, and where the browser keeps nothing within seconds', () => {
  const keys = Array.from({ length: 3600 }, () => 200)
  expect(savesOf(keys, true).length).toBeGreaterThanOrEqual(5)
  expect(savesOf(keys, true).length).toBeLessThanOrEqual(12)
  expect(savesOf(keys.slice(0, 300), false).length).toBeGreaterThanOrEqual(5)
})
