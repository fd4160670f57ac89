import type { Reader } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import { writeInstant } from '../../platform/language/written.ts'
import { asRecorded } from '../../platform/trail/as-recorded.ts'
import { reportFile } from '../../render/report/render-report.ts'
import { findShare, listReads, type ReadKind } from './coverage-shares.store.ts'

const words = {
  nl: {
    title: 'Wat er is gelezen',
    customer: 'Afnemer',
    columns: ['Wat', 'Wanneer'],
    none: 'Er is nog niets gelezen.',
    page: 'Pagina gelezen',
    file: 'gedownload',
  },
  en: {
    title: 'What was read',
    customer: 'Customer',
    columns: ['What', 'When'],
    none: 'Nothing was read yet.',
    page: 'Page read',
    file: 'downloaded',
  },
} as const

const whatOf = (what: ReadKind, language: Language) =>
  what === 'page' ? words[language].page : `${what.toUpperCase()} ${words[language].file}`

/** More than anybody reads: a file holds all pages of the log. */
const all = 1_000_000

/** The log of what was read by the link of one customer, newest first, as a file. Throws 404 where there is no such share. */
export async function readsFile(reader: Reader, id: string, format: 'xlsx' | 'csv', language: Language) {
  const share = await findShare(reader, id)
  if (!share) throw problems.notFound()
  const { items } = await listReads(reader, id, { page: 1, size: all })
  const { title, customer, columns, none } = words[language]
  return reportFile(
    {
      ...(await asRecorded(reader, language)),
      ...{ title, subtitle: share.customer },
      facts: [{ label: customer, value: share.customer }],
      sections: [
        {
          ...{ heading: title, level: 1 },
          blocks: [
            {
              ...{ kind: 'table', title, titleShown: false, whenEmpty: none },
              columns: columns.map((heading) => ({ heading, share: 1 })),
              rows: items.map(({ what, readAt }) => [whatOf(what, language), writeInstant(readAt, language)]),
            },
          ],
        },
      ],
    },
    format,
  )
}
