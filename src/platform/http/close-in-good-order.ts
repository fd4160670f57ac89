import type { FastifyInstance } from 'fastify'

/** How long a stop waits for answers under way, in milliseconds; less than what supervisors allow before they kill. */
const patience = 8_000

/**
 * Makes a stop wait for the answers under way and for nothing else: once it has begun, every answer ends its connection, which a client would
 * otherwise keep open for the next request; and what is still open after eight seconds is broken off.
 */
export function closeInGoodOrder(server: FastifyInstance): void {
  let closing = false
  server.addHook('preClose', async () => {
    closing = true
    setTimeout(() => server.server.closeAllConnections(), patience).unref()
  })
  server.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close')
  })
}
