import type { FastifyBaseLogger } from 'fastify'
import { sweepReaders } from '../features/documents/ask-readers.ts'
import { sweepReadingMails } from '../features/documents/mail-readers.ts'
import { remindOfRequests } from '../features/evidence/remind-of-requests.ts'
import { sweepFiles } from '../features/files/sweep-files.ts'
import { createEscalation } from '../features/rhythm/escalate.ts'
import { mailDigests } from '../features/rhythm/mail-digests.ts'
import { remindSuppliers } from '../features/supplier-reviews/remind-suppliers.ts'
import { rememberedMs } from '../platform/http/idempotency.ts'
import { deliverDueMails } from '../platform/mail/deliver-due-mails.ts'
import type { Assembled } from './assemble.ts'

type Sweep = { name: string; everyMs: number; run(app: Assembled): Promise<unknown> }

/** Everything that happens by itself. Each sweep takes what is overdue, whenever that was, so nothing is missed while the server is off. */
const sweeps: Sweep[] = [
  { name: 'mails that are due', everyMs: 5_000, run: (app) => deliverDueMails(app.transactions, app.mailer) },
  {
    name: 'people who have to read something',
    everyMs: 600_000,
    run: (app) => sweepReaders(app.transactions, Date.now),
  },
  {
    name: 'mails about what there is to read',
    everyMs: 20_000,
    run: (app) => sweepReadingMails(app.transactions, app, Date.now),
  },
  { name: 'requests for evidence', everyMs: 60_000, run: (app) => remindOfRequests(app.transactions, app) },
  { name: 'questions that suppliers answer', everyMs: 60_000, run: (app) => remindSuppliers(app.transactions, app) },
  { name: 'mails about what is due', everyMs: 60_000, run: (app) => mailDigests(app) },
  { name: 'files that nothing names', everyMs: 3_600_000, run: (app) => sweepFiles(app.transactions, app.fileStore) },
  { name: 'sessions and attempts that ended', everyMs: 3_600_000, run: (app) => app.identity.sweep() },
  {
    name: 'answers kept for repeated requests',
    everyMs: 3_600_000,
    run: (app) =>
      app.transactions.bookkeeping('kept answers expire', (rows) =>
        rows
          .deleteFrom('idempotent_answers')
          .where('at', '<', new Date(Date.now() - rememberedMs).toISOString())
          .execute(),
      ),
  },
]

/** Runs every sweep now and at its rhythm, one at a time each. A sweep that fails is reported and tried again. */
export function startSweeps(app: Assembled, log: FastifyBaseLogger): { stop(): Promise<void> } {
  let stopped = false
  const running = new Set<Promise<void>>()
  const timers = new Set<NodeJS.Timeout>()
  const turn = (sweep: Sweep) => {
    const work = sweep
      .run(app)
      .then(
        () => {},
        (error: unknown) => log.error({ err: error }, `sweep failed: ${sweep.name}`),
      )
      .finally(() => {
        running.delete(work)
        if (stopped) return
        const timer = setTimeout(() => {
          timers.delete(timer)
          turn(sweep)
        }, sweep.everyMs)
        timers.add(timer)
      })
    running.add(work)
  }
  const escalate = createEscalation(app)
  const overdue: Sweep = { name: 'what is long overdue', everyMs: 600_000, run: () => escalate() }
  for (const sweep of [...sweeps, overdue]) turn(sweep)
  return {
    async stop() {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      await Promise.all(running)
    },
  }
}
