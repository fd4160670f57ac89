import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { bytesOf } from './upload-bytes.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** An upload that brings `size` bytes every `everyMs`, `times` over; how many bytes were taken, and how it ended. */
async function upload(size: number, everyMs: number, times: number) {
  const raw = Object.assign(new PassThrough({ highWaterMark: 10_000_000 }), { complete: true })
  let taken = 0
  let ended = ''
  const reading = (async () => {
    for await (const bytes of bytesOf({ raw: raw as unknown as IncomingMessage })) taken += bytes.length
  })().then(
    () => {
      ended = 'whole'
    },
    (error: { code: string }) => {
      ended = error.code
    },
  )
  for (let n = 0; n < times && ended === ''; n += 1) {
    raw.write(Buffer.alloc(size))
    await vi.advanceTimersByTimeAsync(everyMs)
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (ended === '') raw.end()
  await reading
  return { taken, ended }
}

test('a slow line is waited for; a byte now and then, and silence, are not', async () => {
  // An hour of 20 kB a second.
  expect(await upload(200_000, 10_000, 360)).toEqual({ taken: 72_000_000, ended: 'whole' })
  const drip = await upload(1, 30_000, 100)
  expect(drip).toMatchObject({ ended: 'upload-broken' })
  expect(drip.taken).toBeLessThan(5)
  expect(await upload(1000, 61_000, 2)).toMatchObject({ ended: 'upload-broken' })
})
