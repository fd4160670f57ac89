import { subjectsOf } from '../../core/applicability/subject.ts'
import { firstDay } from '../../core/demonstrability/steps.ts'
import { sumOf } from '../../core/demonstrability/sum.ts'
import { verdictSteps } from '../../core/demonstrability/verdict.ts'
import { type Supposition, suppose } from '../../core/demonstrability/what-if.ts'
import { clauseRoutes } from '../../core/standards/clause-routes.ts'
import type { Content } from '../../core/standards/content.ts'
import { findRequirement, keyOf } from '../../core/standards/requirement-key.ts'
import { addDays, type Day, earliest } from '../../core/time/day.ts'
import { daysLater } from '../../core/time/far-days.ts'
import { dayOf } from '../../core/time/instant.ts'
import { type Route, reads } from '../../platform/http/endpoint.ts'
import { Problem, problems } from '../../platform/http/problem.ts'
import { reportFile } from '../../render/report/render-report.ts'
import { choicesIn } from './choices.ts'
import { createCurve } from './curve.ts'
import * as contracts from './demonstrability.contract.ts'
import { editionsInOrder } from './editions.ts'
import { createGatherer, type SupplierPorts } from './gather-facts.ts'
import * as reliances from './reliances.contract.ts'
import { reliancesOf, supplierProof } from './reliances.ts'
import { gather, nextAudits, select, systemsIn, themeOf } from './select-verdicts.ts'
import { systemNames } from './systems.store.ts'
import { type Judged, judge, judgeAll, shown, sumsOn, written } from './verdicts.ts'
import { verdictsReport } from './verdicts-report.ts'

const mostStretches = 24
const daysAhead = 30

export function demonstrabilityRoutes(content: Content, ports: SupplierPorts): Route[] {
  const gatherFacts = createGatherer(content, ports)
  const readCurve = createCurve(content, ports)
  const perEdition = (judged: readonly Judged[]) => {
    const by = Map.groupBy(judged, ({ facts }) => facts.edition)
    return editionsInOrder(content, by.keys()).map(({ id, name }) => ({
      edition: id,
      editionName: name,
      sum: sum(by.get(id)),
    }))
  }
  return [
    reads(contracts.listVerdicts, async (reader, { query }) => {
      const found = await gatherFacts(reader)
      const on = later(query.on, dayOf(reader.now))
      const all = judgeAll(found, on)
      const systems = systemsIn(found)
      const asked = select(content, found, all, query)
      const names = await systemNames(reader)
      const collator = new Intl.Collator('nl')
      return {
        day: on,
        items: asked.map((one) => ({ ...shown(content, one), systems: [...systems(one)] })),
        editions: perEdition(all),
        themes: themesOf(content, asked),
        owners: [...gather(asked, ({ owners }) => owners)]
          .map(([owner, of]) => ({ owner, sum: sum(of) }))
          .sort((a, b) => collator.compare(a.owner, b.owner)),
        systems: [...gather(asked, systems)]
          .map(([system, of]) => ({ system, name: names.get(system) ?? '', sum: sum(of) }))
          .sort((a, b) => collator.compare(a.name, b.name)),
        suppliers: [...gather(asked, ({ suppliers }) => suppliers.map(({ id, name }) => `${id} ${name}`))]
          .map(([of, by]) => ({ supplier: of.slice(0, 36), name: of.slice(37), sum: sum(by) }))
          .sort((a, b) => collator.compare(a.name, b.name)),
        audits: nextAudits(found, on),
      }
    }),
    reads(contracts.downloadVerdicts, async (reader, { query: { format, ...query }, language }) => {
      const found = await gatherFacts(reader)
      const on = later(query.on, dayOf(reader.now))
      const asked = select(content, found, judgeAll(found, on), query)
      const report = await verdictsReport(
        reader,
        content,
        asked.map((one) => shown(content, one)),
        on,
        language,
      )
      return reportFile(report, format)
    }),
    reads(contracts.readStandings, async (reader) => {
      const found = await gatherFacts(reader)
      const today = dayOf(reader.now)
      const ahead = addDays(today, daysAhead)
      const laterSums = new Map(sumsOn(found, ahead).map((one) => [one.edition, one.sum]))
      return {
        day: today,
        later: ahead,
        editions: sumsOn(found, today).map((one) => ({
          edition: one.edition,
          editionName: content.editions.get(one.edition)?.name ?? one.edition,
          sum: one.sum,
          laterSum: laterSums.get(one.edition) ?? one.sum,
        })),
        audits: nextAudits(found, today),
      }
    }),
    reads(contracts.readCurve, async (reader, { query: { from, through } }) => {
      if (from > through) throw periodTurned()
      const today = dayOf(reader.now)
      const { points, rest } = await readCurve(reader, from as Day, earliest(through as Day, today))
      const named = (edition: string) => content.editions.get(edition)?.name ?? edition
      return {
        points: points.map(({ day, editions }) => ({
          day,
          editions: editions.map(({ edition, sum: of }) => ({ edition, editionName: named(edition), sum: of })),
        })),
        rest,
      }
    }),
    reads(contracts.readSuppositions, async (reader) => choicesIn((await gatherFacts(reader)).requirements)),
    reads(contracts.readVerdict, async (reader, { params }) => {
      const { edition, requirement } = params
      const { requirements } = await gatherFacts(reader)
      const today = dayOf(reader.now)
      const facts = requirements.find((one) => one.edition === edition && one.key === requirement)
      if (!facts) throw problems.notFound()
      const [judged] = judge([facts], today)
      const { links, ...rest } = shown(content, judged as Judged)
      const same = elsewhereOf(content, edition, facts)
      return {
        ...rest,
        links: (judged as Judged).verdict.links.map(({ reason, ...link }) => ({ ...link, reason: written(reason) })),
        elsewhere: judge(
          requirements.filter((one) => one.edition !== edition && same.has(`${one.edition} ${one.key}`)),
          today,
        ).map((one) => {
          const { edition: other, requirement: key, number, state, links: states } = shown(content, one)
          const editionName = content.editions.get(other)?.name ?? other
          return { edition: other, editionName, requirement: key, number, state, links: states }
        }),
        stretches: stretchesOf(facts).slice(-mostStretches).toReversed(),
      }
    }),
    reads(reliances.readSupplierProof, async (reader, { params }) => {
      const { requirements } = await gatherFacts(reader)
      const facts = requirements.find((one) => one.edition === params.edition && one.key === params.requirement)
      if (!facts) throw problems.notFound()
      return supplierProof(content, facts, dayOf(reader.now))
    }),
    reads(reliances.readReliances, async (reader, { params }) => {
      const { requirements, systemsOf } = await gatherFacts(reader)
      if (!systemsOf.has(params.measure)) throw problems.notFound()
      return reliancesOf(content, requirements, params.measure, dayOf(reader.now))
    }),
    reads(contracts.whatIf, async (reader, { query }) => {
      const found = await gatherFacts(reader)
      const { requirements } = found
      const from = later(query.day, dayOf(reader.now))
      const supposed = supposition(query.kind, query.of, from, [...new Set(requirements.map(({ edition }) => edition))])
      // On its last day something is still there: what follows is seen on the day after.
      const on = 'lastDay' in supposed ? daysLater(from, 1) : from
      const before = judgeAll(found, on)
      const after = judge(
        requirements.map((facts) => suppose(facts, supposed)),
        on,
      )
      const changes = after.flatMap((one, place) => {
        const was = before[place] as Judged
        if (was.verdict.state === one.verdict.state) return []
        const { edition, requirement, number, title, reason, state } = shown(content, one)
        return [{ edition, requirement, number, title, before: was.verdict.state, after: state, reason }]
      })
      return {
        day: on,
        before: perEdition(before),
        after: perEdition(after),
        changes,
      }
    }),
  ]
}

function periodTurned(): Problem {
  const message = {
    nl: 'De periode eindigt voordat ze begint. Kies een eerste dag die niet na de laatste ligt.',
    en: 'The period ends before it begins. Choose a first day that is not after the last.',
  }
  return new Problem(400, 'invalid', message, { fields: [{ path: 'from', message }] })
}

const sum = (judged: readonly Judged[] | undefined) => sumOf((judged ?? []).map(({ verdict }) => verdict.state))
const later = (asked: string | undefined, today: Day): Day => (asked && asked > today ? (asked as Day) : today)

const clauses = { nl: 'Hoofdstuk 4 tot en met 10', en: 'Clauses 4 to 10' }

function themesOf(content: Content, judged: readonly Judged[]) {
  return [...gather(judged, (one) => [`${one.facts.edition} ${themeOf(content, one)}`])].map(([place, of]) => {
    const [edition = '', theme = ''] = place.split(' ')
    const known = content.editions.get(edition)?.themes.find(({ id }) => id === theme)
    return { edition, theme, title: known ? { nl: known.nl, en: known.en } : clauses, sum: sum(of) }
  })
}

/** The same subject in other editions, each as edition and key. */
function elsewhereOf(content: Content, edition: string, { key, kind }: Judged['facts']): Set<string> {
  const found = new Set<string>()
  for (const other of content.editions.values()) {
    if (other.id === edition) continue
    if (kind === 'clauses') {
      const number = findRequirement(content, edition, key)?.number ?? ''
      for (const { clause } of clauseRoutes(content, edition, number, other.id))
        found.add(`${other.id} ${keyOf(kind, clause)}`)
      continue
    }
    const subjects = new Set(subjectsOf(content, edition, key))
    for (const { id } of other.requirements) {
      if (subjectsOf(content, other.id, id).some((subject) => subjects.has(subject))) found.add(`${other.id} ${id}`)
    }
  }
  return found
}

function stretchesOf(facts: Judged['facts']) {
  const steps = verdictSteps(facts)
  return steps.map(({ from, value }, place) => ({
    state: value,
    from: from === firstDay ? null : from,
    until: steps[place + 1]?.from ?? null,
  }))
}

/** What is supposed, from what the caller asks; a problem where it does not say of whom or what. */
function supposition(
  kind: Supposition['kind'],
  of: string | undefined,
  day: Day,
  editions: readonly string[],
): Supposition {
  if (kind === 'audit-on') return { kind, day, editions }
  if (of === undefined) {
    const message = { nl: 'Zeg over wie of wat het gaat.', en: 'Say who or what it is about.' }
    throw new Problem(400, 'invalid', message, { fields: [{ path: 'of', message }] })
  }
  if (kind === 'person-leaves') return { kind, person: of, lastDay: day }
  if (kind === 'measure-ends') return { kind, measure: of, lastDay: day }
  if (kind === 'document-lapses') return { kind, document: of, day }
  if (kind === 'supplier-leaves') return { kind, supplier: of, lastDay: day }
  return kind === 'certificate-lapses' ? { kind, certificate: of, day } : { kind, certificate: of, day }
}
