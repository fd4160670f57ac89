import { dimensions, kindWords } from '../../core/assets/asset.ts'
import { assetsForm, stepWord } from '../../core/assets/asset-fields.ts'
import { namesOf } from '../../core/assets/name-assets.ts'
import type { KnownPerson } from '../../core/assets/plan-import.ts'
import type { SheetRow } from '../../core/exchange/sheet-form.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { FileAnswer } from '../../platform/http/endpoint.ts'
import type { Language } from '../../platform/language/languages.ts'
import { writeCsv } from '../../render/exchange/write-csv.ts'
import { writeSheet } from '../../render/exchange/write-sheet.ts'
import { loadPeople, organisationName } from './assets.store.ts'
import { type Asset, assetsOf, type Register } from './read-register.ts'

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

/** The assets of a list as a file that can be taken over again; what it leans on stands in one cell, with semicolons between. */
export async function assetsFile(
  reader: Reader,
  register: Register,
  listed: readonly Asset[],
  { format, language, namesOnly }: { format: 'xlsx' | 'csv'; language: Language; namesOnly: boolean },
): Promise<FileAnswer> {
  const person = personNames(await loadPeople(reader), namesOnly)
  const organisation = await organisationName(reader)
  const nameOf = namesOf(
    register.assets.filter(({ withdrawnAt }) => withdrawnAt === null),
    language,
  )
  const rows = listed.map(
    (one): SheetRow => ({
      name: one.name,
      kind: kindWords[one.kind][language],
      description: one.description,
      owner: person(one.owner),
      ownerRole: one.ownerRole,
      supplier: one.supplier,
      ...Object.fromEntries(dimensions.map((dimension) => [dimension, stepWord(one[dimension], language)])),
      dependsOn: assetsOf(register, one.dependsOn, true).map(nameOf).join('; '),
      ...Object.fromEntries(
        dimensions.map((dimension) => [`${dimension}Need`, stepWord(one.weighs[dimension], language)]),
      ),
      withdrawn: one.withdrawnOn ?? '',
    }),
  )
  const name = `${organisation.replace(/[/\\:*?"<>|]+/g, ' ').trim()} ${assetsForm.name[language].toLowerCase()}`
  if (format === 'csv') {
    const head = assetsForm.columns.map(({ heading }) => heading[language])
    const cells = rows.map((row) => assetsForm.columns.map(({ key }) => row[key] ?? ''))
    return {
      bytes: async () => writeCsv([head, ...cells]),
      mediaType: 'text/csv; charset=utf-8',
      fileName: `${name}.csv`,
    }
  }
  return {
    bytes: async () =>
      writeSheet(assetsForm, {
        language,
        organisation: { id: reader.organisation, name: organisation },
        facts: [],
        rows,
      }),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${name}.xlsx`,
  }
}
