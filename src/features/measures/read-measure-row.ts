import type { SheetRow, SheetWords } from '../../core/exchange/sheet-form.ts'
import { linesOf, proofLines, proofOf, rhythmLines, rhythmOf } from '../../core/measures/measures-form.ts'
import { requirementLines, requirementsOf } from '../../core/measures/requirement-lines.ts'
import { refKey } from '../../core/measures/subjects.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import { type MeasureFacts, measureFacts } from './measure-shapes.contract.ts'
import type { Measure } from './measures.store.ts'
import type { SheetWorld } from './measures-sheet.store.ts'
import { nameOf, rowOf } from './measures-sheet.ts'
import { fold, type SheetNames } from './sheet-names.ts'

/** What the cells of a sheet can mean; `ours` where the sheet went out from here. */
export type Ground = {
  content: Content
  world: SheetWorld
  adopted: string[]
  today: Day
  names: SheetNames
  ours: boolean
}

type Row =
  | { kind: 'read'; key: string; before: Measure | null; facts: MeasureFacts }
  | { kind: 'refused'; sentence: SheetWords }

class RowRefused extends Error {
  readonly sentence: SheetWords

  constructor(sentence: SheetWords) {
    super(sentence.en)
    this.sentence = sentence
  }
}

/** More lines than any cell of a measure needs; every line is looked up. */
const mostLines = 300

function linesIn(cell: string): string[] {
  const lines = linesOf(cell)
  if (lines.length <= mostLines && cell.split(/[,;]/).length <= 2 * mostLines) return lines
  throw new RowRefused({
    nl: 'In een van de vakken staan te veel regels. Verdeel het over meer maatregelen.',
    en: 'One of the cells holds too many lines. Divide it over several measures.',
  })
}

/**
 * A row as the measure that it says, and which measure it changes: that of its id, else that of its title. A cell that says what stands
 * there already keeps it, so that what goes out and comes back changes nothing.
 */
export function readMeasureRow(ground: Ground, values: SheetRow): Row {
  try {
    const before = measureFor(ground, values)
    const facts = measureFacts.safeParse(factsOf(ground, before, completed(ground, before, values)))
    if (!facts.success) throw new RowRefused(notWhole(facts.error.issues[0]?.path[0]))
    const links = { requirements: once(facts.data.requirements, refKey), systems: [...new Set(facts.data.systems)] }
    const locations = [...new Set(facts.data.locations)]
    const key = before?.id ?? fold(values.title ?? '')
    return { kind: 'read', key, before, facts: { ...facts.data, ...links, locations } }
  } catch (error) {
    if (error instanceof RowRefused) return { kind: 'refused', sentence: error.sentence }
    throw error
  }
}

/** In a list of somebody's own making an empty cell leaves what stands; in our own sheet it empties it. */
function completed({ content, world, ours }: Ground, before: Measure | null, values: SheetRow): SheetRow {
  if (ours || !before) return values
  const stands = rowOf(content, world, before, 'nl')
  return Object.fromEntries(Object.entries(stands).map(([key, was]) => [key, values[key]?.trim() ? values[key] : was]))
}

const once = <T>(list: readonly T[], key: (one: T) => string): T[] => [
  ...new Map(list.map((one) => [key(one), one])).values(),
]

const notWhole = (field: PropertyKey | undefined): SheetWords => ({
  nl: `Niet alles is goed ingevuld${field === 'title' ? ': de titel ontbreekt' : ''}.`,
  en: `Not everything is filled in correctly${field === 'title' ? ': the title is missing' : ''}.`,
})

function measureFor({ names }: Ground, values: SheetRow): Measure | null {
  const id = values.id?.trim() ?? ''
  if (id !== '') {
    const found = names.byId.get(id.toLowerCase())
    if (found) return found
    throw new RowRefused({
      nl: 'Het kenmerk is van geen lopende maatregel. Maak het vak leeg om een nieuwe maatregel toe te voegen.',
      en: 'The id is of no measure that goes on. Clear the cell to add a new measure.',
    })
  }
  const titled = names.byTitle.get(fold(values.title ?? '')) ?? []
  if (titled.length < 2) return titled[0] ?? null
  throw new RowRefused({
    nl: 'Er zijn meer maatregelen met deze titel. Vul het kenmerk in.',
    en: 'There are several measures with this title. Fill in the id.',
  })
}

function factsOf(ground: Ground, before: Measure | null, values: SheetRow) {
  const cell = (key: string) => values[key]?.trim() ?? ''
  const since = cell('inOperationSince') || null
  if (since !== null && since > ground.today) {
    throw new RowRefused({
      nl: `In werking sinds ${since}: die dag moet nog komen. Vul hem in bij Gepland voor.`,
      en: `In operation since ${since}: that day has yet to come. Fill it in at Planned for.`,
    })
  }
  const owner = personOf(ground, cell('owner'), before?.owner ?? null)
  const standIn = personOf(ground, cell('standIn'), before?.standIn ?? null)
  if (owner !== null && owner === standIn) {
    throw new RowRefused({
      nl: 'De vervanger is iemand anders dan de eigenaar.',
      en: 'The stand-in is somebody else than the owner.',
    })
  }
  return {
    title: cell('title'),
    how: cell('how'),
    owner,
    ownerRole: cell('ownerRole'),
    standIn,
    standInRole: cell('standInRole'),
    inOperationSince: since,
    plannedFor: cell('plannedFor') || null,
    effectiveness: cell('effectiveness'),
    requirements: requirementsIn(ground, before, cell('requirements')),
    systems: thingsOf(ground.names.systems, before?.systems ?? [], cell('systems')),
    locations: thingsOf(ground.names.locations, before?.locations ?? [], cell('locations')),
    proofs: proofsIn(before, cell('proofs')),
    rhythms: rhythmsIn(before, cell('rhythms')),
  }
}

function personOf({ world, names }: Ground, written: string, before: string | null): string | null {
  if (written === '') return null
  if (before !== null && nameOf(world, before) === written) return before
  const found = names.people.get(fold(written))
  const [only] = found ?? []
  if (only && found?.size === 1) return only
  throw new RowRefused(
    only
      ? {
          nl: `Er werken meer mensen met de naam ${written}. Vul het e-mailadres in.`,
          en: `Several people are called ${written}. Fill in the e-mail address.`,
        }
      : { nl: `${written} staat niet in de lijst van medewerkers.`, en: `${written} is not in the list of staff.` },
  )
}

function requirementsIn({ content, adopted }: Ground, before: Measure | null, cell: string) {
  if (before && requirementLines(content, before.requirements) === cell) return before.requirements
  linesIn(cell)
  // What it serves already may stay, whatever became of the standard.
  const known = [...new Set([...adopted, ...(before?.requirements ?? []).map(({ edition }) => edition)])]
  const { requirements, unknown } = requirementsOf(content, cell, known)
  const [first] = unknown
  if (first === undefined) return requirements
  throw new RowRefused({
    nl: `${first} is geen eis van een gekozen norm. Schrijf bijvoorbeeld NEN 7510:2024: 6.1.2, A.8.13.`,
    en: `${first} is no requirement of a chosen standard. Write for example NEN 7510:2024: 6.1.2, A.8.13.`,
  })
}

type Thing = { id: string; name: string; withdrawn: boolean }

function thingsOf(known: ReadonlyMap<string, string>, before: readonly Thing[], cell: string): string[] {
  if (before.map(({ name }) => name).join('\n') === cell) return before.map(({ id }) => id)
  const had = new Map(before.map(({ id, name }) => [fold(name), id] as const).reverse())
  return linesIn(cell).map((name) => {
    const found = had.get(fold(name)) ?? known.get(fold(name))
    if (found) return found
    throw new RowRefused({
      nl: `${name} staat niet in het toepassingsgebied.`,
      en: `${name} is not in the scope.`,
    })
  })
}

// A line that says what a row of the measure says is that row: its evidence and its next moments stay with it.
function rowsOf<T extends { title: string }>(
  before: readonly (T & { id: string })[],
  cell: string,
  read: (line: string) => T | null,
  write: (row: T) => string,
): (T & { id: string | null })[] {
  const left = [...before]
  return linesIn(cell).map((line) => {
    const row = read(line)
    if (!row) {
      throw new RowRefused({
        nl: `‘${line.slice(0, 60)}’ is niet te lezen. Schrijf bijvoorbeeld: werking P1Y: Verslag, of: werk P1M 2026-01-05: Rapporten nalopen.`,
        en: `‘${line.slice(0, 60)}’ cannot be read. Write for example: operation P1Y: Report, or: work P1M 2026-01-05: Go through reports.`,
      })
    }
    const at = left.findIndex((one) => write(one) === write(row))
    const same = at >= 0 ? at : left.findIndex(({ title }) => title === row.title)
    const [found] = same >= 0 ? left.splice(same, 1) : []
    return { ...row, id: found?.id ?? null }
  })
}

const proofsIn = (before: Measure | null, cell: string) =>
  rowsOf(
    (before?.proofs ?? []).map(({ id, title, kind, freshFor }) => ({ id, title, kind, freshFor })),
    cell,
    proofOf,
    (row) => proofLines([row], 'en'),
  )

const rhythmsIn = (before: Measure | null, cell: string) =>
  rowsOf(before?.rhythms ?? [], cell, rhythmOf, (row) => rhythmLines([row], 'en'))
