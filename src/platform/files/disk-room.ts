import { statfs } from 'node:fs/promises'
import { diskFull } from '../start-failure.ts'

/**
 * What stays free on the disk of an embedded database, in bytes: four segments of its log. A database that cannot go on with its log ends at once,
 * and does not start again before there is room; one that stops taking writes a little earlier goes on answering questions.
 */
const reserve = 64 * 1024 * 1024

/** Below this somebody should make room: at the reserve, writes are refused. */
const soonFull = 512 * 1024 * 1024

export type DiskRoom = 'ok' | 'low' | 'unknown'

/** Whether the disk that holds a folder is nearly full; 'unknown' where a file system does not tell. */
export function roomIn(folder: string): () => Promise<DiskRoom> {
  return async () => {
    const disk = await statfs(folder).catch(() => null)
    if (disk === null || disk.blocks === 0) return 'unknown'
    return disk.bavail * disk.bsize < soonFull ? 'low' : 'ok'
  }
}

/** A check before each write. @throws StartFailure `disk-full` where the disk that holds the folder has less left than the reserve */
export function keepRoomIn(folder: string): () => Promise<void> {
  return async () => {
    const disk = await statfs(folder).catch(() => null)
    // Some file systems do not tell how large they are.
    if (disk !== null && disk.blocks > 0 && disk.bavail * disk.bsize < reserve) throw diskFull(folder)
  }
}
