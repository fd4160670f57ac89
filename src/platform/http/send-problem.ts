import type { FastifyBaseLogger, FastifyReply } from 'fastify'
import type { Language } from '../language/languages.ts'
import type { Problem } from './problem.ts'

/** The body of a problem answer (RFC 9457) in one language. */
export function problemBody(problem: Problem, language: Language): string {
  const { status, code, sentence, fields } = problem
  const errors = fields.map(({ path, message }) => ({ path, message: message[language] }))
  return JSON.stringify({
    type: 'about:blank',
    title: code,
    status,
    code,
    detail: sentence[language],
    ...(errors.length > 0 ? { errors } : {}),
  })
}

/** Answers with a problem (RFC 9457) in the caller's language; what went wrong inside goes to the log. */
export function sendProblem(
  reply: FastifyReply,
  problem: Problem,
  language: Language,
  log: FastifyBaseLogger,
): FastifyReply {
  if (problem.status >= 500) log.error({ err: problem.cause ?? problem }, problem.code)
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(problemBody(problem, language))
}
