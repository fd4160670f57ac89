import { countStates, stateOf } from '../../core/applicability/control-state.ts'
import { questionnairesOf } from '../../core/assessment/questionnaires.ts'
import { type Content, requirementOf } from '../../core/standards/content.ts'
import { perCorrections } from '../../core/standards/with-corrections.ts'
import { addDays, addMonths } from '../../core/time/day.ts'
import { dayOf, endOfDay } from '../../core/time/instant.ts'
import { type Route, reads } from '../../platform/http/endpoint.ts'
import { askedEvidenceOf } from './asked-evidence.store.ts'
import { type FoundRecord, findRecords } from './find-records.store.ts'
import { findRequirements, requirementIndex } from './find-requirements.ts'
import { openPartsOf } from './handed-parts.ts'
import * as contracts from './today.contract.ts'
import * as store from './today.store.ts'

const soonDays = 30
const mostLapsed = 20
const mostHits = 30

export function todayRoutes(content: Content): Route[] {
  const index = requirementIndex(content)
  // A certificate is recorded by the id of an edition, or in words.
  const withName = (one: FoundRecord) =>
    one.kind === 'supplier-certificate' ? { ...one, title: content.editions.get(one.title)?.name ?? one.title } : one
  const questionnaires = perCorrections(content, questionnairesOf)
  const about = (edition: string, requirement: string) => ({
    edition,
    editionName: content.editions.get(edition)?.name ?? edition,
    requirement,
    title: requirementOf(content, edition, requirement)?.title ?? { nl: requirement, en: requirement },
  })
  return [
    reads(contracts.readToday, async (reader, _input, actor) => {
      const { adopted, standings, marks, newest } = await store.readStandings(reader)
      const editions = [...content.editions.values()].filter(({ id }) => adopted.has(id))
      const byControl = new Map(standings.map((one) => [`${one.edition} ${one.requirement}`, one]))
      const today = dayOf(reader.now)
      const monthAgo = await store.inPlaceAt(reader, endOfDay(addMonths(today, -1)))
      const horizon = addDays(today, soonDays)
      const planned = standings
        .filter((one) => one.presence === 'planned' && one.since !== null && one.since <= horizon)
        .sort((a, b) => (a.since ?? '').localeCompare(b.since ?? ''))
      return {
        editions: editions.map((edition) => ({
          edition: edition.id,
          editionName: edition.name,
          total: edition.requirements.length,
          states: countStates(edition.requirements.map(({ id }) => byControl.get(`${edition.id} ${id}`))),
          inPlaceMonthAgo: monthAgo.get(edition.id) ?? null,
        })),
        planned: planned.slice(0, 10).map((one) => {
          const day = one.since ?? today
          return { ...about(one.edition, one.requirement), day, late: day < today }
        }),
        lapsed: editions
          .flatMap((edition) => edition.requirements.map(({ id }) => byControl.get(`${edition.id} ${id}`)))
          .flatMap((one) =>
            one && one.lapsed.length > 0 ? [{ ...about(one.edition, one.requirement), facts: one.lapsed }] : [],
          )
          .slice(0, mostLapsed),
        requests: await askedEvidenceOf(reader, actor, today),
        parts: await openPartsOf(reader, questionnaires(marks), actor),
        soa: {
          newest: newest?.number ?? null,
          approvedAt: newest?.approvedAt ?? null,
          ...(newest ? await store.changedSince(reader, newest.revision) : { changed: 0, otherwise: false }),
        },
        changes: (await store.lastChanges(reader, 8)).map((change) => ({
          ...about(change.edition, change.requirement),
          at: change.at,
          by: change.by,
          before: stateOf(change.before),
          after: stateOf(change.after),
        })),
      }
    }),
    reads(contracts.search, async (reader, { query }, actor) => {
      const rows = await store.listWritten(reader)
      const adopted = new Set(rows.map(({ edition }) => edition))
      const byControl = new Map(rows.map((one) => [`${one.edition} ${one.requirement}`, one]))
      const hits = findRequirements(index, adopted, query.text, (edition, requirement) => {
        const one = byControl.get(`${edition} ${requirement}`)
        const { applies, presence } = one ?? {}
        return {
          state: stateOf(typeof applies === 'boolean' ? { applies, presence: presence ?? null } : null),
          written: one ? `${one.justification}\n${one.description}` : '',
        }
      })
      const records = actor.kind === 'person' ? await findRecords(reader, actor.role, query.text) : []
      return { items: hits.slice(0, mostHits), records: records.map(withName) }
    }),
  ]
}
