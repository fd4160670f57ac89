import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import type { App } from '../src/app/open-app.ts'
import type { Scenario } from '../src/core/estimate/draw-years.ts'
import { fitLognormal } from '../src/core/estimate/estimate.ts'
import { drawingQueue } from '../src/features/estimates/drawing-queue.ts'
import { quantile, time } from './quantile.ts'

const [years, count, times] = [100_000, 50, 5]

/** Fifty risks as people estimate them: from once in fifty years to some times a month. */
const scenarios = (seed: number): Scenario[] =>
  Array.from({ length: count }, (_, place) => {
    const [low, rate] = [500 * 2 ** (place % 8), 0.02 * 1.6 ** (place % 11)]
    const estimate = { loss: { low, high: low * 20 }, events: { low: rate, high: rate * 10 } }
    return { subject: `risk ${place}`, seed, estimate }
  })

/** The same risk by the shortest program that does it: Box and Muller, Knuth's product of random numbers, and a sort. */
function naive({ estimate }: Scenario): number {
  const [loss, rate] = [fitLognormal(estimate.loss), fitLognormal(estimate.events)]
  const normal = () => Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())
  const losses: number[] = []
  for (let year = 0; year < years; year += 1) {
    const never = Math.exp(-Math.exp(rate.mu + rate.sigma * normal()))
    let total = 0
    for (let product = Math.random(); product > never; product *= Math.random())
      total += Math.exp(loss.mu + loss.sigma * normal())
    losses.push(total)
  }
  return losses.sort((a, b) => a - b)[years - 1] ?? 0
}

const once = async (run: () => Promise<unknown>) => {
  // A request in process can be answered without the event loop, which the thread needs to answer.
  await setImmediate()
  const begun = performance.now()
  await run()
  return performance.now() - begun
}

/** What fifty risks may cost, 100,000 years each, against the shortest program; and what other requests notice of it. */
export async function numbers(app: App, say: (line: string) => void): Promise<void> {
  const queue = drawingQueue({ jobs: 1, jobsOfOne: 1, idleMs: 60_000 })
  const health = () => app.http.inject({ url: '/api/health' })
  try {
    await queue.draw('bench', scenarios(0), years)
    const [drawn, hurried, plain, meanwhile]: number[][] = [[], [], [], []]
    let latest = 0
    for (let seed = 1; seed <= times; seed += 1) {
      const alone = performance.now()
      await queue.draw('bench', scenarios(seed + times), years)
      drawn?.push(performance.now() - alone)
      const begun = performance.now()
      let busy = true
      const drawing = queue.draw('bench', scenarios(seed), years).finally(() => {
        busy = false
      })
      const delay = monitorEventLoopDelay({ resolution: 1 })
      delay.enable()
      while (busy) meanwhile?.push(await once(health))
      delay.disable()
      latest = Math.max(latest, delay.max)
      await drawing
      hurried?.push(performance.now() - begun)
      // A tenth of them in each turn, since it takes long.
      const from = performance.now()
      for (const one of scenarios(seed).filter((_, place) => place % 10 === seed)) naive(one)
      plain?.push((performance.now() - from) * 10)
    }
    const alone = await time(300, health)
    const [d, h, p] = [drawn, hurried, plain].map((one) => quantile(one ?? [], 0.5)) as [number, number, number]
    const [quiet, loaded] = [alone, meanwhile ?? []].map((one) => quantile(one, 0.95)) as [number, number]
    say(
      `${count} risks of ${years} years drawn in ${d.toFixed(0)} ms at p50 (aim: under 1000), ${h.toFixed(0)} ms while other requests come without a pause; ${(p / d).toFixed(1)} times as fast as the shortest program, which holds everybody up meanwhile`,
    )
    say(
      `other requests while they are drawn: ${(loaded / quiet).toFixed(1)} times as slow at p95 (${loaded.toFixed(1)} ms); the event loop is late by at most ${(latest / 1e6).toFixed(0)} ms`,
    )
  } finally {
    await queue.stop()
  }
}
