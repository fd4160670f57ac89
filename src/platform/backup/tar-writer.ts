import { createHash } from 'node:crypto'
import { type Pack, pack } from 'tar-stream'

export type WrittenEntry = { name: string; size: number; sha256: string }

/** A tar that is filled one entry after the other, no faster than it is read. */
export type TarWriter = {
  bytes: Pack
  /** What was written so far, with its hashes. */
  entries: WrittenEntry[]
  add(name: string, size: number, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void>
}

/**
 * All entries get the same time and rights: what an archive tells about a file is its name and its content.
 *
 * @param onProgress is called whenever the reader has taken some of it
 */
export function createTarWriter(at: Date, onProgress: () => void): TarWriter {
  const bytes = pack()
  const entries: WrittenEntry[] = []
  const write = (name: string, size: number, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => {
    const hash = createHash('sha256')
    return new Promise<string>((resolve, reject) => {
      const sink = bytes.entry({ name, size, mtime: at, mode: 0o600 }, (error) =>
        error ? reject(error) : resolve(hash.digest('hex')),
      )
      let resume = () => {}
      sink.on('drain', () => resume())
      sink.on('close', () => resume())
      const feed = async () => {
        for await (const chunk of content) {
          hash.update(chunk)
          onProgress()
          const waits = !sink.write(chunk)
          if (sink.destroyed) return
          if (!waits) continue
          await new Promise<void>((drained) => {
            resume = drained
          })
        }
        sink.end(undefined)
      }
      feed().catch((error) => {
        reject(error)
        sink.destroy(error)
      })
    })
  }
  return {
    bytes,
    entries,
    add: async (name, size, content) => {
      const sha256 = await write(name, size, content)
      entries.push({ name, size, sha256 })
    },
  }
}
