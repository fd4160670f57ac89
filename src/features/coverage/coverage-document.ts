import type { Actor } from '../../core/access/actor.ts'
import type { CoverageDocument, NamedGround } from '../../core/coverage/interchange.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import { requireTexts } from './change-coverage.ts'
import { listGrounds, readTexts, readTold } from './coverage.store.ts'
import type { CoverageBook } from './gather-coverage.ts'
import { openReport } from './read-coverage.ts'

/**
 * A recorded report as it travels, with its terms and disclaimer; only for who may read its texts. What came in by a file is named as the
 * file named it. `language`: that of a report that does not say in which it is.
 */
export async function coverageDocument(
  reader: Reader,
  book: CoverageBook,
  id: string,
  actor: Actor,
  language: Language,
): Promise<CoverageDocument> {
  const report = await openReport(reader, book, id)
  const { termsNote, disclaimer } = await requireTexts(reader, report, actor)
  const { claims } = report.fact
  const texts = await readTexts(
    reader,
    claims.map((one) => one.id),
  )
  const told = await readTold(reader, id)
  const named = new Set(claims.flatMap(({ certificate, assurance }) => certificate ?? assurance ?? []))
  const asTold = told?.grounds ?? []
  const known = new Set(asTold.map((one) => one.id))
  // What somebody added here since is named as the register has it.
  const added = (await listGrounds(reader, report.supplier)).filter((one) => named.has(one.id) && !known.has(one.id))
  const keys = new Map(asTold.toReversed().map((one) => [one.id, one.key]))
  const taken = new Set(keys.values())
  for (const { id: own } of added) {
    let number = keys.size + 1
    while (taken.has(`${number}`)) number++
    keys.set(own, `${number}`)
    taken.add(`${number}`)
  }
  return {
    ...{ supplier: told?.supplier ?? report.supplierName, service: told?.service ?? report.serviceName },
    ...{ title: report.title, version: report.version, asOf: report.asOf, language: told?.language ?? language },
    ...{ terms: report.terms, termsNote, disclaimer },
    grounds: [
      ...asTold.map(({ id: _, ...ground }): NamedGround => ground),
      ...added.map(
        ({ id: own, supplier: _supplier, ...ground }): NamedGround => ({
          ...{ ...ground, key: keys.get(own) ?? '' },
          title: ground.kind === 'certificate' ? '' : ground.title,
        }),
      ),
    ],
    claims: claims.map(({ id: own, certificate, assurance, ...claim }) => {
      const written = texts.get(own)
      if (!written) throw problems.notFound()
      const { edition, requirement, by, extent, restsOn } = claim
      return {
        ...{ edition, requirement, by, extent, restsOn, reference: written.reference },
        ground: keys.get(certificate ?? assurance ?? '') ?? null,
        ...{ place: written.place, statement: written.statement, customerPart: written.customerPart },
      }
    }),
  }
}
