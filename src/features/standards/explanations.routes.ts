import type { Content } from '../../core/standards/content.ts'
import type { Edition } from '../../core/standards/edition.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import { correctMark, withdrawCorrection } from './correct-mark.ts'
import type { Correction } from './corrections.store.ts'
import { explain, explainedAt, lawsOf, requirementAt } from './explain.ts'
import * as contracts from './explanations.contract.ts'
import { importOwnTexts, planImport } from './import-own-texts.ts'
import { keepOwnText, removeOwnText } from './keep-own-text.ts'
import { findOwnText, listOwnTexts, nameOfOrganisation, type OwnText } from './own-texts.store.ts'
import * as sheets from './own-texts-sheet.contract.ts'
import { ownTextsFile } from './own-texts-sheet.ts'

const shownText = ({ revision, text, writtenBy, writtenAt }: Omit<OwnText, 'id'>) => ({
  revision,
  text,
  writtenBy,
  writtenAt,
})

/** A correction as contracts show it. */
export const shownCorrection = ({ revision, mark, reason, correctedBy, correctedAt }: Correction) => ({
  revision,
  mark,
  reason,
  correctedBy,
  correctedAt,
})

export function explanationRoutes(content: Content): Route[] {
  const editionOf = (id: string): Edition => {
    const edition = content.editions.get(id)
    if (!edition) throw problems.notFound()
    return edition
  }
  return [
    reads(contracts.readExplanation, async (reader, { params }) => {
      const { edition, title, titleConfidence } = requirementAt(content, params)
      const own = await findOwnText(reader, params)
      const { kind, requirement } = params
      return {
        edition: edition.id,
        editionName: edition.name,
        kind,
        requirement,
        title,
        titleConfidence,
        explanation: explain(content, edition, kind, requirement),
        explainedAt: explainedAt(content, edition, kind, requirement),
        laws: lawsOf(content, edition, kind, requirement),
        ownText: own && shownText(own),
      }
    }),
    writes(contracts.saveOwnText, async (tx, { params, body, seen }) =>
      shownText(await keepOwnText(tx, content, params, body.text, seen)),
    ),
    writes(contracts.removeOwnText, async (tx, { params, seen }) => {
      await removeOwnText(tx, content, params, seen)
      return {}
    }),
    reads(sheets.downloadOwnTexts, async (reader, { params, language }) => {
      const edition = editionOf(params.edition)
      const [own, name] = [await listOwnTexts(reader, edition.id), await nameOfOrganisation(reader)]
      return ownTextsFile({ edition, own, language, organisation: reader.organisation, name })
    }),
    reads(sheets.tryOwnTexts, async (reader, { params, body, language }) => {
      const file = Buffer.from(body.file, 'base64')
      return (await planImport(reader, editionOf(params.edition), file, language)).report
    }),
    writes(sheets.importOwnTexts, async (tx, { params, body, language }) =>
      importOwnTexts(tx, editionOf(params.edition), Buffer.from(body.file, 'base64'), language),
    ),
    writes(contracts.correctMark, async (tx, { params, body, seen }) =>
      shownCorrection(await correctMark(tx, content, params, body, seen)),
    ),
    writes(contracts.withdrawCorrection, async (tx, { params, seen }) => {
      await withdrawCorrection(tx, content, params, seen)
      return {}
    }),
  ]
}
