import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { saysDiskFull, systemCode } from '../../platform/start-failure.ts'
import { CommandFailed } from './terminal.ts'

/**
 * Writes bytes to a file, whole or not at all; `-` is standard output. Gives their number.
 *
 * @param mode rights of the file; 0600 for what is secret
 */
export async function saveTo(out: string, bytes: AsyncIterable<Uint8Array>, mode = 0o644): Promise<number> {
  if (out === '-') {
    let size = 0
    for await (const piece of bytes) {
      size += piece.length
      if (!process.stdout.write(piece)) await new Promise((resume) => process.stdout.once('drain', resume))
    }
    return size
  }
  const path = resolve(out)
  const temporary = `${path}.${randomUUID().slice(0, 8)}.part`
  try {
    const file = await open(temporary, 'wx', mode)
    let size = 0
    try {
      for await (const piece of bytes) {
        await file.writeFile(piece)
        size += piece.length
      }
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    return size
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    throw explain(path, error)
  }
}

function explain(path: string, error: unknown): unknown {
  if (saysDiskFull(error)) return new CommandFailed(`The disk that holds ${path} is full. Nothing was written.`)
  switch (systemCode(error)) {
    case 'ENOENT':
      return new CommandFailed(`The folder of ${path} does not exist. Make it first.`)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new CommandFailed(`${path} may not be written by this user.`)
    case 'EISDIR':
    case 'ENOTEMPTY':
      return new CommandFailed(`${path} is a folder: name a file in it.`)
    default:
      return error
  }
}
