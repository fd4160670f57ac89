import { createHash } from 'node:crypto'
import { versionInForce } from '../../core/documents/version-standing.ts'
import type { Content } from '../../core/standards/content.ts'
import { dayOf, instantOf, msOf } from '../../core/time/instant.ts'
import { approveVersion, reviewVersion } from '../../features/documents/approve-version.ts'
import { askReaders, betweenMailsMs, whoIsMissing } from '../../features/documents/ask-readers.ts'
import { planMails } from '../../features/documents/asks.store.ts'
import { changeDocument } from '../../features/documents/change-document.ts'
import { insertConfirmations } from '../../features/documents/confirmations.store.ts'
import type { DocumentFacts } from '../../features/documents/document-shapes.contract.ts'
import type { startFromTexts as startFromTextsContract } from '../../features/documents/documents.contract.ts'
import { allDocuments, linksOf } from '../../features/documents/documents.store.ts'
import { proposeVersion, saveDraft, startVersion } from '../../features/documents/draft-version.ts'
import { namesOf } from '../../features/documents/names.store.ts'
import { startFromTexts } from '../../features/documents/starting-texts.ts'
import { findVersion, versionsOf } from '../../features/documents/versions.store.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { BodyOf } from '../../platform/http/contract.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import type { DemoOrganisation } from './demo-content.ts'

/** What the texts are filled in with. */
type ToldFacts = BodyOf<typeof startFromTextsContract>['facts']
/** Teams and locations by name. */
type ToldRule = DocumentFacts['audience'][number]

/** One thing done about documents, in plain data: documents by the text that they began with, approvers by key. */
export type DocumentAct =
  | { act: 'begin'; texts: string[]; facts: ToldFacts }
  | {
      act: 'settle'
      text: string
      owner: string | null
      audience: ToldRule[]
      within: number
      wanted: number
      approver: string | null
    }
  | { act: 'propose' | 'approve' | 'revise' | 'link'; text: string }
  | { act: 'write'; text: string; changes: string; add: string }
  | { act: 'review'; text: string; note: string }
  | { act: 'confirmed'; text: string; upTo: number }
  | { act: 'ask' | 'mailed' }

async function documentOf(tx: Tx, text: string) {
  const document = (await allDocuments(tx)).find(({ startedFrom }) => startedFrom === text)
  if (!document) throw new TypeError(`no document began with ${text}`)
  return document
}

async function factsOf(tx: Tx, text: string): Promise<{ id: string; revision: number; facts: DocumentFacts }> {
  const { id, revision, owner, withdrawn: _, startedFrom: __, ...facts } = await documentOf(tx, text)
  const links = await linksOf(tx, id, dayOf(tx.now))
  return {
    ...{ id, revision },
    facts: {
      ...{ title: facts.title, kind: facts.kind, language: facts.language, ownerRole: facts.ownerRole },
      owner: owner?.id ?? null,
      ...{ reviewEvery: facts.reviewEvery, confirm: facts.confirm, confirmWithin: facts.confirmWithin },
      ...{ wantedShare: facts.wantedShare, audience: facts.audience, requirements: links.requirements },
      measures: links.measures.map((one) => one.id),
      approvers: links.approvers.map((one) => one.id),
    },
  }
}

async function openVersion(tx: Tx, text: string) {
  const versions = await versionsOf(tx, (await documentOf(tx, text)).id)
  const open = versions.find(({ state }) => state === 'draft' || state === 'proposed')
  if (!open) throw new TypeError(`nothing is open of ${text}`)
  return open
}

/** A number from 0 to 99 that is the same for one person and document at every load; those who sign in are the first to read. */
const placeOf = (person: string, text: string) =>
  person.endsWith('(demo)') ? 0 : createHash('sha256').update(`${person} ${text}`).digest().readUInt16BE(0) % 100

/** Does one thing about documents through the product's own verbs. */
export async function runDocumentAct(
  tx: Tx,
  content: Content,
  demo: DemoOrganisation,
  mailer: Mailer,
  act: DocumentAct,
): Promise<void> {
  const today = dayOf(tx.now)
  switch (act.act) {
    case 'begin':
      await startFromTexts(tx, content, { texts: act.texts, language: 'nl', facts: act.facts })
      return
    case 'settle':
      return settle(tx, content, demo, act)
    case 'propose': {
      const open = await openVersion(tx, act.text)
      await proposeVersion(tx, open.id, open.revision, { mailer, baseUrl: '' })
      return
    }
    case 'approve': {
      const open = await openVersion(tx, act.text)
      await approveVersion(tx, open.id, open.revision)
      return
    }
    case 'revise':
      await startVersion(tx, (await documentOf(tx, act.text)).id)
      return
    case 'write': {
      const open = await openVersion(tx, act.text)
      const whole = await findVersion(tx, open.id)
      if (!whole?.body) throw new TypeError(`${act.text} has no text`)
      const [first, ...others] = whole.body.content
      const added = { type: 'paragraph' as const, content: [{ type: 'text' as const, text: act.add }] }
      const blocks = first ? [first, added, ...others] : [added]
      const { inShort, test } = whole
      const facts = { file: null, changes: act.changes, holdsFrom: null, inShort, test }
      await saveDraft(tx, open.id, { ...facts, body: { type: 'doc', content: blocks } }, open.revision)
      return
    }
    case 'review': {
      const { id } = await documentOf(tx, act.text)
      const inForce = versionInForce(await versionsOf(tx, id), today)
      if (!inForce) throw new TypeError(`nothing holds of ${act.text}`)
      await reviewVersion(tx, inForce.id, act.note, inForce.revision)
      return
    }
    case 'confirmed':
      return confirm(tx, act.text, act.upTo)
    case 'ask': {
      const asked = await askReaders(tx)
      tx.note({ action: 'readers.asked', subject: '', details: { asked } })
      return
    }
    case 'link':
      return link(tx, content, act.text)
    case 'mailed': {
      // Nobody is mailed as soon as the demo starts: the people of the demo had theirs.
      const people = new Set((await whoIsMissing(tx, tx.now)).map(({ person }) => person))
      const mailable = [...people].filter(({ email }) => email !== '').map(({ id }) => id)
      const nextAt = instantOf(msOf(tx.now) + betweenMailsMs)
      await planMails(
        tx,
        [...new Set(mailable)].map((staff) => ({ staff, nextAt, mailedAt: tx.now })),
      )
      tx.note({ action: 'readers.mailed', subject: '', details: { mailed: new Set(mailable).size } })
    }
  }
}

type Settling = Extract<DocumentAct, { act: 'settle' }>

async function settle(tx: Tx, content: Content, demo: DemoOrganisation, act: Settling): Promise<void> {
  const { id, revision, facts } = await factsOf(tx, act.text)
  const names = await namesOf(tx)
  const idOf = (places: ReadonlyMap<string, string>, name: string) => {
    const found = [...places].find(([, one]) => one === name)
    if (!found) throw new TypeError(`nothing is called ${name}`)
    return found[0]
  }
  const owner = await tx.rows
    .selectFrom('staff')
    .select('id')
    .where('organisation_id', '=', tx.organisation)
    .where('email', '=', act.owner ?? 'nobody')
    .executeTakeFirst()
  const address = demo.people.find(({ key }) => key === act.approver)?.email
  const approver = await tx.rows
    .selectFrom('memberships')
    .select('id')
    .where('organisation_id', '=', tx.organisation)
    .where('email', '=', address ?? '')
    .executeTakeFirst()
  await changeDocument(
    tx,
    content,
    id,
    {
      ...facts,
      owner: owner?.id ?? null,
      confirm: act.audience.length > 0,
      confirmWithin: act.within,
      wantedShare: act.wanted,
      audience: act.audience.map((rule) =>
        rule.kind === 'team'
          ? { kind: 'team', team: idOf(names.teams, rule.team) }
          : rule.kind === 'location'
            ? { kind: 'location', location: idOf(names.locations, rule.location) }
            : rule,
      ),
      approvers: approver ? [approver.id] : [],
    },
    revision,
  )
}

/** Who confirmed by then, many at once; each person is early or late with the same documents at every load. */
async function confirm(tx: Tx, text: string, upTo: number): Promise<void> {
  const document = await documentOf(tx, text)
  const inForce = versionInForce(await versionsOf(tx, document.id), dayOf(tx.now))
  if (!inForce) throw new TypeError(`nothing holds of ${text}`)
  const missing = (await whoIsMissing(tx, tx.now)).filter(
    ({ version, person, asked }) => version === inForce.id && asked && placeOf(person.name, text) < upTo,
  )
  await insertConfirmations(
    tx,
    missing.map(({ person }, n) => ({
      version: inForce.id,
      staff: person.id,
      by: n % 9 === 0 ? ('account' as const) : ('link' as const),
      score: inForce.hasTest ? (n % 6 === 0 ? 80 : 100) : null,
    })),
  )
  tx.note({
    action: 'confirmations.taken-over',
    subject: `${document.title}, ${inForce.number}`,
    details: { people: missing.length },
  })
}

/** Joins a document to the measures that serve a requirement which it describes. */
async function link(tx: Tx, content: Content, text: string): Promise<void> {
  const rows = await tx.rows
    .selectFrom('measure_requirements as r')
    .innerJoin('measures as m', (join) =>
      join.onRef('m.organisation_id', '=', 'r.organisation_id').onRef('m.id', '=', 'r.measure'),
    )
    .select(['r.measure', 'r.edition', 'r.requirement'])
    .where('r.organisation_id', '=', tx.organisation)
    .where('m.ended_on', 'is', null)
    .execute()
  const { id, revision, facts } = await factsOf(tx, text)
  const own = new Set(facts.requirements.map((one) => `${one.edition} ${one.requirement}`))
  const measures = rows.filter((one) => own.has(`${one.edition} ${one.requirement}`)).map(({ measure }) => measure)
  await changeDocument(tx, content, id, { ...facts, measures: [...new Set(measures)] }, revision)
}
