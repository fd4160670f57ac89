import type { Content } from '../../core/standards/content.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { reportFile } from '../../render/report/render-report.ts'
import { countCarried, listCarried } from './carried.store.ts'
import { earlierAnswers } from './earlier-answers.ts'
import { openSubject } from './open-subject.ts'
import { readTransition, shownRun } from './read-transition.ts'
import { runTransition, undoTransition } from './run-transition.ts'
import * as contracts from './transition.contract.ts'
import { transitionDocument } from './transition-document.ts'
import { listTransitions } from './transitions.store.ts'
import { basisOf, waysOf } from './ways.ts'

export function transitionRoutes(content: Content): Route[] {
  const ways = waysOf(content)
  return [
    reads(contracts.readTransition, async (reader, { params, query, language }) => {
      const chosen = query.language ?? language
      const told = await readTransition(reader, ways, { ...params, assessment: query.assessment }, chosen)
      return { ...told, basis: basisOf(content, params.from, params.to, chosen) }
    }),
    reads(contracts.openTransitionSubject, (reader, { params, query, language }) =>
      openSubject(reader, ways, { ...params, ...query }, query.language ?? language),
    ),
    reads(contracts.readEarlierAnswers, (reader, { params, query, language }, actor) =>
      earlierAnswers(reader, ways, { ...params, subject: query.subject }, query.language ?? language, actor),
    ),
    reads(contracts.downloadTransition, async (reader, { params, query, language }) => {
      const asked = { ...params, assessment: query.assessment }
      return reportFile(
        await transitionDocument(reader, content, ways, asked, query.language ?? language),
        query.format,
      )
    }),
    writes(contracts.runTransition, async (tx, { body }) => {
      const { id, brought } = await runTransition(tx, ways, body)
      const transition = (await listTransitions(tx)).find((one) => one.id === id)
      if (!transition) throw new TypeError('a transition that was just run is there')
      return { ...shownRun(transition, countCarried(await listCarried(tx, [id]))), brought }
    }),
    writes(contracts.undoTransition, async (tx, { params, seen }) => ({
      assessmentRemoved: await undoTransition(tx, ways, params.transition, seen),
    })),
  ]
}
