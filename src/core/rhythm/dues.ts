import { reviewStanding, versionInForce } from '../documents/version-standing.ts'
import { audienceOn, isEmployed } from '../staff/audience.ts'
import { isTrained, trainedOn } from '../staff/training.ts'
import { compareDays, type Day } from '../time/day.ts'
import { daysLater, monthsLater } from '../time/far-days.ts'
import { byDay, type Due } from './due.ts'
import { dueOfDuty, duesOfMeasure } from './dues-of-measures.ts'
import { duesOfRisks } from './dues-of-risks.ts'
import { duesOfSuppliers } from './dues-of-suppliers.ts'
import type { DocumentFact, PersonFact, RhythmFacts } from './facts.ts'
import { askedOfNobody } from './responsible.ts'

const aheadDays = 30
/** A recertification takes months to plan. */
const certificateAheadMonths = 6
/** Within how many days a version is approved, where it does not say from when it is to hold. */
const approveWithin = 14

const plain = { ends: null, turn: null, count: null, about: '', asked: askedOfNobody } as const

/** Everything that is due on a day, as it follows from the facts; soonest first. Own reading comes apart, since it differs for everybody. */
export function duesOn(facts: RhythmFacts, today: Day): Due[] {
  return [
    ...facts.duties.flatMap((duty) => dueOfDuty(duty, today)),
    ...facts.measures.flatMap((measure) => duesOfMeasure(measure, today)),
    ...facts.requests.map((request) => requestDue(facts, request)),
    ...facts.documents.flatMap((document) => duesOfDocument(document, facts, today)),
    ...facts.trainings.flatMap((training) => trainingDue(training, facts.people, today)),
    ...facts.findings.map(findingDue),
    ...duesOfRisks(facts.register, today),
    ...duesOfSuppliers(facts.chain, today),
    ...datesDue(facts, today),
  ].sort(byDay)
}

const staffOf = (facts: Pick<RhythmFacts, 'accounts' | 'people'>, membership: string): string | null => {
  const user = facts.accounts.find(({ id }) => id === membership)?.user
  return (user !== undefined && facts.people.find((person) => person.user === user)?.id) || null
}

/** Asked of an account: as a person of the staff where it is joined to one, so that absence counts. */
function askedOfAccount(facts: RhythmFacts, membership: string) {
  return { ...askedOfNobody, owner: staffOf(facts, membership), membership }
}

function requestDue(facts: RhythmFacts, { id, title, measure, asked, dueOn }: RhythmFacts['requests'][number]): Due {
  return {
    ...plain,
    ...{ key: `evidence-request:${id}`, kind: 'evidence-request', title, about: measure },
    dueOn,
    startsToWarn: daysLater(dueOn, -aheadDays),
    asked: askedOfAccount(facts, asked),
    page: `/evidence/requests/${id}`,
  }
}

function duesOfDocument(document: DocumentFact, facts: RhythmFacts, today: Day): Due[] {
  const { id, title, owner, ownerRole } = document
  const page = `/policies/${id}`
  const dues: Due[] = []
  const inForce = versionInForce(document.versions, today)
  const standing = reviewStanding(inForce, today)
  if (inForce?.reviewBy && standing.state !== 'none') {
    // It has to be looked at before that day.
    const dueOn = daysLater(inForce.reviewBy, -1)
    dues.push({
      ...plain,
      ...{ key: `document-review:${id}`, kind: 'document-review', title, page },
      dueOn,
      startsToWarn: daysLater(dueOn, -aheadDays),
      asked: { ...askedOfNobody, owner, ownerRole },
    })
  }
  const waiting = document.versions.find(({ state }) => state === 'proposed')
  if (!waiting) return dues
  const given = new Set(document.approved)
  const missing = document.approvers.filter((one) => !given.has(`${waiting.id} ${one}`))
  const dueOn = waiting.holdsFrom ?? daysLater(waiting.madeOn, approveWithin)
  const approval = (who: string | null): Due => ({
    ...plain,
    key: `approval:${waiting.id}${who === null ? '' : `:${who}`}`,
    ...{ kind: 'approval', title, page },
    dueOn,
    startsToWarn: waiting.madeOn,
    asked: who === null ? askedOfNobody : askedOfAccount(facts, who),
  })
  return [...dues, ...(missing.length > 0 ? missing.map(approval) : [approval(null)])]
}

/** One thing for all who have to follow a training, due when the first of them is. */
function trainingDue(training: RhythmFacts['trainings'][number], people: readonly PersonFact[], today: Day): Due[] {
  const { trained } = trainedOn(today, training, people, training.records)
  const asked = trained.filter(({ state }) => !isTrained(state) || state === 'soon')
  if (asked.length === 0) return []
  const first = asked.reduce<Day | null>(
    (day, { due }) => (due !== null && (day === null || due < day) ? due : day),
    null,
  )
  return [
    {
      ...plain,
      ...{ key: `training:${training.id}`, kind: 'training', title: training.title },
      dueOn: first,
      startsToWarn: today,
      count: asked.length,
      page: `/staff/trainings/${training.id}`,
    },
  ]
}

function findingDue({ id, review, reviewTitle, what, owner, dueOn }: RhythmFacts['findings'][number]): Due {
  return {
    ...plain,
    ...{ key: `finding:${id}`, kind: 'finding', title: what, about: reviewTitle },
    dueOn,
    startsToWarn: dueOn === null ? ('0001-01-01' as Day) : daysLater(dueOn, -aheadDays),
    asked: { ...askedOfNobody, owner },
    page: `/audits/reviews/${review}`,
  }
}

/** Audits and surveillance days to come, certificates that lapse or lapsed without a successor, and terms. */
function datesDue({ audits, certificates, terms }: RhythmFacts, today: Day): Due[] {
  const audit = (key: string, title: string, about: string, page: string, starts: Day, ends: Day): Due[] =>
    ends < today
      ? []
      : [
          {
            ...plain,
            ...{ key, kind: 'audit', title, about, page, ends },
            dueOn: starts < today ? today : starts,
            startsToWarn: daysLater(starts, -90),
          },
        ]
  const calendar = '/profile/calendar'
  return [
    ...audits.flatMap(({ id, title, starts, ends }) => audit(`audit:${id}`, title, '', '/audits', starts, ends)),
    ...certificates.flatMap(({ id, name, body, surveillance }) =>
      surveillance.flatMap((day) => audit(`surveillance:${id}:${day}`, name, body, calendar, day, day)),
    ),
    ...certificates
      .filter(({ edition, ends }) => !certificates.some((one) => one.edition === edition && one.ends > ends))
      .map(
        ({ id, name, body, ends }): Due => ({
          ...plain,
          ...{ key: `certificate:${id}`, kind: 'certificate', title: name, about: body },
          dueOn: ends,
          startsToWarn: monthsLater(ends, -certificateAheadMonths),
          page: calendar,
        }),
      ),
    ...terms
      .filter(({ ends }) => ends >= today)
      .map(
        ({ id, title, ends }): Due => ({
          ...plain,
          ...{ key: `term:${id}`, kind: 'term', title },
          dueOn: ends,
          startsToWarn: daysLater(ends, -90),
          page: calendar,
        }),
      ),
  ]
}

/** Who confirmed which version, and since when who is asked, by version and person with a space between. */
export type ReadingFacts = { confirmed: ReadonlySet<string>; asked: ReadonlyMap<string, Day> }

/** What one person has to read and confirm. */
export function readingDues(
  documents: readonly DocumentFact[],
  person: PersonFact,
  facts: ReadingFacts,
  today: Day,
): Due[] {
  if (!isEmployed(person, today)) return []
  return documents
    .filter(({ confirm }) => confirm)
    .flatMap(({ title, versions, audience, confirmWithin }): Due[] => {
      const version = versionInForce(versions, today)
      if (!version?.holdsFrom || facts.confirmed.has(`${version.id} ${person.id}`)) return []
      if (audienceOn(today, audience, [person]).counted.length === 0) return []
      const askedOn =
        facts.asked.get(`${version.id} ${person.id}`) ??
        (compareDays(person.starts, version.holdsFrom) > 0 ? person.starts : version.holdsFrom)
      return [
        {
          ...plain,
          ...{ key: `reading:${version.id}:${person.id}`, kind: 'reading', title },
          dueOn: daysLater(askedOn, confirmWithin),
          startsToWarn: askedOn,
          asked: { ...askedOfNobody, owner: person.id },
          page: `/reading/${version.id}`,
        },
      ]
    })
    .sort(byDay)
}
