import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { checkpointAt } from '../../platform/trail/checkpoint-at.ts'
import { reportFile } from '../../render/report/render-report.ts'
import { organisationOf } from './documents.store.ts'
import { readersOf } from './list-readers.ts'
import * as contracts from './readers.contract.ts'
import { readersReport } from './readers-report.ts'
import { remindReaders } from './remind-readers.ts'

/** Who has to know a version, who does, and reminding the others. */
export function readersRoutes({ mailer }: { mailer: Mailer }): Route[] {
  return [
    reads(contracts.listReaders, async (reader, { params, query }) => {
      const { document: _, version, found, ...rest } = await readersOf(reader, params.id, query)
      const { page, size } = query
      return {
        ...rest,
        version: version ? { id: version.id, number: version.number } : null,
        items: found.slice((page - 1) * size, page * size),
        ...{ total: found.length, page, size, mailsAreSent: mailer.state() !== 'not-configured' },
      }
    }),
    reads(contracts.exportReaders, async (reader, { params, query, language }) => {
      const found = await readersOf(reader, params.id, query)
      const { name } = await organisationOf(reader)
      const checkpoint = await checkpointAt(reader)
      return reportFile(
        readersReport(found, { organisation: name, now: reader.now, checkpoint, language: query.language ?? language }),
        'xlsx',
      )
    }),
    writes(contracts.remindReaders, (tx, { params, body }) => remindReaders(tx, params.id, body.staff)),
  ]
}
