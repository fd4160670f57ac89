import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { clamdScanner } from './virus-scanner.ts'

const pieceSize = 65_536
async function* inPieces(bytes: Uint8Array, size = pieceSize) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const clamd = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd'].find((path) => existsSync(path))
const required = process.env.ZORGBORG_TEST_CLAMD === 'required'
if (!clamd && !required)
  console.log('ClamAV is not installed (Debian: clamav-daemon): the tests with the real daemon are left out.')

// The test file of EICAR (eicar.org), in two halves so that this file itself is none.
const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''))

describe.skipIf(!clamd && !required)('the real daemon of ClamAV, with a signature database of one', () => {
  let folder: string
  let daemon: ChildProcess
  let scanner: ReturnType<typeof clamdScanner>
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zorgborg-clamd-'))
    chmodSync(folder, 0o755)
    const sum = '44d88612fea8a8f36de82e1278abb02f'
    writeFileSync(join(folder, 'eicar.hdb'), `${sum}:68:Eicar-Test-Signature\n`)
    const socket = join(folder, 'clamd.sock')
    const settings = [
      `DatabaseDirectory ${folder}`,
      `LocalSocket ${socket}`,
      'LocalSocketMode 600',
      'Foreground yes',
      `LogFile ${join(folder, 'clamd.log')}`,
      `TemporaryDirectory ${folder}`,
      'StreamMaxLength 5M',
      `User ${process.getuid?.() === 0 ? 'root' : execFileSync('id', ['-un']).toString().trim()}`,
    ]
    const config = join(folder, 'clamd.conf')
    writeFileSync(config, `${settings.join('\n')}\n`)
    daemon = spawn(clamd ?? 'clamd', ['--config-file', config], { stdio: 'ignore' })
    scanner = clamdScanner({ path: socket })
    // It reads its database first.
    await vi.waitFor(
      async () => expect((await scanner.scan(() => inPieces(Buffer.from('hello')))).outcome).toBe('clean'),
      {
        timeout: 60_000,
        interval: 200,
      },
    )
  }, 90_000)
  afterAll(() => {
    daemon?.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  test('finds the test file of EICAR and names it', async () => {
    expect(eicar).toHaveLength(68)
    expect(await scanner.scan(() => inPieces(eicar, 10))).toEqual({
      outcome: 'infected',
      found: 'Eicar-Test-Signature.UNOFFICIAL',
    })
  })

  test('lets a file of some megabytes pass, and says of a larger one that it takes no more', async () => {
    const [some, more] = [randomBytes(3_000_000), randomBytes(9_000_000)]
    expect(await scanner.scan(() => inPieces(some))).toEqual({ outcome: 'clean' })
    expect(await scanner.scan(() => inPieces(more))).toEqual({ outcome: 'too-large' })
  })
})

describe('a daemon that does not answer as it should', () => {
  const open: Server[] = []
  afterAll(() => {
    for (const server of open) server.close()
  })
  const answering = async (answer: string | null) => {
    const server = createServer((socket) => {
      socket.on('error', () => {})
      if (answer === null) return socket.destroy()
      socket.once('data', () => socket.end(answer))
    })
    open.push(server)
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    return clamdScanner({ host: '127.0.0.1', port }).scan(() => inPieces(randomBytes(200_000)))
  }

  test.each([
    ['nothing', null],
    ['an error', 'Command invalid. ERROR\0'],
    ['something else', 'HTTP/1.1 200 OK\r\n\r\nstream: OK\0'],
    ['half an answer', 'stream: '],
  ])('%s is never taken for clean', async (_what, answer) => {
    expect((await answering(answer)).outcome).toBe('unreachable')
  })

  test('a connection that breaks on the way is tried again from the beginning, three times at most', async () => {
    const content = randomBytes(2_000_000)
    // The command, each piece with its length before it, and a length of zero.
    const sent = 'zINSTREAM\0'.length + content.length + 4 * Math.ceil(content.length / pieceSize) + 4
    const scanAt = async (broken: number) => {
      let met = 0
      let taken = 0
      const server = createServer((socket) => {
        met += 1
        taken = 0
        socket.on('error', () => {})
        socket.on('data', (data) => {
          if (met <= broken) return socket.resetAndDestroy()
          taken += data.length
          if (taken === sent) socket.end('stream: OK\0')
        })
      })
      open.push(server)
      await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
      const { port } = server.address() as AddressInfo
      const { outcome } = await clamdScanner({ host: '127.0.0.1', port }).scan(() => inPieces(content))
      return { outcome, met, whole: taken === sent }
    }
    expect(await scanAt(2)).toEqual({ outcome: 'clean', met: 3, whole: true })
    expect(await scanAt(9)).toEqual({ outcome: 'unreachable', met: 3, whole: false })
  })

  test('nobody there is unreachable', async () => {
    expect(await clamdScanner({ path: join(tmpdir(), 'no-such-socket') }).scan(() => inPieces(eicar))).toMatchObject({
      outcome: 'unreachable',
    })
  })
})
