import { type Allowed, allow } from '../../core/access/allow.ts'
import { explanationsOf } from '../../core/applicability/subject.ts'
import type { CoverageOfRequirement } from '../../core/coverage/facts.ts'
import { ownerWords } from '../../core/measures/owner-words.ts'
import type { Content } from '../../core/standards/content.ts'
import { isAboutCare } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import { addDuration, parseDuration } from '../../core/time/duration.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Language } from '../../platform/language/languages.ts'
import { readTexts } from './coverage.store.ts'
import { readCovered } from './covered.ts'
import type { CoverageBook, CoverageGround } from './gather-coverage.ts'

/** A measure as it is begun with: nobody is named, and it is not in operation. */
export type LeftMeasure = {
  title: string
  how: string
  owner: null
  ownerRole: string
  standIn: null
  standInRole: string
  inOperationSince: null
  plannedFor: null
  effectiveness: string
  requirements: { edition: string; requirement: string }[]
  systems: string[]
  locations: string[]
  rhythms: { id: null; title: string; kind: 'work'; every: string; firstOn: Day }[]
  proofs: { title: string; kind: 'design' | 'existence' | 'operation'; freshFor: string; proposedBy: null }[]
  proposedBy: null
}

/** Writes measures that are not there yet; the subject of measures provides it. */
export type InsertMeasures = (
  tx: Tx,
  allowed: Allowed<'measures:write'>,
  measures: readonly LeftMeasure[],
) => Promise<unknown>

type Asked = { edition: string; requirements: readonly string[]; asset: string | null; service: string | null }

const words = {
  nl: {
    own: (title: string) => `${title}: eigen deel`,
    left: (names: string) => `Wat ${names} aan de eigen organisatie overlaat.`,
    see: (report: string) => `Wat de leverancier daarover schrijft staat in het dekkingsrapport ‘${report}’.`,
    nobody: 'Geen dekkingsrapport van een leverancier neemt dit voor zijn rekening.',
  },
  en: {
    own: (title: string) => `${title}: own part`,
    left: (names: string) => `What ${names} leaves to the organisation itself.`,
    see: (report: string) => `What the supplier writes about it stands in the coverage report ‘${report}’.`,
    nobody: 'No coverage report of a supplier takes this on.',
  },
}

/**
 * Records a measure for each requirement that suppliers leave, wholly or in part, in one command. What is covered directly, does not apply,
 * or is served by a measure already is passed over. The words of a supplier are taken along only where its report is public: a measure is
 * read by everybody.
 */
export async function takeOverLeft(
  tx: Tx,
  { content, readBook }: CoverageGround,
  asked: Asked,
  language: Language,
  insertMeasures: InsertMeasures,
): Promise<{ added: number; standing: number }> {
  const allowed = allow(tx.actor, 'measures:write')
  const book = await readBook(tx)
  const about = { asset: asked.asset ?? undefined, service: asked.service ?? undefined }
  const { items } = await readCovered(tx, content, book, { edition: asked.edition, ...about })
  const chosen = new Set(asked.requirements)
  const left = items.filter(
    ({ requirement, standing, measures }) =>
      chosen.has(requirement) && standing !== 'directly' && measures.length === 0,
  )
  const rows = Map.groupBy(
    book.coverage.filter(({ edition }) => edition === asked.edition),
    ({ requirement }) => requirement,
  )
  const measures: LeftMeasure[] = []
  const texts = await publicTexts(
    tx,
    book,
    left.flatMap(({ requirement }) => rows.get(requirement) ?? []),
  )
  for (const { requirement, title, covering } of left) {
    const services = new Set(covering.map(({ service }) => service.id))
    const said = (rows.get(requirement) ?? []).filter(({ service }) => services.has(service.id))
    measures.push(
      measureOf(content, { edition: asked.edition, requirement, title: title[language] }, said, {
        ...{ language, texts, today: dayOf(tx.now) },
      }),
    )
  }
  if (measures.length > 0) {
    await insertMeasures(tx, allowed, measures)
    tx.note({
      action: 'coverage.left-taken-over',
      subject: `${measures.length}`,
      details: { edition: asked.edition, requirements: left.map(({ requirement }) => requirement) },
    })
  }
  return { added: measures.length, standing: chosen.size - measures.length }
}

/** The part of the customer in the words of the supplier, by claim, of reports that are public. */
async function publicTexts(tx: Tx, book: CoverageBook, rows: readonly CoverageOfRequirement[]) {
  const open = new Set(book.reports.filter(({ terms }) => terms === 'public').map(({ id }) => id))
  return readTexts(
    tx,
    rows.flatMap(({ report, claims }) => (open.has(report.id) ? claims : [])),
  )
}

type Around = { language: Language; texts: Awaited<ReturnType<typeof publicTexts>>; today: Day }

function measureOf(
  content: Content,
  { edition, requirement, title }: { edition: string; requirement: string; title: string },
  said: readonly CoverageOfRequirement[],
  { language, texts, today }: Around,
): LeftMeasure {
  const own = words[language]
  const [guidance] = explanationsOf(content, edition, requirement)
  const known = content.editions.get(edition)
  const care = known !== undefined && isAboutCare(known)
  const base = guidance?.measure[language] ?? `${requirement} ${title}`
  return {
    title: said.length === 0 ? base : own.own(base),
    how: [
      ...(said.length === 0 ? [own.nobody] : said.map((row) => howFrom(row, own, texts))),
      guidance?.about[language] ?? '',
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    ...{ owner: null, standIn: null, standInRole: '', inOperationSince: null, plannedFor: null, effectiveness: '' },
    ownerRole: guidance ? ownerWords[guidance.measure.owner_role][language] : '',
    ...{ requirements: [{ edition, requirement }], systems: [], locations: [], proposedBy: null },
    rhythms: (guidance?.measure.rhythm ?? []).map((one) => {
      const duration = parseDuration(one.every)
      const firstOn = duration ? addDuration(today, duration) : today
      return { id: null, title: one[language], kind: 'work' as const, every: one.every, firstOn }
    }),
    proofs: (guidance?.proof ?? [])
      .filter((one) => care || !one.care)
      .map((one) => ({ title: one[language], kind: one.kind, freshFor: one.fresh_for, proposedBy: null })),
  }
}

function howFrom(
  { supplier, service, report, claims }: CoverageOfRequirement,
  own: (typeof words)[Language],
  texts: Around['texts'],
): string {
  const parts = claims.flatMap((id) => texts.get(id)?.customerPart ?? []).filter((part) => part !== '')
  const names = `${supplier.title} (${service.title})`
  return [own.left(names), ...(parts.length > 0 ? parts : [own.see(report.title)])].join('\n')
}
