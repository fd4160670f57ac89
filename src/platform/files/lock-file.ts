import { randomUUID } from 'node:crypto'
import { link, open, readFile, rm, stat, utimes } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { processMark, processWorld } from '../process-mark.ts'
import { diskFull, saysDiskFull, systemCode } from '../start-failure.ts'

/** Who holds a lock; `elsewhere` is the host name when its processes are numbered apart from ours (another container or machine). */
export type HeldLock = { pid: number; port: number | null; elsewhere: string | null }

type Content = { pid: number; started: string | null; world: string; port: number | null; id: string }

const beat = 5_000
const silence = 3 * beat

/**
 * Takes the lock at `path` or tells who holds it.
 *
 * In our own numbering of processes the holder lives when a process with its id and its moment of start lives. A holder elsewhere is judged by its
 * heartbeat: it touches the file every 5 seconds, and after 15 seconds of silence (waited for here where needed) the lock is taken over.
 */
export async function takeLock(
  path: string,
  port: number | null,
): Promise<{ release(): Promise<void> } | { holder: HeldLock }> {
  const mine: Content = {
    pid: process.pid,
    started: processMark(process.pid),
    world: processWorld(),
    port,
    id: randomUUID(),
  }
  for (;;) {
    if (await create(path, mine)) return hold(path, mine)
    const found = await read(path)
    if (found === 'gone') continue
    if (found !== 'unreadable' && (await lives(path, found))) {
      return {
        holder: {
          pid: found.pid,
          port: found.port,
          elsewhere: found.world === mine.world ? null : (found.world.split(' ')[0] ?? ''),
        },
      }
    }
    await removeStale(path, found, mine)
  }
}

async function create(path: string, content: Content): Promise<boolean> {
  // Written apart and linked into place, so that nobody ever reads half a lock.
  const draft = `${path}.${randomUUID()}`
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(JSON.stringify(content))
      await file.sync()
    } finally {
      await file.close()
    }
    await link(draft, path)
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw saysDiskFull(error) ? diskFull(path, error) : error
  } finally {
    await rm(draft, { force: true })
  }
}

async function read(path: string): Promise<Content | 'gone' | 'unreadable'> {
  try {
    const { pid, started, world, port, id } = (JSON.parse(await readFile(path, 'utf8')) ?? {}) as Record<
      string,
      unknown
    >
    if (typeof pid !== 'number' || typeof world !== 'string' || typeof id !== 'string') return 'unreadable'
    return {
      pid,
      started: typeof started === 'string' ? started : null,
      world,
      port: typeof port === 'number' ? port : null,
      id,
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 'gone'
    if (error instanceof SyntaxError) return 'unreadable'
    throw error
  }
}

async function lives(path: string, found: Content): Promise<boolean> {
  if (found.world === processWorld()) return found.started !== null && processMark(found.pid) === found.started
  const touched = await lastTouched(path)
  // At most one silence, also where the clock elsewhere runs ahead of ours.
  const until = Math.min(touched ?? 0, Date.now()) + silence
  while (touched !== null && Date.now() < until) {
    await wait(250)
    if ((await lastTouched(path)) !== touched) return true
  }
  return false
}

async function lastTouched(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => null)
  return found === null ? null : found.mtimeMs
}

async function removeStale(path: string, judged: Content | 'unreadable', mine: Content): Promise<void> {
  // Only one at a time takes away, and looks again first: since we judged, another may have put a new lock in the place of the stale one.
  const guard = `${path}.takeover`
  if (!(await create(guard, mine))) {
    const touched = await lastTouched(guard)
    if (touched !== null && Math.abs(Date.now() - touched) > silence) await rm(guard, { force: true })
    await wait(10)
    return
  }
  try {
    const found = await read(path)
    const same = found === judged || (typeof found === 'object' && typeof judged === 'object' && found.id === judged.id)
    if (same) await rm(path, { force: true })
  } finally {
    await rm(guard, { force: true })
  }
}

function hold(path: string, mine: Content): { release(): Promise<void> } {
  const heartbeat = setInterval(() => {
    const now = new Date()
    utimes(path, now, now).catch(() => {})
  }, beat)
  heartbeat.unref()
  return {
    async release() {
      clearInterval(heartbeat)
      const found = await read(path)
      if (typeof found === 'object' && found.id === mine.id) await rm(path, { force: true })
    },
  }
}
