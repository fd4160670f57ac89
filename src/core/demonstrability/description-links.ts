import type { Day } from '../time/day.ts'
import { daysLater } from '../time/far-days.ts'
import type { LinkReason, LinkState } from './chain.ts'
import type { DocumentFact, KnownStanding, RequirementFacts, VersionFact } from './facts.ts'
import { type Link, named } from './measure-link.ts'
import { once } from './once.ts'
import { always, combined, type Span, type Steps, spanOf, standingOn, united, within } from './steps.ts'

/** The days on which a version is the one that holds, whether or not it was looked at again in time. */
function holding(versions: readonly VersionFact[], place: number): Span {
  const [here, next] = [versions[place] as VersionFact, versions[place + 1]]
  return { from: here.holdsFrom, through: next ? daysLater(next.holdsFrom, -1) : null }
}

/** The days on which some version of a document holds and is not past its review date. */
const currentDays = once(({ versions }: Pick<DocumentFact, 'versions'>): Span[] =>
  united(
    versions.map(({ reviewBy }, place) => {
      const { from, through } = holding(versions, place)
      const last = daysLater(reviewBy, -1)
      return { from, through: through !== null && through < last ? through : last }
    }),
  ),
)

const versionOn = ({ versions }: DocumentFact, day: Day) => versions.findLast(({ holdsFrom }) => holdsFrom <= day)

/** A current, approved version of a policy, procedure or process description, not past its review date. */
export function descriptionLink({ documents }: RequirementFacts): Link {
  const current = within(united(documents.flatMap(currentDays)), true, false)
  const coming = within(
    documents.flatMap(({ versions }) => versions.map(({ holdsFrom }) => before(holdsFrom))),
    true,
    false,
  )
  const states = combined(
    [current, coming],
    ([holds, later]): LinkState => (holds ? 'holds' : later ? 'not-yet' : 'fails'),
  )
  return { states, reasonOn: (day) => descriptionReason(documents, day) }
}

const before = (day: Day): Span => ({ from: '0001-01-01' as Day, through: daysLater(day, -1) })

function descriptionReason(documents: readonly DocumentFact[], day: Day): LinkReason {
  const standing = documents.map((document) => ({ document, version: versionOn(document, day) }))
  const current = standing.find(({ version }) => version && version.reviewBy > day)
  if (current?.version)
    return {
      key: 'described',
      document: named(current.document),
      version: current.version.number,
      reviewBy: current.version.reviewBy,
    }
  const coming = documents
    .flatMap((document) => document.versions.map(({ holdsFrom }) => ({ document, day: holdsFrom })))
    .filter((one) => one.day > day)
    .sort((a, b) => (a.day < b.day ? -1 : 1))[0]
  if (coming) return { key: 'holds-later', document: named(coming.document), day: coming.day }
  const due = standing.find(({ version }) => version)
  if (due?.version) return { key: 'review-due', document: named(due.document), day: due.version.reviewBy }
  return documents[0] ? { key: 'not-approved', document: named(documents[0]) } : { key: 'no-document' }
}

const rank = { nobody: 3, unknown: 3, confirming: 2, known: 1 } as const

/**
 * The audience of the documents that hold confirmed them. All of them: one that nobody read, or that is meant for nobody, is a description
 * that nobody follows. Where confirming is not asked there is nothing to show.
 */
export function knownLink({ documents }: RequirementFacts): Link {
  const asked = documents.filter(({ wanted, versions }) => wanted !== null && versions.length > 0)
  const states = combined([always<Asked>(-1), ...asked.map(rankOf)], (ranks): LinkState => stateOf(Math.max(...ranks)))
  return { states, reasonOn: (day) => knownReason(asked, documents, day) }
}

type Asked = number

/** How heavily a document weighs on each day: -1 while it does not hold. */
const rankOf = once(
  (document: DocumentFact): Steps<Asked> =>
    combined<unknown, Asked>([within(currentDays(document), true, false), document.known], ([holds, known]) =>
      holds ? rank[(known as KnownStanding).state] : -1,
    ),
)

const stateOf = (heaviest: Asked): LinkState =>
  heaviest < 0 ? 'not-asked' : heaviest === 3 ? 'fails' : heaviest === 2 ? 'not-yet' : 'holds'

function knownReason(asked: readonly DocumentFact[], documents: readonly DocumentFact[], day: Day): LinkReason {
  const found = asked
    .filter((document) => spanOf(currentDays(document), day))
    .map((document) => ({ document, known: standingOn(document.known, day).value }))
    .sort((a, b) => rank[b.known.state] - rank[a.known.state])[0]
  if (!found) {
    const [open] = documents.filter((document) => spanOf(currentDays(document), day))
    return open ? { key: 'confirming-not-asked', document: named(open) } : { key: 'nothing-to-know' }
  }
  const { state, confirmed, audience } = found.known
  const counted = { document: named(found.document), confirmed, audience }
  if (state === 'nobody') return { key: 'meant-for-nobody', document: named(found.document) }
  if (state === 'known') return { key: 'known', ...counted }
  return { key: state, ...counted, wanted: found.document.wanted as number }
}
