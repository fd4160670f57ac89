import { readdir } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { processMark } from '../../process-mark.ts'
import { isServerOn } from './postmaster-file.ts'

const steps: [NodeJS.Signals, number][] = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
]

/**
 * Stops the server on this cluster and waits until it is gone: first cleanly (connections are broken off, all is written), after 30 seconds at once,
 * after 5 more by force; none loses what was committed. Does nothing when the process is no server on this cluster (any more).
 */
export async function stopServer(cluster: string, pid: number): Promise<void> {
  for (const [signal, patience] of steps) {
    if (!isServerOn(cluster, pid)) return
    send(pid, signal)
    if (await endsWithin(pid, patience)) return
  }
}

/**
 * Ends what a killed server left at work on the cluster: a backend in the middle of a long query does not notice that its server is gone, and keeps a new
 * one from starting. Nothing committed is lost. Only on Linux; elsewhere one has to wait for them.
 */
export async function endOrphans(cluster: string): Promise<void> {
  const ids = (await readdir('/proc').catch(() => [])).map(Number).filter((id) => id > 0)
  for (const id of ids) if (isServerOn(cluster, id)) send(id, 'SIGQUIT')
}

/** Asks for a clean stop without waiting for it. */
export function askToStop(pid: number): void {
  send(pid, 'SIGINT')
}

/** Waits until the process is gone; false when it still lives after `patience` milliseconds. */
export async function endsWithin(pid: number, patience: number): Promise<boolean> {
  const mark = processMark(pid)
  const until = Date.now() + patience
  while (mark !== null && processMark(pid) === mark) {
    if (Date.now() > until) return false
    await wait(10)
  }
  return true
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It was gone already.
  }
}
