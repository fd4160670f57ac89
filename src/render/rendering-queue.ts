import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { home } from '../platform/home.ts'
import { type RenderingAnswer, RenderingFailed, type RenderingJob } from './rendering-job.ts'

type Limits = {
  /** Milliseconds after which a document is given up and the process ended. */
  jobMs: number
  /** Milliseconds without work after which the process is ended and its memory returns. */
  idleMs: number
  /** How many documents may wait besides the one being made, and how many of them of one organisation. */
  waiting: number
  waitingOfOne: number
}

type Waiting = {
  id: number
  whose: string
  job: RenderingJob
  resolve: (bytes: Uint8Array) => void
  reject: (error: Error) => void
}

export type RenderingQueue = {
  /** The bytes of the document, asked by an organisation or whoever `whose` names. Throws RenderingFailed. */
  render: (job: RenderingJob, whose: string) => Promise<Uint8Array>
  /** Ends the process; what was asked fails with 'ended'. May be used again afterwards. */
  stop: () => Promise<void>
  /** The process id while there is one. */
  pid: () => number | null
}

/**
 * Makes one document at a time in a process of its own, started at the first job. A process and not a thread, because native
 * code in a thread can be neither ended when it hangs nor made to give its memory back (one document can cost 150 MB). Organisations take
 * turns: nobody waits for all that another asks, or finds no room because of it.
 */
export function renderingQueue(limits: Limits): RenderingQueue {
  const queue: Waiting[] = []
  let child: { process: ChildProcess; folder: string; ended: Promise<void> } | null = null
  let current: Waiting | null = null
  let timer: NodeJS.Timeout | undefined
  let lastId = 0
  let lastServed: string | null = null

  function start() {
    const folder = mkdtempSync(join(tmpdir(), 'zorgborg-render-'))
    // Nothing of the environment is handed on: it may hold keys and database passwords. The proxy that is none and the empty home
    // keep Typst from fetching packages or finding fetched ones: what a document is made of comes with us.
    const { PATH, LD_LIBRARY_PATH, SystemRoot } = process.env
    const offline = { HOME: folder, HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9', NO_PROXY: '' }
    const started = fork(join(home, 'src/render/rendering-process.ts'), [], {
      cwd: folder,
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { PATH, LD_LIBRARY_PATH, SystemRoot, ...offline },
    })
    let complaint = ''
    started.stderr?.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-2000)
    })
    started.on('message', (answer: RenderingAnswer) => finish(answer))
    const ended = new Promise<void>((resolve) => {
      const onEnd = (reason: string) => {
        rmSync(folder, { recursive: true, force: true })
        if (child?.process === started) {
          child = null
          fail(new RenderingFailed('ended', `the rendering process ended (${reason}) ${complaint}`.trim()))
        }
        resolve()
      }
      started.once('error', (error) => onEnd(error.message))
      started.once('exit', (code, signal) => onEnd(signal ?? `exit code ${code}`))
    })
    return { process: started, folder, ended }
  }

  function end(): Promise<void> {
    clearTimeout(timer)
    const ending = child
    child = null
    ending?.process.ref()
    ending?.process.kill('SIGKILL')
    return ending?.ended ?? Promise.resolve()
  }

  function next() {
    if (current !== null) return
    clearTimeout(timer)
    const other = queue.findIndex(({ whose }) => whose !== lastServed)
    const [following] = queue.splice(Math.max(0, other), 1)
    if (following === undefined) return rest()
    current = following
    lastServed = following.whose
    child ??= start()
    holdOpen(child.process, true)
    timer = setTimeout(() => {
      void end()
      fail(new RenderingFailed('too-long', `no document within ${limits.jobMs} ms`))
    }, limits.jobMs)
    child.process.send({ id: following.id, job: following.job }, (error) => {
      if (error && current === following) fail(new RenderingFailed('ended', error.message))
    })
  }

  function rest() {
    if (child === null) return
    holdOpen(child.process, false)
    timer = setTimeout(() => void end(), limits.idleMs).unref()
  }

  function finish(answer: RenderingAnswer) {
    if (current?.id !== answer.id) return
    const done = current
    current = null
    if ('bytes' in answer) done.resolve(answer.bytes)
    else done.reject(new RenderingFailed('refused', answer.problem))
    next()
  }

  function fail(error: RenderingFailed) {
    const failed = current
    current = null
    failed?.reject(error)
    next()
  }

  return {
    render: (job, whose) =>
      new Promise((resolve, reject) => {
        const own = queue.filter((one) => one.whose === whose).length
        if (queue.length >= limits.waiting || own >= limits.waitingOfOne)
          return reject(new RenderingFailed('busy', 'too many documents are waiting'))
        queue.push({ id: ++lastId, whose, job, resolve, reject })
        next()
      }),
    stop: async () => {
      const ended = new RenderingFailed('ended', 'rendering was stopped')
      for (const waiting of queue.splice(0)) waiting.reject(ended)
      const ending = end()
      fail(ended)
      await ending
    },
    pid: () => child?.process.pid ?? null,
  }
}

/** Whether a command line program waits for this process before it ends. */
function holdOpen(child: ChildProcess, held: boolean) {
  if (held) child.ref()
  else child.unref()
  if (held) child.channel?.ref()
  else child.channel?.unref()
  if (child.stderr instanceof Socket) child.stderr[held ? 'ref' : 'unref']()
}
