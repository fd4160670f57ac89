import { type Span, spanOf, united } from '../demonstrability/steps.ts'
import { contractTerm } from '../suppliers/contract-days.ts'
import type { SupplierFact, SupplierSettings } from '../suppliers/facts.ts'
import type { GapKind, SupplierGap } from '../suppliers/gap.ts'
import { isReviewedSince } from '../suppliers/review-rhythm.ts'
import { type Day, earliest } from '../time/day.ts'
import { daysLater } from '../time/far-days.ts'
import type { Due } from './due.ts'
import type { DueKind } from './due-kinds.ts'
import { duesOfAssurance } from './dues-of-assurance.ts'
import type { QuestionnaireFact, SupplierChain } from './facts.ts'
import { askedOfNobody } from './responsible.ts'

/** How many days before an action, an exception or a list of questions is due it stands among the tasks. */
const aheadDays = 30
/** What was missing already when a supplier was put in the register is due within so many days after that. */
const catchUpWithin = 30

const mostNamed = 3

/** What is missing becomes a task; the rest of what is missing is asked in the review. */
const kindOfGap: Partial<Record<GapKind, DueKind>> = {
  'never-reviewed': 'supplier-review',
  'review-overdue': 'supplier-review',
  'no-agreement': 'supplier-agreement',
  'certificate-lapsed': 'supplier-certificate',
  'assurance-gap': 'assurance-gap',
}

/** Everything that the chain of suppliers asks on a day, of whoever answers for each. */
export function duesOfSuppliers({ book, gaps, questionnaires, openParts }: SupplierChain, today: Day): Due[] {
  const gapsOf = Map.groupBy(gaps, ({ supplier }) => supplier.id)
  const listsOf = Map.groupBy(questionnaires, ({ supplier }) => supplier)
  const reportsOf = Map.groupBy(openParts, ({ supplier }) => supplier)
  return book.suppliers
    .filter(({ endedOn }) => endedOn === null || endedOn >= today)
    .flatMap((supplier) => [
      ...duesOfGaps(supplier, gapsOf.get(supplier.id) ?? [], book.settings, today),
      ...duesOfAssurance(supplier, gapsOf.get(supplier.id) ?? [], reportsOf.get(supplier.id) ?? [], today),
      ...dueOfContracts(supplier, book.settings, today),
      ...duesOfWork(supplier),
      ...(listsOf.get(supplier.id) ?? []).map((list) => dueOfList(supplier, list)),
    ])
}

const plain = { ends: null, turn: null, count: null } as const

/** In common to all that is asked about a supplier. */
const about = ({ id, title, owner, ownerRole }: SupplierFact) => ({
  ...plain,
  ...{ title, about: '', page: `/suppliers/${id}` },
  asked: { ...askedOfNobody, owner: owner?.id ?? null, ownerRole },
})

/** One task for each kind: on the last day before something is missing, the first of them where it is several things. */
function duesOfGaps(supplier: SupplierFact, gaps: readonly SupplierGap[], settings: SupplierSettings, today: Day) {
  const asked = gaps.flatMap(({ kind, about, days }) => {
    const due = kindOfGap[kind]
    return due ? [{ kind: due, about, days }] : []
  })
  const found = [...Map.groupBy(asked, ({ kind, about }) => `${kind} ${about?.id}`).values()].flatMap((same) => {
    const [first] = same
    const span = hereOrNext(united(same.flatMap(({ days }) => days)), today)
    if (!first || !span || isSettled(first.kind, span, supplier, today)) return []
    return [{ kind: first.kind, about: first.about, dueOn: lastInTime(span, supplier) }]
  })
  return [...Map.groupBy(found, ({ kind }) => kind)].map(([kind, [first, ...more]]): Due => {
    const all = first ? [first, ...more] : more
    const dueOn = earliest(...(all.map((one) => one.dueOn) as [Day, ...Day[]]))
    return {
      ...about(supplier),
      ...{ key: `${kind}:${supplier.id}`, kind, dueOn },
      about: namesOf(all.flatMap((one) => one.about?.title ?? [])),
      startsToWarn: daysLater(dueOn, -settings.warnDays),
    }
  })
}

/** A few by name; the page of the supplier tells all. */
const namesOf = (names: readonly string[]): string => {
  const each = [...new Set(names)].sort((a, b) => a.localeCompare(b))
  return each.length > mostNamed ? `${each.slice(0, mostNamed).join(', ')} …` : each.join(', ')
}

const hereOrNext = (days: readonly Span[], today: Day): Span | undefined =>
  spanOf(days, today) ?? days.find(({ from }) => from > today)

/** Whoever decides a review sees what lapsed. It is asked no more as a task; that it is missing is told as before. */
const isSettled = (kind: DueKind, { from }: Span, { reviews }: SupplierFact, today: Day): boolean =>
  (kind === 'supplier-certificate' || kind === 'assurance-gap') && isReviewedSince(reviews, from, today)

function lastInTime({ from }: Span, { recordedOn }: SupplierFact): Day {
  const before = daysLater(from, -1)
  return before < recordedOn ? daysLater(recordedOn, catchUpWithin) : before
}

/**
 * The last day for giving notice of what goes on by itself, and the end of what does not and has nothing after it. A contract that ended is
 * asked about for as long as no other is in force.
 */
function dueOfContracts(supplier: SupplierFact, { warnDays }: SupplierSettings, today: Day): Due[] {
  return supplier.contracts.flatMap((contract) => {
    const term = contractTerm(contract, today)
    if (term === null) return []
    const later = supplier.contracts.some((one) => one.id !== contract.id && outlives(one, term.ends))
    if (!term.renews && later) return []
    const dueOn = term.renews ? term.noticeBy : term.ends
    return [
      {
        ...about(supplier),
        ...{ key: `supplier-contract:${contract.id}`, kind: 'supplier-contract', about: contract.title, dueOn },
        startsToWarn: daysLater(dueOn, -warnDays),
      },
    ]
  })
}

const outlives = ({ ends, renewsBy }: SupplierFact['contracts'][number], day: Day) =>
  ends === null || ends > day || renewsBy !== ''

/** Actions that were agreed, and exceptions that end. */
function duesOfWork(supplier: SupplierFact): Due[] {
  const ahead = (dueOn: Day) => ({ dueOn, startsToWarn: daysLater(dueOn, -aheadDays) })
  const actions = supplier.actions
    .filter(({ closedOn }) => closedOn === null)
    .map(({ id, title, owner, ownerRole, dueOn }): Due => {
      const shared = about(supplier)
      const named = owner !== null || ownerRole !== ''
      return {
        ...shared,
        ...{ key: `supplier-action:${id}`, kind: 'supplier-action', title, about: supplier.title, ...ahead(dueOn) },
        asked: named ? { ...askedOfNobody, owner: owner?.id ?? null, ownerRole } : shared.asked,
      }
    })
  const exceptions = supplier.events.flatMap(({ id, kind, what, ends, closedOn }): Due[] =>
    kind !== 'exception' || ends === null || closedOn !== null
      ? []
      : [
          {
            ...about(supplier),
            ...{ key: `supplier-exception:${id}`, kind: 'exception', title: what, about: supplier.title },
            ...ahead(ends),
          },
        ],
  )
  return [...actions, ...exceptions]
}

const dueOfList = (supplier: SupplierFact, { id, title, dueOn }: QuestionnaireFact): Due => ({
  ...about(supplier),
  ...{ key: `questionnaire:${id}`, kind: 'questionnaire', title, about: supplier.title, dueOn },
  startsToWarn: daysLater(dueOn, -aheadDays),
})
