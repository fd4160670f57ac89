import { allow, isAllowed } from '../../core/access/allow.ts'
import { emptyText } from '../../core/documents/rich-text.ts'
import { functionKey } from '../../core/staff/audience.ts'
import type { Content } from '../../core/standards/content.ts'
import { findRequirement } from '../../core/standards/requirement-key.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'
import type { DocumentFacts, DraftFacts } from './document-shapes.contract.ts'
import { adoptedEditions, type Document, findDocument, linksOf } from './documents.store.ts'
import { allMayApprove, existing } from './existing.store.ts'
import { type Fault, invalid, refusals } from './refusals.ts'
import { insertDrafts, versionsOf } from './versions.store.ts'
import { insertDocuments, storeWithdrawal, updateDocument } from './write-documents.store.ts'

export const emptyDraft: DraftFacts = {
  body: emptyText,
  file: null,
  inShort: '',
  changes: '',
  test: null,
  holdsFrom: null,
}

const messages = {
  nobody: {
    nl: 'Deze persoon staat niet in de lijst van medewerkers.',
    en: 'This person is not in the list of staff.',
  },
  audience: {
    nl: 'Een van de teams of locaties bestaat niet meer. Kies opnieuw.',
    en: 'One of the teams or locations no longer exists. Choose again.',
  },
  nobodyAsked: {
    nl: 'Kies wie dit document moet lezen, of vraag geen bevestiging.',
    en: 'Choose who has to read this document, or ask for no confirmation.',
  },
  requirements: {
    nl: 'Een van de eisen bestaat niet, of hoort bij een norm die niet is gekozen.',
    en: 'One of the requirements does not exist, or belongs to a standard that was not chosen.',
  },
  measures: { nl: 'Een van de maatregelen bestaat niet.', en: 'One of the measures does not exist.' },
  approvers: {
    nl: 'Kies mensen met een rol in deze organisatie. Een auditor kan niet goedkeuren.',
    en: 'Choose people with a role in this organisation. An auditor cannot approve.',
  },
  approving: {
    nl: 'Alleen wie mag goedkeuren, kan een goedkeurder weghalen of iemand kiezen met een rol die niet mag goedkeuren.',
    en: 'Only somebody who may approve can take an approver away, or choose somebody whose role may not approve.',
  },
} satisfies Record<string, Text>

const unique = <T>(list: readonly T[], key: (one: T) => string): T[] => [
  ...new Map(list.map((one) => [key(one), one])).values(),
]

/** Each link once; 'everybody' makes every other rule needless. */
function tidy(facts: DocumentFacts): DocumentFacts {
  const rules = unique(facts.audience, (rule) =>
    rule.kind === 'function' ? `function ${functionKey(rule.function)}` : Object.values(rule).join(' '),
  )
  return {
    ...facts,
    audience: rules.some(({ kind }) => kind === 'all') ? [{ kind: 'all' }] : rules,
    requirements: unique(facts.requirements, (one) => `${one.edition} ${one.requirement}`),
    measures: [...new Set(facts.measures)],
    approvers: [...new Set(facts.approvers)],
  }
}

/** Whether the actor may settle who approves: else whoever writes could name themselves, and publish alone. */
async function mayName(tx: Tx, approvers: readonly string[], before: readonly string[]): Promise<boolean> {
  if (isAllowed(tx.actor, 'documents:approve')) return true
  if (before.some((id) => !approvers.includes(id))) return false
  const added = approvers.filter((id) => !before.includes(id))
  return allMayApprove(tx, added)
}

/** What must hold beyond the shape of each field. What a document is linked to already may stay, whatever became of it. */
async function check(tx: Tx, content: Content, facts: DocumentFacts, before: Document | null): Promise<void> {
  const faults: Fault[] = []
  const links = before ? await linksOf(tx, before.id, dayOf(tx.now)) : null
  const found = await existing(tx, {
    staff: facts.owner === null ? [] : [facts.owner],
    teams: facts.audience.flatMap((rule) => (rule.kind === 'team' ? [rule.team] : [])),
    locations: facts.audience.flatMap((rule) => (rule.kind === 'location' ? [rule.location] : [])),
    measures: facts.measures,
    approvers: facts.approvers,
  })
  if (!found.staff) faults.push({ path: 'owner', message: messages.nobody })
  if (!found.teams || !found.locations) faults.push({ path: 'audience', message: messages.audience })
  if (facts.confirm && facts.audience.length === 0) faults.push({ path: 'audience', message: messages.nobodyAsked })
  if (!found.measures) faults.push({ path: 'measures', message: messages.measures })
  if (!found.approvers) faults.push({ path: 'approvers', message: messages.approvers })
  else if (!(await mayName(tx, facts.approvers, links?.approvers.map(({ id }) => id) ?? []))) {
    faults.push({ path: 'approvers', message: messages.approving })
  }
  const had = new Set(links?.requirements.map((one) => `${one.edition} ${one.requirement}`))
  const added = facts.requirements.filter((one) => !had.has(`${one.edition} ${one.requirement}`))
  if (added.length > 0) {
    const adopted = await adoptedEditions(tx)
    const unknown = added.some(
      (one) => !adopted.includes(one.edition) || !findRequirement(content, one.edition, one.requirement),
    )
    if (unknown) faults.push({ path: 'requirements', message: messages.requirements })
  }
  if (faults.length > 0) throw invalid(faults)
}

/** Begins a document, with an empty draft of its first version. */
export async function addDocument(tx: Tx, content: Content, given: DocumentFacts) {
  const allowed = allow(tx.actor, 'documents:write')
  const facts = tidy(given)
  await check(tx, content, facts, null)
  const [id = ''] = await insertDocuments(tx, allowed, [{ facts, startedFrom: null }])
  const [version = ''] = await insertDrafts(tx, allowed, [{ document: id, number: 1, facts: emptyDraft }])
  tx.note({ action: 'document.begun', subject: facts.title, details: { kind: facts.kind } })
  return { id, revision: tx.revision, version }
}

async function documentAsSeen(tx: Tx, id: string, seen: number): Promise<Document> {
  const document = await findDocument(tx, id)
  if (!document) throw problems.notFound()
  requireRevision(document.revision, seen)
  return document
}

/** Changes what is settled about a document. 412 where somebody else did meanwhile; 409 for other approvers while approval is under way. */
export async function changeDocument(tx: Tx, content: Content, id: string, given: DocumentFacts, seen: number) {
  const allowed = allow(tx.actor, 'documents:write')
  const before = await documentAsSeen(tx, id, seen)
  const facts = tidy(given)
  await check(tx, content, facts, before)
  const links = await linksOf(tx, id, dayOf(tx.now))
  const others = new Set(facts.approvers).symmetricDifference(new Set(links.approvers.map((one) => one.id)))
  if (others.size > 0 && (await versionsOf(tx, id)).some(({ state }) => state === 'proposed')) {
    throw refusals.proposedNow()
  }
  await updateDocument(tx, allowed, id, facts)
  tx.note({ action: 'document.changed', subject: facts.title })
  return { id, revision: tx.revision, withdrawn: before.withdrawn }
}

/** Withdraws a document or lets it hold again. Doing so twice changes nothing. */
export async function placeDocument(tx: Tx, id: string, withdrawn: boolean, seen: number) {
  const allowed = allow(tx.actor, 'documents:approve')
  const document = await documentAsSeen(tx, id, seen)
  if (document.withdrawn === withdrawn) return { id, revision: document.revision, withdrawn }
  await storeWithdrawal(tx, allowed, id, withdrawn)
  tx.note({ action: withdrawn ? 'document.withdrawn' : 'document.restored', subject: document.title })
  return { id, revision: tx.revision, withdrawn }
}
