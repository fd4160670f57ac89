import type { Content } from '../../core/standards/content.ts'
import { perCorrections } from '../../core/standards/with-corrections.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { reportFile } from '../../render/report/render-report.ts'
import { countCarried, listCarried } from './carried.store.ts'
import { correctedMarks } from './corrections.store.ts'
import { earlierAnswers } from './earlier-answers.ts'
import { openSubject } from './open-subject.ts'
import { readTransition, shownRun } from './read-transition.ts'
import { runTransition, undoTransition } from './run-transition.ts'
import * as contracts from './transition.contract.ts'
import { transitionDocument } from './transition-document.ts'
import { listTransitions } from './transitions.store.ts'
import { basisOf, waysOf } from './ways.ts'

export function transitionRoutes(content: Content): Route[] {
  const waysBy = perCorrections(content, waysOf)
  const waysFor = async (source: Parameters<typeof correctedMarks>[0]) => waysBy(await correctedMarks(source))
  return [
    reads(contracts.readTransition, async (reader, { params, query, language }) => {
      const chosen = query.language ?? language
      const told = await readTransition(
        reader,
        await waysFor(reader),
        { ...params, assessment: query.assessment },
        chosen,
      )
      return { ...told, basis: basisOf(content, params.from, params.to, chosen) }
    }),
    reads(contracts.openTransitionSubject, async (reader, { params, query, language }) =>
      openSubject(reader, await waysFor(reader), { ...params, ...query }, query.language ?? language),
    ),
    reads(contracts.readEarlierAnswers, async (reader, { params, query, language }, actor) =>
      earlierAnswers(
        reader,
        await waysFor(reader),
        { ...params, subject: query.subject },
        query.language ?? language,
        actor,
      ),
    ),
    reads(contracts.downloadTransition, async (reader, { params, query, language }) => {
      const asked = { ...params, assessment: query.assessment }
      return reportFile(
        await transitionDocument(reader, content, await waysFor(reader), asked, query.language ?? language),
        query.format,
      )
    }),
    writes(contracts.runTransition, async (tx, { body }) => {
      const { id, brought } = await runTransition(tx, await waysFor(tx), body)
      const transition = (await listTransitions(tx)).find((one) => one.id === id)
      if (!transition) throw new TypeError('a transition that was just run is there')
      return { ...shownRun(transition, countCarried(await listCarried(tx, [id]))), brought }
    }),
    writes(contracts.undoTransition, async (tx, { params, seen }) => ({
      assessmentRemoved: await undoTransition(tx, await waysFor(tx), params.transition, seen),
    })),
  ]
}
