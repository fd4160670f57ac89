import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { openDataFolder, readServerFile, type ServerFile } from '../platform/files/data-folder.ts'
import { StartFailure } from '../platform/start-failure.ts'
import { type ApiClient, clientOver, type Received, type Request, sendOver } from './api-client.ts'
import type { Config } from './config.ts'

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
  if (server !== null) return clientOver(server.token, sendTo(server), async () => {})
  const { openApp } = await import('./open-app.ts')
  // The log of a server has no place in what a command prints.
  const app = await openApp({ ...config, logLevel: 'silent' }, { onProgress: options.onProgress })
  const send: Send = async (request) => {
    const { payload } = request
    const body = payload instanceof Blob ? Readable.fromWeb(payload.stream() as ReadableStream) : payload
    const answer = await app.http.inject({ ...request, payload: body, payloadAsStream: true })
    const bytes = answer.stream()
    // Whoever leaves off half-way lets go of what is being read; otherwise it would be waited for at the end.
    bytes.once('close', () => answer.raw.res.destroy())
    return { status: answer.statusCode, etag: answer.headers.etag ?? null, bytes }
  }
  return clientOver(app.operatorToken, send, () => app.close())
}

function sendTo(server: ServerFile): Send {
  // A server that listens on every address is reached on this machine's own.
  const named = { '0.0.0.0': '127.0.0.1', '::': '::1' }[server.host] ?? server.host
  const host = named.includes(':') ? `[${named}]` : named
  return (request) =>
    sendOver(`http://${host}:${server.port}`, request).catch((cause) => {
      throw new StartFailure(
        'server-not-reached',
        `Zorgborg runs on this data folder (process ${server.pid}) but does not answer at ${host}:${server.port}: stop it and start it again.`,
        { cause },
      )
    })
}
