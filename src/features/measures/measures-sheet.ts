import type { SheetRow } from '../../core/exchange/sheet-form.ts'
import { measuresForm, proofLines, rhythmLines } from '../../core/measures/measures-form.ts'
import { requirementLines } from '../../core/measures/requirement-lines.ts'
import type { Content } from '../../core/standards/content.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { FileAnswer } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import { writeSheet } from '../../render/exchange/write-sheet.ts'
import { loadMeasures, type Measure } from './measures.store.ts'
import { type SheetWorld, sheetWorld } from './measures-sheet.store.ts'

/** Whether a measure is in the sheet: one that ended cannot be changed there. */
export const inSheet = (measure: Measure, today: string): boolean => measure.endedOn === null || measure.endedOn > today

/** A person as a cell names them: by name, or by address or number where several have the name. */
export function nameOf(world: SheetWorld, id: string | null): string {
  const person = world.people.find((one) => one.id === id)
  if (!person) return ''
  const namesakes = world.people.filter(({ name }) => name === person.name)
  return namesakes.length === 1 ? person.name : person.email || person.number || person.name
}

/** A measure as a row of the sheet. */
export function rowOf(content: Content, world: SheetWorld, measure: Measure, language: Language): SheetRow {
  return {
    id: measure.id,
    title: measure.title,
    how: measure.how,
    owner: nameOf(world, measure.owner),
    ownerRole: measure.ownerRole,
    standIn: nameOf(world, measure.standIn),
    standInRole: measure.standInRole,
    inOperationSince: measure.inOperationSince ?? '',
    plannedFor: measure.plannedFor ?? '',
    effectiveness: measure.effectiveness,
    requirements: requirementLines(content, measure.requirements),
    systems: measure.systems.map(({ name }) => name).join('\n'),
    locations: measure.locations.map(({ name }) => name).join('\n'),
    proofs: proofLines(measure.proofs, language),
    rhythms: rhythmLines(measure.rhythms, language),
  }
}

/** The measures that did not end, to fill in and bring back. */
export async function measuresSheet(reader: Reader, content: Content, language: Language): Promise<FileAnswer> {
  const world = await sheetWorld(reader)
  if (!world) throw problems.notFound()
  const today = dayOf(reader.now)
  const measures = (await loadMeasures(reader)).filter((one) => inSheet(one, today))
  return {
    bytes: async () =>
      writeSheet(measuresForm, {
        language,
        organisation: { id: reader.organisation, name: world.organisation },
        facts: [],
        rows: measures.map((one) => rowOf(content, world, one, language)),
      }),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${measuresForm.name[language]} ${world.organisation.replace(/[/\\:*?"<>|]+/g, ' ').trim()}.xlsx`,
  }
}
