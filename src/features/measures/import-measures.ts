import { allow } from '../../core/access/allow.ts'
import { measuresForm } from '../../core/measures/measures-form.ts'
import { refKey } from '../../core/measures/subjects.ts'
import type { Content } from '../../core/standards/content.ts'
import { dayOf } from '../../core/time/instant.ts'
import { readSheet } from '../../importers/sheet/read-sheet.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { Problem, problems } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import { adoptedEditions } from './ground.store.ts'
import type { MeasureFacts } from './measure-shapes.contract.ts'
import { loadMeasures, type Measure } from './measures.store.ts'
import { sheetWorld } from './measures-sheet.store.ts'
import { inSheet } from './measures-sheet.ts'
import { type Ground, readMeasureRow } from './read-measure-row.ts'
import { sheetNames } from './sheet-names.ts'
import { insertMeasures, updateMeasure } from './write-measures.store.ts'

type Refused = { row: number; message: string }
type Plan = {
  report: { added: number; changed: number; unchanged: number; refused: Refused[] }
  adding: MeasureFacts[]
  changing: { before: Measure; facts: MeasureFacts }[]
}

/**
 * What an import of a sheet would change and refuse; stores nothing. A row belongs to the measure of its id, else to the one of its
 * title; measures that the sheet does not name stay as they are. Throws a Problem where the file as a whole cannot be taken.
 */
export async function planImport(
  source: Reader | Tx,
  content: Content,
  file: string,
  language: Language,
): Promise<Plan> {
  const reading = await readSheet(Buffer.from(file, 'base64'), measuresForm, source.organisation)
  if (reading.kind === 'refused') throw new Problem(400, reading.refusal.code, reading.refusal.sentence)
  const world = await sheetWorld(source)
  if (!world) throw problems.notFound()
  const today = dayOf(source.now)
  const standing = (await loadMeasures(source)).filter((one) => inSheet(one, today))
  const ours = reading.about.kind !== undefined
  const names = sheetNames(world, standing)
  const ground: Ground = { content, world, adopted: await adoptedEditions(source), today, names, ours }
  const plan: Plan = { report: { added: 0, changed: 0, unchanged: 0, refused: [] }, adding: [], changing: [] }
  const { report } = plan
  report.refused.push(...reading.refusals.map(({ row, sentence }) => ({ row: row ?? 0, message: sentence[language] })))
  const taken = new Map<string, number>()
  for (const { row, values } of reading.rows) {
    const read = readMeasureRow(ground, values)
    const earlier = read.kind === 'read' ? taken.get(read.key) : undefined
    if (read.kind === 'refused') report.refused.push({ row, message: read.sentence[language] })
    else if (earlier !== undefined) report.refused.push({ row, message: twice(earlier)[language] })
    else {
      taken.set(read.key, row)
      if (!read.before) plan.adding.push(read.facts)
      else if (isSame(read.before, read.facts)) report.unchanged += 1
      else plan.changing.push({ before: read.before, facts: read.facts })
    }
  }
  report.added = plan.adding.length
  report.changed = plan.changing.length
  report.refused.sort((a, b) => a.row - b.row)
  return plan
}

const twice = (row: number) => ({
  nl: `Deze maatregel staat ook in rij ${row}. Haal een van de twee weg, of geef ze elk een eigen titel.`,
  en: `This measure stands in row ${row} too. Remove one of the two, or give each a title of its own.`,
})

/** Whether a row says what stands there already, however it is written. */
function isSame(before: Measure, facts: MeasureFacts): boolean {
  const stands: MeasureFacts = {
    ...facts,
    ...{ title: before.title, how: before.how, owner: before.owner, ownerRole: before.ownerRole },
    ...{ standIn: before.standIn, standInRole: before.standInRole, effectiveness: before.effectiveness },
    ...{ inOperationSince: before.inOperationSince, plannedFor: before.plannedFor, requirements: before.requirements },
    systems: before.systems.map(({ id }) => id),
    locations: before.locations.map(({ id }) => id),
    rhythms: before.rhythms.map(({ id, title, kind, every, firstOn }) => ({ id, title, kind, every, firstOn })),
    proofs: before.proofs.map(({ id, title, kind, freshFor }) => ({ id, title, kind, freshFor })),
  }
  const said = ({ requirements, systems, locations, rhythms, proofs, ...rest }: MeasureFacts) =>
    JSON.stringify([
      Object.entries(rest).sort(),
      [...new Set(requirements.map(refKey))].sort(),
      [...new Set(systems)].sort(),
      [...new Set(locations)].sort(),
      rhythms.map(({ id, title, kind, every, firstOn }) => [id, title, kind, every, firstOn]),
      proofs.map(({ id, title, kind, freshFor }) => [id, title, kind, freshFor]),
    ])
  return said(stands) === said(facts)
}

/** Takes measures from a sheet: all good rows come in together, in one command; the others are reported. */
export async function importMeasures(tx: Tx, content: Content, file: string, language: Language) {
  allow(tx.actor, 'measures:write')
  const { report, ...plan } = await planImport(tx, content, file, language)
  await storeImported(tx, plan)
  return report
}

/** Writes what an import adds and changes, all in one command. */
export async function storeImported(tx: Tx, { adding, changing }: Omit<Plan, 'report'>): Promise<void> {
  const allowed = allow(tx.actor, 'measures:write')
  if (adding.length + changing.length === 0) return
  const withoutOrigin = <T extends object>(list: readonly T[]) => list.map((one) => ({ ...one, proposedBy: null }))
  await insertMeasures(
    tx,
    allowed,
    adding.map((facts) => ({ ...facts, proofs: withoutOrigin(facts.proofs), proposedBy: null })),
  )
  for (const { before, facts } of changing) await updateMeasure(tx, allowed, before, facts)
  const details = { added: adding.length, changed: changing.length }
  tx.note({ action: 'measures.imported', subject: `${adding.length + changing.length}`, details })
}
