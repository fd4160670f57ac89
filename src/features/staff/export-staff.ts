import type { SheetForm, SheetRow } from '../../core/exchange/sheet-form.ts'
import { staffForm } from '../../core/staff/staff-form.ts'
import type { FileAnswer } from '../../platform/http/endpoint.ts'
import type { Language } from '../../platform/language/languages.ts'
import { writeCsv } from '../../render/exchange/write-csv.ts'
import { writeSheet } from '../../render/exchange/write-sheet.ts'
import type { Listed } from './staff.store.ts'

export type Exported = { format: 'xlsx' | 'csv'; language: Language; organisation: { id: string; name: string } }

/** Rows of a form as a file, in either format. */
export function fileOf(form: SheetForm, rows: SheetRow[], { format, language, organisation }: Exported): FileAnswer {
  const name = `${organisation.name.replace(/[/\\:*?"<>|]+/g, ' ').trim()} ${form.name[language].toLowerCase()}`
  if (format === 'csv') {
    const head = form.columns.map(({ heading }) => heading[language])
    const cells = rows.map((row) => form.columns.map(({ key }) => row[key] ?? ''))
    return {
      bytes: async () => writeCsv([head, ...cells]),
      mediaType: 'text/csv; charset=utf-8',
      fileName: `${name}.csv`,
    }
  }
  return {
    bytes: async () => writeSheet(form, { language, organisation, facts: [], rows }),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${name}.xlsx`,
  }
}

/** People as a sheet; several teams stand in one cell, with semicolons between them. */
export function staffFile(people: readonly Listed[], exported: Exported): FileAnswer {
  const rows = people.map((person) => ({
    number: person.number,
    name: person.name,
    email: person.email,
    function: person.function,
    teams: person.teams.map(({ name }) => name).join('; '),
    location: person.location?.name ?? '',
    starts: person.starts,
    ends: person.ends ?? '',
    language: person.language,
  }))
  return fileOf(staffForm, rows, exported)
}
