import { connect, type Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'

/** What a scanner says of a content. 'unreachable' carries why, for the log. */
export type ScanOutcome =
  | { outcome: 'clean' }
  | { outcome: 'infected'; found: string }
  | { outcome: 'too-large' }
  | { outcome: 'unreachable'; why: string }

/** `read` begins anew each time: a connection that broke is tried again. */
export type VirusScanner = { scan(read: () => AsyncIterable<Uint8Array>): Promise<ScanOutcome> }

/** Where ClamAV's daemon listens. */
export type ClamdAddress = { host: string; port: number } | { path: string }

const silence = 120_000
const mostAnswer = 4096
const tries = 3

/**
 * Scans with ClamAV's daemon by its INSTREAM command (clamd(8)): the content goes over the connection in pieces, each after its length in
 * four bytes, and a length of zero ends it. Anything but a plain answer counts as unreachable, never as clean.
 */
export function clamdScanner(address: ClamdAddress): VirusScanner {
  return {
    async scan(read) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return readAnswer(await ask(address, read()))
        } catch (error) {
          if (attempt < tries && broke(error)) continue
          return { outcome: 'unreachable', why: error instanceof Error ? error.message : String(error) }
        }
      }
    },
  }
}

/**
 * Whether the connection ended while content went over it. The daemon does so right after it answered that a content is larger than it takes,
 * and what is written at that moment takes the answer along before it is read.
 */
const broke = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ECONNRESET')

function readAnswer(answer: string): ScanOutcome {
  const said = answer.replace(/\0.*$/s, '').trim()
  if (said === 'stream: OK') return { outcome: 'clean' }
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1]
  if (found !== undefined) return { outcome: 'infected', found: found.replace(/[^\x20-\x7e]/g, '?').slice(0, 200) }
  if (/size limit exceeded/.test(said)) return { outcome: 'too-large' }
  return { outcome: 'unreachable', why: said === '' ? 'no answer' : said.slice(0, 300) }
}

async function ask(address: ClamdAddress, bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const socket = connect('path' in address ? { path: address.path } : { host: address.host, port: address.port })
  socket.setTimeout(silence, () => socket.destroy(new Error('no answer in time')))
  let answer = ''
  const ended = new Promise<string>((resolve, reject) => {
    socket.on('data', (data) => {
      answer = (answer + data.toString('latin1')).slice(0, mostAnswer)
      if (answer.includes('\0')) resolve(answer)
    })
    socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)))
    socket.on('close', () => resolve(answer))
  })
  ended.catch(() => {})
  try {
    await send(socket, Buffer.from('zINSTREAM\0'), ended)
    for await (const piece of bytes) {
      // It answers before the end where the content is larger than it takes: what it said is read first.
      await nextTurn()
      if (answer !== '' || socket.destroyed) break
      const length = Buffer.alloc(4)
      length.writeUInt32BE(piece.length)
      if (piece.length > 0) await send(socket, Buffer.concat([length, piece]), ended)
    }
    if (!socket.destroyed) await send(socket, Buffer.alloc(4), ended)
    return await ended
  } finally {
    socket.destroy()
  }
}

async function send(socket: Socket, bytes: Buffer, ended: Promise<string>): Promise<void> {
  if (socket.write(bytes)) return
  await Promise.race([new Promise<void>((resume) => socket.once('drain', resume)), ended])
}
