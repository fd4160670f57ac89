import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from './problem.ts'

/** How long a request may take to arrive completely, and an upload may be silent, in milliseconds. */
const patience = 60_000
/** Bytes a second that an upload has to bring on average after that, so that nobody keeps one open for ever with a byte now and then. */
const slowest = 16_000
/** What still comes after a refusal is taken for so long, so that the answer reaches whoever is sending. */
const afterRefusal = 5_000

const broken = (cause?: unknown) =>
  new Problem(
    400,
    'upload-broken',
    {
      nl: 'Het bestand kwam niet helemaal aan. Er is niets opgeslagen. Probeer het opnieuw.',
      en: 'The file did not arrive completely. Nothing was saved. Try again.',
    },
    { cause },
  )

export async function* nothing(): AsyncGenerator<Uint8Array> {}

/** The body of an upload as it comes. Ends with a problem where it broke off, fell silent or comes too slowly. */
export async function* bytesOf(request: Pick<FastifyRequest, 'raw'>): AsyncGenerator<Uint8Array> {
  const { raw } = request
  const silent = setTimeout(() => raw.destroy(new Error('the upload fell silent')), patience)
  const began = performance.now()
  let taken = 0
  try {
    for await (const chunk of raw.iterator({ destroyOnReturn: false })) {
      silent.refresh()
      taken += (chunk as Uint8Array).length
      if (performance.now() - began > patience + (1000 * taken) / slowest)
        raw.destroy(new Error('the upload is too slow'))
      yield chunk as Uint8Array
    }
  } catch (cause) {
    throw raw.destroyed ? broken(cause) : cause
  } finally {
    clearTimeout(silent)
  }
  if (raw.complete === false) throw broken()
}

/** Ends a request that does not arrive in time; an upload is watched by whoever reads it, and by this once it is answered. */
export async function waitForBody(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { raw } = request
  const upload = (request.routeOptions.config as { upload?: boolean }).upload === true
  const end = (after: number) => {
    const timer = setTimeout(() => {
      if (raw.complete !== false) return
      const late = Object.assign(new Error('the request did not arrive in time'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })
      request.server.server.emit('clientError', late, raw.socket)
    }, after)
    timer.unref()
    raw.once('close', () => clearTimeout(timer))
  }
  if (!upload) {
    if (raw.headers['content-length'] !== undefined || raw.headers['transfer-encoding'] !== undefined) end(patience)
    return
  }
  reply.raw.once('finish', () => {
    if (raw.complete !== false) return
    raw.resume()
    end(afterRefusal)
  })
}
