import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import type { RenderingJob } from './rendering-job.ts'
import { type RenderingQueue, renderingQueue } from './rendering-queue.ts'

const typst = (template: string): RenderingJob => ({ kind: 'typst', template, data: {}, createdAtSeconds: 0 })
const quick = typst('#set document(title: "t")\nquick')
const hanging = typst(
  '#for a in range(9999) { for b in range(9999) { for c in range(9999) { let sine = calc.sin(a * b * c) } } }',
)

let queue: RenderingQueue
const start = (limits: Partial<Parameters<typeof renderingQueue>[0]> = {}) => {
  queue = renderingQueue({ jobMs: 30_000, idleMs: 30_000, waiting: 3, waitingOfOne: 3, ...limits })
  return queue
}
afterEach(() => queue.stop())

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('rendering process', () => {
  test('ends a document that hangs, and makes the next one', async () => {
    const { render } = start({ jobMs: 3000 })
    const hung = render(hanging, 'one')
    const next = render(quick, 'one')
    await expect(hung).rejects.toMatchObject({ code: 'too-long' })
    expect((await next).length).toBeGreaterThan(1000)
  })

  test('is bounded: who comes too late is told to come back', async () => {
    const { render, stop } = start({ waiting: 1 })
    const asked = [render(hanging, 'one'), render(quick, 'one')].map((one) => one.catch((error) => error.code))
    await expect(render(quick, 'one')).rejects.toMatchObject({ code: 'busy' })
    await stop()
    expect(await Promise.all(asked)).toEqual(['ended', 'ended'])
  })

  test('lets no organisation wait for all that another asks, or find no room because of it', async () => {
    const { render } = start({ waiting: 4, waitingOfOne: 2 })
    const order: string[] = []
    const asked = (whose: string) => render(quick, whose).then(() => order.push(whose))
    const all = ['one', 'one', 'one'].map(asked)
    await expect(render(quick, 'one')).rejects.toMatchObject({ code: 'busy' })
    await Promise.all([...all, asked('two')])
    expect(order).toEqual(['one', 'two', 'one', 'one'])
  })

  test('that is killed fails its document, and a new one makes the next', async () => {
    const { render, pid } = start()
    await render(quick, 'one')
    const hung = render(hanging, 'one')
    const killed = pid() ?? 0
    process.kill(killed, 'SIGKILL')
    await expect(hung).rejects.toMatchObject({ code: 'ended' })
    expect((await render(quick, 'one')).length).toBeGreaterThan(1000)
    expect(pid()).not.toBe(killed)
  })

  test('ends after idling, and starts again when asked', async () => {
    const { render, pid } = start({ idleMs: 100 })
    await render(quick, 'one')
    const first = pid() ?? 0
    while (isAlive(first)) await sleep(20)
    expect(pid()).toBeNull()
    expect((await render(quick, 'one')).length).toBeGreaterThan(1000)
  })

  test('refuses a template that is wrong, and lives on', async () => {
    const { render } = start()
    await expect(render(typst('#nothing-here()'), 'one')).rejects.toMatchObject({ code: 'refused' })
    expect((await render(quick, 'one')).length).toBeGreaterThan(1000)
  })

  test('reads no file and fetches no package', async () => {
    const { render } = start()
    for (const template of [
      '#read("/etc/hostname")',
      '#read("../../etc/hostname")',
      '#import "@preview/tablex:0.0.9": *',
    ])
      await expect(render(typst(template), 'one')).rejects.toMatchObject({ code: 'refused' })
  })

  test('does not keep a command line program waiting while it idles', async () => {
    const program = `
      const { renderingQueue } = await import(${JSON.stringify(new URL('./rendering-queue.ts', import.meta.url).href)})
      const queue = renderingQueue({ jobMs: 30_000, idleMs: 600_000, waiting: 1, waitingOfOne: 1 })
      console.log((await queue.render(${JSON.stringify(quick)}, 'one')).length)`
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      timeout: 15_000,
    })
    expect(Number(stdout)).toBeGreaterThan(1000)
  })

  test('gets nothing of the environment of the server', async () => {
    process.env.ZORGBORG_TEST_SECRET = 'only for the server'
    const { render, pid } = start()
    await render(quick, 'one')
    const { readFile } = await import('node:fs/promises')
    const environment = await readFile(`/proc/${pid()}/environ`, 'utf8').catch(() => '')
    delete process.env.ZORGBORG_TEST_SECRET
    expect(environment).not.toContain('ZORGBORG_TEST_SECRET')
  })
})
