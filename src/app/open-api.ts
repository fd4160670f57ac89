import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { openDataFolder, readServerFile, type ServerFile } from '../platform/files/data-folder.ts'
import type { Contract } from '../platform/http/contract.ts'
import { StartFailure } from '../platform/start-failure.ts'
import { type ApiClient, CallRefused, type Request, requestFor } from './api-client.ts'
import type { Config } from './config.ts'

type Received = { status: number; etag: string | null; bytes: AsyncIterable<Uint8Array> }
type Send = (request: Request) => Promise<Received>

/**
 * The server that runs on the data folder, or else the application itself, opened in this process: never two on the same data.
 *
 * @param mayMake whether a data folder that is not there may be made
 */
export async function openApi(
  config: Config,
  options: { mayMake: boolean; onProgress: (line: string) => void },
): Promise<ApiClient> {
  if (!options.mayMake && !existsSync(config.data)) {
    throw new StartFailure(
      'no-data-folder',
      `There is no data folder ${config.data}: start Zorgborg first, or name the right folder with --data.`,
    )
  }
  const server = await readServerFile(await openDataFolder(config.data))
  if (server !== null) return client(server.token, sendTo(server), async () => {})
  const { openApp } = await import('./open-app.ts')
  // The log of a server has no place in what a command prints.
  const app = await openApp({ ...config, logLevel: 'silent' }, { onProgress: options.onProgress })
  const send: Send = async (request) => {
    const answer = await app.http.inject({ ...request, payloadAsStream: true })
    const bytes = answer.stream()
    // Whoever leaves off half-way lets go of what is being read; otherwise it would be waited for at the end.
    bytes.once('close', () => answer.raw.res.destroy())
    return { status: answer.statusCode, etag: answer.headers.etag ?? null, bytes }
  }
  return client(app.operatorToken, send, () => app.close())
}

function sendTo(server: ServerFile): Send {
  // A server that listens on every address is reached on this machine's own.
  const named = { '0.0.0.0': '127.0.0.1', '::': '::1' }[server.host] ?? server.host
  const host = named.includes(':') ? `[${named}]` : named
  return async ({ method, url, headers, payload }) => {
    const answer = await fetch(`http://${host}:${server.port}${url}`, { method, headers, body: payload }).catch(
      (cause) => {
        throw new StartFailure(
          'server-not-reached',
          `Zorgborg runs on this data folder (process ${server.pid}) but does not answer at ${host}:${server.port}: stop it and start it again.`,
          { cause },
        )
      },
    )
    const bytes = answer.body === null ? Readable.from([]) : Readable.fromWeb(answer.body)
    return { status: answer.status, etag: answer.headers.get('etag'), bytes }
  }
}

function client(token: string, send: Send, close: () => Promise<void>): ApiClient {
  const ask = async (request: Request): Promise<Received> => {
    const received = await send(request)
    if (received.status < 400) return received
    throw new CallRefused(received.status, await text(received.bytes))
  }
  return {
    async call<C extends Contract>(contract: C, call = {}) {
      const received = await ask(requestFor(contract, call, token))
      return { status: received.status, etag: received.etag, body: JSON.parse(await text(received.bytes)) }
    },
    async callForFile(contract, call = {}) {
      return (await ask(requestFor(contract, call, token))).bytes
    },
    close,
  }
}
