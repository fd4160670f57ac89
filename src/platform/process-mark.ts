import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/**
 * The moment at which a process started, as an opaque text that no other process with the same id shares; null when no such process lives
 * (a process that has ended but was not yet collected by its parent counts as ended).
 */
export function processMark(pid: number): string | null {
  if (!Number.isSafeInteger(pid) || pid <= 0) return null
  return process.platform === 'linux' ? linuxMark(pid) : otherMark(pid)
}

function linuxMark(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field, the program's name, may itself hold spaces and brackets; see proc_pid_stat(5): field 3 is the state, field 22 the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}

function otherMark(pid: number): string | null {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
    return line === '' || line.startsWith('Z') ? null : line.slice(line.indexOf(' ') + 1).trim()
  } catch {
    return null
  }
}

/**
 * The machine, its present run and its process numbering, as an opaque text. Only between equal texts can a process id be judged: another
 * container or another machine on the same folder numbers its processes for itself.
 */
export function processWorld(): string {
  const read = (get: () => string): string => {
    try {
      return get().trim()
    } catch {
      return ''
    }
  }
  const run = read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'))
  const numbering = read(() => readlinkSync('/proc/self/ns/pid'))
  return [hostname(), run, numbering].join(' ')
}
