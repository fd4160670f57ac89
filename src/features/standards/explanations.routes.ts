import type { Content } from '../../core/standards/content.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { correctMark, withdrawCorrection } from './correct-mark.ts'
import type { Correction } from './corrections.store.ts'
import { explain, explainedAt, lawsOf, requirementAt } from './explain.ts'
import * as contracts from './explanations.contract.ts'
import { keepOwnText, removeOwnText } from './keep-own-text.ts'
import { findOwnText, type OwnText } from './own-texts.store.ts'

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
    writes(contracts.correctMark, async (tx, { params, body, seen }) =>
      shownCorrection(await correctMark(tx, content, params, body, seen)),
    ),
    writes(contracts.withdrawCorrection, async (tx, { params, seen }) => {
      await withdrawCorrection(tx, content, params, seen)
      return {}
    }),
  ]
}
