import type { Actor } from '../../core/access/actor.ts'
import { allow, isAllowed } from '../../core/access/allow.ts'
import { holds } from '../../core/access/permissions.ts'
import { checkCriteria } from '../../core/risk/check-criteria.ts'
import { type RiskCriteria, startingCriteriaIn } from '../../core/risk/criteria.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { Problem, requireRevision } from '../../platform/http/problem.ts'
import { writeList } from '../../platform/language/written.ts'
import { type CriteriaRow, criteriaVersions, deleteDraft, storeApproval, storeDraft } from './criteria.store.ts'
import type { ReadRiskGround } from './gather-risk-facts.ts'
import { membershipOf, membersOf } from './ground.store.ts'
import { invalid, refusals } from './risk-refusals.ts'

type Member = Awaited<ReturnType<typeof membersOf>>[number]

/** Others who could approve what somebody wrote; nobody: who wrote it may. */
function othersFor(draft: CriteriaRow, membership: string | null, members: readonly Member[]): Member[] {
  if (membership === null || !draft.writers.includes(membership)) return []
  return members.filter((one) => holds(one.role, 'criteria:write') && !draft.writers.includes(one.membership))
}

const ownText = (others: readonly Member[]) => {
  const names = others.map(({ name }) => name)
  return {
    nl: `Wie aan dit concept schreef, keurt het niet goed. Goedkeuren kan: ${writeList(names, 'nl')}.`,
    en: `Whoever wrote in this draft does not approve it. It can be approved by: ${writeList(names, 'en')}.`,
  }
}

/** How risks are rated: what holds, what is being written, and all that held before. */
export async function readCriteria(source: Reader | Tx, readGround: ReadRiskGround, content: Content, actor: Actor) {
  const rows = await criteriaVersions(source)
  const { register } = await readGround(source)
  const members = await membersOf(source)
  const membership = actor.kind === 'person' ? await membershipOf(source, actor.id) : null
  const shown = ({ state: _state, writers: _writers, ...row }: CriteriaRow) => ({
    ...row,
    risks: register.risks.filter(({ rating, closedOn }) => rating?.criteria === row.id && closedOn === null).length,
  })
  const versions = rows.filter(({ state }) => state === 'approved').map(shown)
  const draft = rows.find(({ state }) => state === 'draft')
  const others = draft ? othersFor(draft, membership, members) : []
  return {
    approved: versions[0] ?? null,
    draft: draft
      ? {
          ...shown(draft),
          mayApprove: isAllowed(actor, 'criteria:write') && others.length === 0,
          whyNot: others.length === 0 || !isAllowed(actor, 'criteria:write') ? null : ownText(others),
        }
      : null,
    versions,
    starting: content.criteria.map((set) => ({
      ...{ id: set.id, name: set.name, about: set.about },
      content: { nl: startingCriteriaIn(set, 'nl'), en: startingCriteriaIn(set, 'en') },
    })),
    people: isAllowed(actor, 'criteria:write')
      ? members
      : namedIn(members, rows).map(({ membership, name }) => ({ membership, name, role: null })),
  }
}

/** Those whom criteria name as who may accept. */
function namedIn(members: readonly Member[], rows: readonly CriteriaRow[]): Member[] {
  const named = new Set(rows.flatMap(({ content }) => content.levels.flatMap(({ acceptors }) => acceptors)))
  return members.filter(({ membership }) => named.has(membership))
}

/** Those who may accept anything at all. */
const accounts = (members: readonly Member[]) =>
  new Set(members.filter(({ role }) => holds(role, 'risk:accept')).map(({ membership }) => membership))

/** Writes the draft of the next version. Refused as long as anything in it is wrong, each fault at its place. */
export async function saveCriteriaDraft(
  tx: Tx,
  given: { note: string; content: RiskCriteria },
  seen: number,
): Promise<void> {
  const allowed = allow(tx.actor, 'criteria:write')
  const rows = await criteriaVersions(tx)
  const draft = rows.find(({ state }) => state === 'draft')
  requireRevision(draft?.revision ?? 0, seen)
  const wrong = checkCriteria(given.content, accounts(await membersOf(tx)))
  if (wrong.length > 0) throw invalid(wrong.map((one) => ({ ...one, path: `content.${one.path}` })))
  const number = draft?.number ?? (rows[0]?.number ?? 0) + 1
  const writer = tx.actor.kind === 'person' ? await membershipOf(tx, tx.actor.id) : null
  await storeDraft(tx, allowed, draft, { ...given, number, writer })
  tx.note({ action: 'criteria.drafted', subject: String(number) })
}

async function draftAsSeen(tx: Tx, seen: number): Promise<CriteriaRow> {
  const draft = (await criteriaVersions(tx)).find(({ state }) => state === 'draft')
  if (!draft) throw refusals.noDraft()
  requireRevision(draft.revision, seen)
  return draft
}

/** Throws the draft away. */
export async function discardCriteriaDraft(tx: Tx, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'criteria:write')
  const draft = await draftAsSeen(tx, seen)
  await deleteDraft(tx, allowed, draft.id)
  tx.note({ action: 'criteria.discarded', subject: String(draft.number) })
}

/**
 * Lets the draft hold from today. 409 for who wrote in it where somebody else could approve it, see
 * docs/decisions/who-wrote-does-not-approve.md; 400 where an account that it names is gone meanwhile.
 */
export async function approveCriteria(tx: Tx, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'criteria:write')
  const draft = await draftAsSeen(tx, seen)
  const members = await membersOf(tx)
  const membership = tx.actor.kind === 'person' ? await membershipOf(tx, tx.actor.id) : null
  const others = othersFor(draft, membership, members)
  if (others.length > 0) throw new Problem(409, 'own-text', ownText(others))
  const wrong = checkCriteria(draft.content, accounts(members))
  if (wrong.length > 0) throw invalid(wrong.map((one) => ({ ...one, path: `content.${one.path}` })))
  await storeApproval(tx, allowed, draft.id)
  const own = membership !== null && draft.writers.includes(membership) ? { ownText: true } : {}
  tx.note({ action: 'criteria.approved', subject: String(draft.number), details: own })
}
