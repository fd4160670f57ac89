import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Problem, problems } from '../platform/http/problem.ts'

/** Serves the built screens: assets for a year, since their names carry a hash; every other page is the one that starts the application. */
export async function serveWeb(server: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'))
  if (built) {
    await server.register(fastifyStatic, {
      root: folder,
      wildcard: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const lasting = path.startsWith(join(folder, 'assets'))
        reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  server.setNotFoundHandler((request, reply) => {
    if (/^\/api(?![\w-])/.test(request.url) || request.method !== 'GET') throw problems.notFound()
    if (!built) {
      throw new Problem(503, 'screens-not-built', {
        nl: 'De schermen zijn nog niet gebouwd. Start Zorgborg met npm start.',
        en: 'The screens have not been built. Start Zorgborg with npm start.',
      })
    }
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}
