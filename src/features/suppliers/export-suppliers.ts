import type { KnownPerson } from '../../core/assets/plan-import.ts'
import type { SheetRow } from '../../core/exchange/sheet-form.ts'
import type { Report } from '../../core/report/report.ts'
import { tableReport } from '../../core/report/table-report.ts'
import { criticalityWords } from '../../core/suppliers/criticality-words.ts'
import { gapKindWords } from '../../core/suppliers/gap-words.ts'
import { agreementWords, suppliersForm } from '../../core/suppliers/supplier-fields.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { FileAnswer } from '../../platform/http/endpoint.ts'
import type { Language } from '../../platform/language/languages.ts'
import { asRecorded } from '../../platform/trail/as-recorded.ts'
import { writeCsv } from '../../render/exchange/write-csv.ts'
import { writeSheet } from '../../render/exchange/write-sheet.ts'
import type { Listed } from './list-suppliers.ts'
import { ownerOf } from './overview.ts'
import { loadPeople, organisationName } from './suppliers.store.ts'

/** A person as a cell names them: by name, or, for who may read the list of staff, by address or number where several have the name. */
function personNames(people: readonly KnownPerson[], namesOnly: boolean): (id: string | null) => string {
  const byId = new Map(people.map((one) => [one.id, one]))
  const times = Map.groupBy(people, ({ name }) => name)
  return (id) => {
    const person = byId.get(id ?? '')
    if (!person) return ''
    if (namesOnly || times.get(person.name)?.length === 1) return person.name
    return person.email || person.number || person.name
  }
}

const missingOf = ({ gaps }: Listed, language: Language) =>
  [...new Set(gaps.map(({ kind }) => gapKindWords[kind][language]))].join('; ')

/** The suppliers of a list as a file that can be taken over again; the services stand in one cell, with semicolons between. */
export async function suppliersFile(
  reader: Reader,
  suppliers: readonly Listed[],
  { format, language, namesOnly }: { format: 'xlsx' | 'csv'; language: Language; namesOnly: boolean },
): Promise<FileAnswer> {
  const person = personNames(await loadPeople(reader), namesOnly)
  const organisation = await organisationName(reader)
  const rows = suppliers.map(
    (one): SheetRow => ({
      ...{ name: one.written.name, description: one.written.description, registration: one.written.registration },
      ...{ country: one.written.country, website: one.written.website, owner: person(one.written.owner) },
      ownerRole: one.written.ownerRole,
      services: one.fact.services
        .filter(({ endedOn }) => endedOn === null)
        .map(({ title }) => title)
        .join('; '),
      ...{ starts: one.written.starts ?? '', endedOn: one.written.endedOn ?? '', exitPlan: one.written.exitPlan },
      criticality: criticalityWords[one.criticality][language],
      agreement: agreementWords[one.agreement][language],
      ...{ lastReview: one.lastReview ?? '', reviewBy: one.reviewBy ?? '', missing: missingOf(one, language) },
    }),
  )
  const name = `${organisation.replace(/[/\\:*?"<>|]+/g, ' ').trim()} ${suppliersForm.name[language].toLowerCase()}`
  if (format === 'csv') {
    const head = suppliersForm.columns.map(({ heading }) => heading[language])
    const cells = rows.map((row) => suppliersForm.columns.map(({ key }) => row[key] ?? ''))
    return {
      bytes: async () => writeCsv([head, ...cells]),
      mediaType: 'text/csv; charset=utf-8',
      fileName: `${name}.csv`,
    }
  }
  return {
    bytes: async () =>
      writeSheet(suppliersForm, {
        language,
        organisation: { id: reader.organisation, name: organisation },
        ...{ facts: [], rows },
      }),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${name}.xlsx`,
  }
}

const words = {
  nl: {
    title: 'Leveranciers',
    lead: 'Het register van leveranciers zoals de lijst het toonde, met dezelfde filters en volgorde. Hoe kritiek een leverancier is en wat er ontbreekt, volgt uit de feiten.',
    columns: [
      'Leverancier',
      'Hoe kritiek',
      'Diensten',
      'Eigenaar',
      'Verwerkers­overeenkomst',
      'Uiterlijk beoordelen',
      'Wat er ontbreekt',
    ],
    none: 'Geen enkele leverancier past bij de filters.',
    left: 'uit dienst',
  },
  en: {
    title: 'Suppliers',
    lead: 'The register of suppliers as the list showed it, with the same filters and order. How much depends on a supplier and what is missing follow from the facts.',
    columns: ['Supplier', 'Criticality', 'Services', 'Owner', 'Processor agreement', 'Review by', 'What is missing'],
    none: 'No supplier fits the filters.',
    left: 'left',
  },
} as const
const shares = [18, 9, 22, 14, 12, 10, 30]

/** The suppliers of a list as a document with one table. */
export async function suppliersReport(
  reader: Reader,
  suppliers: readonly Listed[],
  language: Language,
): Promise<Report> {
  const own = words[language]
  const day = dayOf(reader.now)
  const answering = (one: Listed) => {
    const owner = ownerOf(one.fact, day)
    return owner ? (owner.left ? `${owner.name} (${own.left})` : owner.name) : one.fact.ownerRole
  }
  return tableReport(
    await asRecorded(reader, language),
    own,
    shares,
    suppliers.map((one) => [
      one.written.name,
      criticalityWords[one.criticality][language],
      one.services.map(({ title }) => title).join('; '),
      answering(one),
      agreementWords[one.agreement][language],
      { day: one.reviewBy },
      missingOf(one, language),
    ]),
  )
}
