import { join } from 'node:path'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { confirmRole } from '../features/account/confirm-role.ts'
import { identifyCallers } from '../features/account/identify-caller.ts'
import { createCoverageReader } from '../features/coverage/gather-coverage.ts'
import { createTransactions, type Transactions } from '../platform/database/transactions.ts'
import { beforeRouting } from '../platform/http/before-routing.ts'
import { closeInGoodOrder } from '../platform/http/close-in-good-order.ts'
import type { Route } from '../platform/http/endpoint.ts'
import { mountRoutes } from '../platform/http/mount.ts'
import { describeApi } from '../platform/http/openapi.ts'
import { createIdentity, type Identity } from '../platform/identity/identity.ts'
import { createMailer, type Mailer } from '../platform/mail/mailer.ts'
import { createSeal } from '../platform/trail/seal.ts'
import { readAssurance } from './assurance-reader.ts'
import { contracts } from './contracts.ts'
import type { Parts } from './parts.ts'
import { riskPorts } from './risk-ports.ts'
import { collectRoutes } from './routes.ts'
import { readSupplierChain } from './supplier-chain.ts'
import { translateError } from './translate-error.ts'
import { serveWeb } from './web-files.ts'

/** `engine`, `content` and `trailKey` are there for what works under the application: the loading of the demo. */
export type Assembled = Pick<Parts, 'engine' | 'content' | 'trailKey' | 'fileStore' | 'baseUrl'> & {
  http: FastifyInstance
  routes: Route[]
  transactions: Transactions
  identity: Identity
  mailer: Mailer
  readRegister: ReturnType<typeof riskPorts>['readRegister']
  readChain: typeof readSupplierChain
}

/** Nothing from elsewhere, no frames, no plug-ins: all that the screens need is ours. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    // Components set sizes and positions on elements themselves; no style sheet from elsewhere can follow from that.
    styleSrcAttr: ["'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
}

/** A calendar program can send its token in the path alone; in a log anybody could take it from there. */
const withoutToken = (url: string) => url.replace(/^(\/api\/feeds\/)[^/?]+(?=\/calendar)/, '$1(token)')

/** Puts the application together by hand: what is made here is all there is. */
export async function assemble(parts: Parts): Promise<Assembled> {
  const clock = parts.clock ?? Date.now
  const transactions = createTransactions(parts.engine, createSeal(parts.trailKey), clock)
  const identity = await createIdentity({ db: parts.engine.rows, secret: parts.secret, baseUrl: parts.baseUrl })
  const mailer = createMailer({ smtpUrl: parts.smtpUrl, from: parts.mailFrom, console: parts.mailOnConsole })
  const http = fastify({
    logger: {
      level: parts.logLevel,
      redact: ['req.headers.cookie', 'req.headers.authorization'],
      serializers: { req: ({ method, url, ip }) => ({ method, url: withoutToken(url), remoteAddress: ip }) },
    },
    logController: new LogController({ disableRequestLogging: !['debug', 'trace'].includes(parts.logLevel) }),
    trustProxy: parts.trustedProxies.length > 0 ? parts.trustedProxies : false,
    bodyLimit: 1024 * 1024,
    // An upload takes as long as it takes while bytes come; every other request is watched by `waitForBody`.
    requestTimeout: 0,
    // The contract says how long a parameter may be; the head of a request is bounded anyway.
    routerOptions: { maxParamLength: 16_384 },
    // What arrives on an open connection while we stop is answered like any other: the database closes after the last answer.
    return503OnClosing: false,
    ...beforeRouting,
  })
  closeInGoodOrder(http)
  const https = parts.baseUrl.startsWith('https:')
  await http.register(helmet, {
    contentSecurityPolicy,
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
  })
  await http.register(rateLimit, { max: 30_000, timeWindow: 60_000 })
  // Answers alone: a compressed request of a few bytes could ask for gigabytes of work, and nobody needs to send one.
  await http.register(compress, { threshold: 1400, globalDecompression: false })
  const readCoverageBook = createCoverageReader(parts.content, readAssurance)
  const risks = riskPorts(readCoverageBook)
  const routes = collectRoutes({ ...parts, transactions, identity, mailer, readCoverageBook, risks })
  mountRoutes(
    http,
    routes,
    {
      transactions,
      identify: identifyCallers({ transactions, identity, operatorToken: parts.operatorToken }),
      confirm: confirmRole,
      clock,
      checkAnswers: parts.checkAnswers,
    },
    translateError,
  )
  // Made when somebody first asks for it: nothing else that is put together here takes as long.
  let description: ReturnType<typeof describeApi> | undefined
  http.get('/api/openapi.json', async () => {
    description ??= describeApi(contracts, parts.version)
    return description
  })
  await serveWeb(http, join(parts.web))
  const { engine, content, trailKey, fileStore, baseUrl } = parts
  const made = {
    http,
    routes,
    transactions,
    identity,
    mailer,
    readRegister: risks.readRegister,
    readChain: readSupplierChain,
  }
  return { ...made, engine, content, trailKey, fileStore, baseUrl }
}
