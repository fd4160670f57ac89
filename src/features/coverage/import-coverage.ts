import { createHash } from 'node:crypto'
import { allow } from '../../core/access/allow.ts'
import { checkGroundsOn } from '../../core/coverage/check-document.ts'
import { isKnownEdition } from '../../core/coverage/earlier-edition.ts'
import type { TravellingClaim } from '../../core/coverage/interchange.ts'
import { longest, type ReportAbout, type Told, unfitAbout } from '../../core/coverage/report-reading.ts'
import { opensFurther } from '../../core/coverage/terms.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { BodyOf } from '../../platform/http/contract.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Language, Text } from '../../platform/language/languages.ts'
import { replaceable, requireRoom, withoutAgreement } from './change-coverage.ts'
import { aboutAnother, anotherName, carriedByNumber, notYet, uncounted } from './check-import.ts'
import type { Source } from './coverage-facts.store.ts'
import type { importCoverage as importContract, tryCoverageImport as tryContract } from './coverage-import.contract.ts'
import { rememberColumns, rememberedColumns, sameFile } from './coverage-import.store.ts'
import { faults, refusals } from './coverage-refusals.ts'
import type { CoverageGround } from './gather-coverage.ts'
import { type CoverageFile, readCoverageFile } from './read-coverage-file.ts'
import { insertTravellingReport } from './write-coverage.store.ts'

type Asked = BodyOf<typeof tryContract>
type Recorded = BodyOf<typeof importContract>

/** So many sentences and lines are shown; the others are counted. */
const mostShown = 200

const isOwn = ({ form }: CoverageFile) => form === 'own' || form === 'oscal-own'

/** What a file holds, read with the choices that somebody made, and a token of both. Throws 400 where it cannot be read. */
export async function plannedImport(source: Source & Pick<Tx, 'now'>, content: Content, asked: Asked) {
  const { file: base64, columns: chosen, edition, by, restsOn, editions, targets } = asked
  const choices = { columns: chosen, edition, by, restsOn, editions, targets }
  const file = await readCoverageFile(content, Buffer.from(base64, 'base64'), choices, await rememberedColumns(source))
  if (file.kind === 'refused') {
    const { code, sentence } = file
    const at = code === 'column-twice' ? [{ path: 'columns', message: sentence }] : []
    throw new Problem(400, code, sentence, { fields: at })
  }
  const { columns, reading, form } = file
  const unfit = isOwn(file) ? unfitAbout(reading.about) : null
  if (unfit) throw new Problem(400, 'coverage-text-unfit', unfit)
  checkGroundsOn(reading, dayOf(source.now))
  const told = JSON.stringify([base64, choices, form, columns, reading])
  return { file, token: createHash('sha256').update(told).digest('hex') }
}

/** What a file with a coverage report holds, and what of it would be recorded; stores nothing. */
export async function tryCoverageImport(
  source: Source & Pick<Tx, 'now'>,
  content: Content,
  asked: Asked,
  language: Language,
) {
  const { file, token } = await plannedImport(source, content, asked)
  const { form, reading, columns, sources, targets } = file
  const { about, grounds, claims, refused } = reading
  const remarks = [...uncounted(reading, content), ...carriedByNumber(reading, content), ...reading.remarks]
  const nameOf = (edition: string) => content.editions.get(edition)?.name ?? edition
  const titles = new Map(grounds.map(({ key, title, standard }) => [key, title || nameOf(standard)]))
  return {
    ...{ token, form, columns, sources, targets },
    ...{ supplier: about.supplier ?? '', service: about.service ?? '', header: headerOf(about) },
    editions: countEditions(file, content, nameOf),
    lines: claims.length,
    shown: claims.slice(0, mostShown).map(({ row, claim }) => ({
      ...{
        row,
        editionName: nameOf(claim.edition),
        requirement: claim.requirement,
        by: claim.by,
        extent: claim.extent,
      },
      ...{ restsOn: claim.restsOn, ground: titles.get(claim.ground ?? '') ?? '' },
      ...{ statement: claim.statement.slice(0, 300), customerPart: claim.customerPart.slice(0, 300) },
    })),
    grounds: grounds.map(({ kind, title, standard, body, number, type, starts, ends, accredited }) => ({
      ...{ kind, title: title || nameOf(standard), body, number, type, starts, ends, accredited },
    })),
    refused: shownOf(refused, language),
    moreRefused: Math.max(0, refused.length - mostShown),
    remarks: shownOf(remarks, language),
    moreRemarks: Math.max(0, remarks.length - mostShown),
  }
}

const shownOf = (all: readonly Told[], language: Language) =>
  all.slice(0, mostShown).map(({ row, sentence }) => ({ row, sentence: sentence[language] }))

/** What the file says of the report itself, as the form takes it: cut to what fits, to be looked at before it is recorded. */
function headerOf(about: ReportAbout) {
  const line = (text: string | undefined, limit: number) => (text ?? '').replace(/\s+/g, ' ').trim().slice(0, limit)
  return {
    ...{ title: line(about.title, longest.title), version: line(about.version, longest.version) },
    ...{ asOf: about.asOf ?? null, terms: about.terms ?? null },
    termsNote: (about.termsNote ?? '').trim().slice(0, longest.note),
    disclaimer: (about.disclaimer ?? '').trim().slice(0, longest.note),
  }
}

function countEditions({ reading: { claims } }: CoverageFile, content: Content, nameOf: (edition: string) => string) {
  return [...Map.groupBy(claims, ({ claim }) => claim.edition)].map(([edition, all]) => {
    const count = (by: TravellingClaim['by']) => all.filter(({ claim }) => claim.by === by).length
    return {
      ...{ edition, editionName: nameOf(edition), known: isKnownEdition(content, edition), lines: all.length },
      ...{ supplier: count('supplier'), shared: count('shared'), customer: count('customer') },
      ...{ nobody: count('nobody'), notApplicable: count('not-applicable') },
    }
  })
}

const sourceOf = { own: 'sheet', list: 'sheet', caiq: 'caiq', oscal: 'oscal', 'oscal-own': 'oscal' } as const

/**
 * Records a report from a file that was tried, in one command. 409 where the file or the choices are others than those that were tried; a
 * file that was recorded for the service before, and counts, is not recorded again unless it takes the place of that.
 */
export async function importCoverage(
  tx: Tx,
  readBook: CoverageGround['readBook'],
  body: Recorded,
  { file, token: now }: Awaited<ReturnType<typeof plannedImport>>,
) {
  const allowed = allow(tx.actor, 'suppliers:write')
  const { token, name, service, otherName, replaces, title, version, asOf, terms, termsNote, disclaimer } = body
  const { about, claims, grounds, refused } = file.reading
  const { sha256 } = file
  if (now !== token)
    throw new Problem(409, 'changed-since-check', {
      nl: 'Het bestand of de keuzes zijn anders dan bij de controle. Er is niets vastgelegd. Controleer het bestand opnieuw.',
      en: 'The file or the choices are others than those that were checked. Nothing was recorded. Check the file again.',
    })
  const book = await readBook(tx)
  const of = book.services.find(({ id }) => id === service)
  const wrong: { path: string; message: Text }[] = []
  if (!of) wrong.push({ path: 'service', message: faults.service })
  if (replaces !== null && !replaceable(book, service, replaces))
    wrong.push({ path: 'replaces', message: faults.replaces })
  const freer = about.terms !== undefined && opensFurther(about.terms, terms)
  if (freer) wrong.push(...withoutAgreement(tx.actor, body.agreement))
  if (asOf > dayOf(tx.now)) wrong.push({ path: 'asOf', message: notYet })
  const another = of ? anotherName(about, of) : null
  if (of && another !== null && !otherName)
    wrong.push({ path: 'otherName', message: aboutAnother(another, `${of.supplierName}: ${of.name}`) })
  if (!of || wrong.length > 0) throw refusals.invalid(wrong)
  if (claims.length === 0) throw refusals.nothingToRecord()
  const counts = { lines: claims.length, refused: refused.length }
  const before = await sameFile(tx, service, sha256)
  if (before !== undefined && before !== replaces) return { id: before, added: false, ...counts }
  requireRoom(book, { reports: 1, lines: claims.length })
  await rememberColumns(tx, allowed, file.columns)
  // A list of somebody else tells a ground with each line; our own forms name all that a report rests on.
  const named = isOwn(file)
  const ofFile = headerOf(about)
  const facts = {
    ...{ supplier: of.supplier, service, title, version, asOf: asOf as Day, terms, replaces },
    // What a report of our own form says of its sharing goes with it, whatever is typed beside it.
    termsNote: (named && ofFile.termsNote) || termsNote,
    disclaimer: (named && ofFile.disclaimer) || disclaimer,
    ...{ source: sourceOf[file.form], sourceName: name, sourceSha256: sha256 },
  }
  const used = new Set(claims.map(({ claim }) => claim.ground))
  const id = await insertTravellingReport(
    tx,
    allowed,
    facts,
    grounds.filter(({ key }) => named || used.has(key)),
    claims.map(({ claim }) => claim),
    { supplier: about.supplier ?? null, service: about.service ?? null, language: about.language ?? null },
  )
  tx.note({
    action: freer ? 'coverage.imported-loosened' : 'coverage.imported',
    subject: title,
    details: {
      ...{ ...counts, sha256 },
      ...(another === null ? {} : { names: another }),
      ...(freer ? { before: about.terms, terms, reason: body.agreement?.trim() } : {}),
    },
  })
  return { id, added: true, ...counts }
}
