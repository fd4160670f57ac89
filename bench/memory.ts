import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Memory of a process without what it shares with others counted twice (proportional set size), in MB. Linux only. */
export async function processMemory(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8')
  const found = /^Pss:\s+(\d+) kB/m.exec(text)
  return Math.round(Number(found?.[1] ?? Number.NaN) / 1024)
}

/** The same for the embedded database of a data folder: the postmaster and its children together. */
export async function databaseMemory(data: string): Promise<number> {
  const file = await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8')
  const postmaster = Number(file.split('\n')[0])
  let sum = await processMemory(postmaster)
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    const stat = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '')
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    if (parent === postmaster) sum += await processMemory(Number(entry)).catch(() => 0)
  }
  return sum
}
