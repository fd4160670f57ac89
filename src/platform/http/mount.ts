import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { type Language, pickLanguage } from '../language/languages.ts'
import type { Route } from './endpoint.ts'
import { type HandleOptions, handle } from './handle.ts'
import { Problem } from './problem.ts'
import { sendProblem } from './send-problem.ts'
import { waitForBody } from './upload-bytes.ts'

/** Turns whatever was thrown into a problem; a stranger's error becomes a plain 500 and is told to the log alone. */
export type Translate = (error: unknown) => Problem | null

const languageKey = Symbol('language')
type WithLanguage = FastifyRequest & { [languageKey]?: Language }

const unexpected = (cause: unknown) =>
  new Problem(
    500,
    'unexpected',
    {
      nl: 'Er ging iets mis in Zorgborg. Er is niets opgeslagen. Probeer het opnieuw; blijft het misgaan, geef dan de tijd door aan de beheerder.',
      en: 'Something went wrong in Zorgborg. Nothing was saved. Try again; if it keeps failing, tell the administrator at what time.',
    },
    { cause },
  )

function ofFramework(error: unknown): Problem | null {
  const { code, statusCode } = error as Partial<FastifyError>
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new Problem(413, 'too-large', {
      nl: 'Deze aanvraag is te groot. Stuur minder tegelijk.',
      en: 'This request is too large. Send less at a time.',
    })
  }
  if (statusCode === 429) {
    return new Problem(429, 'too-many-requests', {
      nl: 'Dit zijn te veel aanvragen achter elkaar. Wacht een minuut.',
      en: 'These are too many requests in a row. Wait a minute.',
    })
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new Problem(statusCode, 'bad-request', {
      nl: 'Deze aanvraag klopt niet.',
      en: 'This request is not right.',
    })
  }
  return null
}

/** Serves every route by its contract, and nothing else below `/api`. */
export function mountRoutes(
  server: FastifyInstance,
  routes: Route[],
  options: HandleOptions,
  translate: Translate,
): void {
  // Validation goes by the contract; a content type decides nothing.
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  server.addHook('onRequest', waitForBody)
  server.setErrorHandler((error, request, reply) => {
    const problem = (error instanceof Problem && error) || translate(error) || ofFramework(error) || unexpected(error)
    // What fails before the caller is known goes by what the caller asked.
    const language = (request as WithLanguage)[languageKey] ?? pickLanguage(request.headers['accept-language'])
    return sendProblem(reply, problem, language, request.log)
  })
  const mount = (on: FastifyInstance, route: Route) =>
    on.route({
      method: route.contract.method,
      url: route.contract.path,
      // A file keeps its size; most are compressed by themselves.
      ...(route.contract.answer === 'file' ? { compress: false } : {}),
      config: {
        upload: route.contract.upload === true,
        ...(route.contract.access === 'public' ? { rateLimit: { max: 300, timeWindow: 60_000 } } : {}),
      },
      handler: (request, reply) =>
        handle(options, route, request, reply, (language) => {
          ;(request as WithLanguage)[languageKey] = language
        }),
    })
  for (const route of routes) if (!route.contract.upload) mount(server, route)
  server.register(async (uploading) => {
    // A file is taken in as it comes, by the route itself.
    uploading.removeAllContentTypeParsers()
    uploading.addContentTypeParser('*', (_request, _body, done) => done(null))
    for (const route of routes) if (route.contract.upload) mount(uploading, route)
  })
}
