import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyBaseLogger, FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { pickLanguage, type Text } from '../language/languages.ts'
import { Problem } from './problem.ts'
import { problemBody, sendProblem } from './send-problem.ts'

const notHttp: Text = {
  nl: 'Dit is geen aanvraag die Zorgborg begrijpt.',
  en: 'This is no request that Zorgborg understands.',
}
const tooManyHeaders: Text = {
  nl: 'De kop van deze aanvraag is te groot. Wis de cookies van deze site en probeer het opnieuw.',
  en: 'The head of this request is too large. Clear the cookies of this site and try again.',
}
const tooSlow: Text = {
  nl: 'De aanvraag kwam niet op tijd helemaal aan. Probeer het opnieuw.',
  en: 'The request did not arrive completely in time. Try again.',
}
const badAddress: Text = {
  nl: 'Dit adres klopt niet. Begin bij de eerste pagina.',
  en: 'This address is not right. Start at the first page.',
}

/** An address that cannot be decoded. No route is known yet, so no hook has set the headers of every answer. */
function refuseAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const problem = new Problem(error.statusCode ?? 400, 'bad-address', badAddress, { cause: error })
  reply.header('x-content-type-options', 'nosniff')
  sendProblem(reply, problem, pickLanguage(request.headers['accept-language']), request.log)
}

/** Bytes that are no HTTP. The language is not known: what would tell it was not understood. */
function refuseBytes(this: { log: FastifyBaseLogger }, error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const [status, code, text] =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? ([408, 'too-slow', tooSlow] as const)
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? ([431, 'head-too-large', tooManyHeaders] as const)
        : ([400, 'not-http', notHttp] as const)
  const body = problemBody(new Problem(status, code, text), 'nl')
  if (socket.writable) {
    socket.write(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        'content-type: application/problem+json; charset=utf-8',
        `content-length: ${Buffer.byteLength(body)}`,
        'x-content-type-options: nosniff',
        'connection: close',
        '',
        body,
      ].join('\r\n'),
    )
  }
  socket.destroy(error)
}

/** Refusals of what does not even reach a route: options for the framework. */
export const beforeRouting = { frameworkErrors: refuseAddress, clientErrorHandler: refuseBytes }
