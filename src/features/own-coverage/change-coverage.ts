import { allow } from '../../core/access/allow.ts'
import { comparedTo, type WrittenRow } from '../../core/coverage/compose-own.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { composeCoverage, editionName, type Ports, readerBefore } from './compose-coverage.ts'
import { invalid, refusals } from './coverage-refusals.ts'
import * as store from './own-coverage.store.ts'

type Facts = Parameters<typeof store.storeFacts>[3]

const mostCoverages = 200

/** Whoever writes is remembered: who approves later sees whether that is somebody else. */
async function withWriter(tx: Tx, writers: readonly string[]): Promise<string[]> {
  const writer = await store.membershipOf(tx)
  return writer === null || writers.includes(writer) ? [...writers] : [...writers, writer]
}

async function found(tx: Tx, id: string): Promise<store.OwnCoverage> {
  const [coverage] = await store.listCoverages(tx, id)
  if (!coverage) throw problems.notFound()
  return coverage
}

/** Begins a report. 400 where service or edition is not there; 409 where there is one for both. */
export async function addCoverage(tx: Tx, { content }: Ports, facts: Facts & { service: string; edition: string }) {
  const allowed = allow(tx.actor, 'suppliers:write')
  const { services, editions } = await store.readChoices(tx)
  const service = services.find(({ id }) => id === facts.service)
  if (!service) {
    throw invalid('service', {
      nl: 'Deze dienst bestaat niet meer. Kies een dienst uit de lijst.',
      en: 'This service no longer exists. Choose a service from the list.',
    })
  }
  if (!editions.includes(facts.edition) || !content.editions.has(facts.edition)) {
    throw invalid('edition', {
      nl: 'Deze norm is niet in gebruik genomen. Kies een norm uit de lijst.',
      en: 'This standard was not adopted. Choose a standard from the list.',
    })
  }
  const others = await store.listCoverages(tx)
  if (others.some((one) => one.service.id === facts.service && one.edition === facts.edition))
    throw refusals.thereAlready()
  if (others.length >= mostCoverages) {
    throw invalid('service', {
      nl: `Meer dan ${mostCoverages} dekkingsrapporten kan niet. Trek eerst een oud rapport in.`,
      en: `More than ${mostCoverages} coverage reports is not possible. Withdraw an old report first.`,
    })
  }
  const id = await store.insertCoverage(tx, allowed, { ...facts, writers: await withWriter(tx, []) })
  tx.note({
    action: 'own-coverage.begun',
    subject: facts.title,
    details: { service: service.name, edition: editionName(content, facts.edition) },
  })
  return { id, revision: tx.revision }
}

export async function changeCoverage(tx: Tx, id: string, facts: Facts, seen: number) {
  const allowed = allow(tx.actor, 'suppliers:write')
  const coverage = await found(tx, id)
  requireRevision(coverage.revision, seen)
  await store.storeFacts(tx, allowed, id, facts, await withWriter(tx, coverage.writers))
  tx.note({ action: 'own-coverage.changed', subject: facts.title })
  return { id, revision: tx.revision }
}

/** Withdraws a report: with it no link to any of its versions works. */
export async function withdrawCoverage(tx: Tx, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'coverage:publish')
  const coverage = await found(tx, id)
  requireRevision(coverage.revision, seen)
  await store.storeWithdrawal(tx, allowed, id)
  tx.note({ action: 'own-coverage.withdrawn', subject: coverage.title, details: { service: coverage.service.name } })
}

const covers = (by: WrittenRow['by']) => by === 'supplier' || by === 'shared'

/** Writes about one control. What follows now is kept beside it, so that it is asked again once something else does. */
export async function writeRow(
  tx: Tx,
  ports: Ports,
  at: { id: string; requirement: string },
  written: Omit<WrittenRow, 'requirement' | 'followed'>,
  seen: number,
) {
  const allowed = allow(tx.actor, 'suppliers:write')
  const composed = await composeCoverage(readerBefore(tx), ports, at.id)
  const row = composed?.rows.find(({ requirement }) => requirement === at.requirement)
  if (!composed || !row) throw problems.notFound()
  const stored = composed.stored.get(at.requirement)
  requireRevision(stored?.revision ?? 0, seen)
  if (covers(written.by) !== (written.extent !== 'none')) {
    throw invalid('extent', {
      nl: 'Wie iets dekt, doet dat geheel of deels; wie niets dekt, niet. Kies wat hierbij past.',
      en: 'Who covers something does so directly or partly; who covers nothing does not. Choose what goes with it.',
    })
  }
  if (written.certificate !== null && !covers(written.by)) {
    throw invalid('certificate', {
      nl: 'Wat niet wordt gedekt rust op geen certificaat. Laat het certificaat leeg.',
      en: 'What is not covered rests on no certificate. Leave the certificate empty.',
    })
  }
  if (written.certificate !== null && !composed.certificates.some(({ id }) => id === written.certificate)) {
    throw invalid('certificate', {
      nl: 'Dit certificaat geldt nu niet voor deze norm. Kies een certificaat dat geldt, of de eigen verklaring.',
      en: 'This certificate does not hold for this standard now. Choose one that holds, or the own statement.',
    })
  }
  const { by, extent, certificate } = row.follows
  const whole = { ...written, requirement: at.requirement, followed: { by, extent, certificate } }
  const more = comparedTo(whole, row.follows) === 'more'
  if (more && written.certificate !== null) {
    throw invalid('certificate', {
      nl: 'Hier wordt meer gezegd dan uit de eigen gegevens volgt. Dat rust op de eigen verklaring: kies die.',
      en: 'This says more than what follows from the own facts. That rests on the own statement: choose that.',
    })
  }
  if (more && written.statement.trim() === '') {
    throw invalid('statement', {
      nl: 'Hier wordt meer gezegd dan uit de eigen gegevens volgt. Schrijf waarop dat rust; de afnemer leest het.',
      en: 'This says more than what follows from the own facts. Write what that rests on; the customer reads it.',
    })
  }
  const writer = await store.membershipOf(tx)
  const id = await store.storeRow(tx, allowed, at.id, whole, { known: stored?.id ?? null, writer })
  const { writers, title } = composed.coverage
  const now = await withWriter(tx, writers)
  if (now.length !== writers.length) await store.storeWriters(tx, allowed, at.id, now)
  tx.note({
    action: 'own-coverage.row-written',
    subject: title,
    details: { requirement: at.requirement, by: written.by, extent: written.extent },
  })
  return { id, revision: tx.revision }
}

/** Takes back what was written about a control. */
export async function clearRow(tx: Tx, at: { id: string; requirement: string }, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const coverage = await found(tx, at.id)
  const row = (await store.listRows(tx, at.id)).find(({ requirement }) => requirement === at.requirement)
  if (!row) throw problems.notFound()
  requireRevision(row.revision, seen)
  await store.deleteRow(tx, allowed, row.id)
  tx.note({ action: 'own-coverage.row-cleared', subject: coverage.title, details: { requirement: at.requirement } })
}
