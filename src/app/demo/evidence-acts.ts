import { allow } from '../../core/access/allow.ts'
import type { Report } from '../../core/report/report.ts'
import { addDays, type Day, daysBetween } from '../../core/time/day.ts'
import { endOfDay } from '../../core/time/instant.ts'
import { recordEvidence } from '../../features/evidence/record-evidence.ts'
import { requestEvidence } from '../../features/evidence/request-evidence.ts'
import { colleagues, saveRequest } from '../../features/evidence/requests.store.ts'
import { findFileByContent, insertFile } from '../../features/files/files.store.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import { writeDay } from '../../platform/language/written.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { reportFile } from '../../render/report/render-report.ts'

/** Evidence in plain data: measure and proof by title, and what it consists of. */
export type ToldEvidence = {
  measure: string
  proof: string
  periodFrom: Day
  periodTo: Day
  collectedOn: Day
  kind: 'csv' | 'txt' | 'pdf' | 'observation' | 'link'
}

/** One thing done about evidence. */
export type EvidenceAct =
  | { act: 'record'; items: ToldEvidence[] }
  | { act: 'request'; measure: string; proof: string; asked: string; dueOn: Day }

export type EvidenceGround = { fileStore: FileStore; mailer: Mailer; organisation: string }

async function proofCalled(tx: Tx, measure: string, proof: string) {
  const found = await tx.rows
    .selectFrom('measure_proofs as p')
    .innerJoin('measures as m', (join) =>
      join.onRef('m.organisation_id', '=', 'p.organisation_id').onRef('m.id', '=', 'p.measure'),
    )
    .select(['m.id as measure', 'p.id as proof'])
    .where('p.organisation_id', '=', tx.organisation)
    .where('m.title', '=', measure)
    .where('p.title', '=', proof)
    .executeTakeFirst()
  if (!found) throw new TypeError(`no proof ${measure}: ${proof}`)
  return found
}

/** Does one thing about evidence through the product's own verbs. Files are small, real, and made here. */
export async function runEvidenceAct(tx: Tx, ground: EvidenceGround, act: EvidenceAct): Promise<void> {
  if (act.act === 'request') {
    const named = await proofCalled(tx, act.measure, act.proof)
    const asked = (await colleagues(tx)).find(({ email }) => email === act.asked)
    const title = act.proof.slice(0, 200)
    const message = 'Graag voor de audit; een export of een verslag is genoeg.'
    const body = { ...named, title, message, asked: asked?.id ?? '', dueOn: act.dueOn }
    const { id } = await requestEvidence(tx, { mailer: ground.mailer, baseUrl: '' }, body)
    // Nobody of the demo is ever written to.
    return saveRequest(tx, id, {}, null)
  }
  const titles: string[] = []
  for (const item of act.items) titles.push(await record(tx, ground, item))
  const more = titles.length > 1 ? ` (+${titles.length - 1})` : ''
  tx.note({ action: 'evidence.added', subject: `${titles[0]}${more}`, details: { items: titles.length } })
}

async function record(tx: Tx, ground: EvidenceGround, told: ToldEvidence): Promise<string> {
  const title = `${told.proof.slice(0, 170)}, ${writeDay(told.periodTo, 'nl')}`
  const facts = {
    ...{ title, periodFrom: told.periodFrom, periodTo: told.periodTo, collectedOn: told.collectedOn },
    collectedBy: tx.actor.name,
    how: howOf[told.kind],
    parts: [await partOf(tx, ground, told)],
    supports: [await proofCalled(tx, told.measure, told.proof)],
  }
  await recordEvidence(tx, allow(tx.actor, 'evidence:add'), facts, { source: 'screen', revises: null })
  return title
}

const howOf: Record<ToldEvidence['kind'], string> = {
  csv: 'Export uit het systeem, zonder filter, over de hele periode.',
  txt: 'Verslag van wie het uitvoerde.',
  pdf: 'Verslag van de test, met de gemeten tijden.',
  observation: 'Bekeken op het scherm, samen met een collega.',
  link: 'Het dossier staat in het kwaliteitssysteem.',
}

async function partOf(tx: Tx, ground: EvidenceGround, act: ToldEvidence) {
  const month = act.periodTo.slice(0, 7)
  if (act.kind === 'observation') {
    return {
      kind: act.kind,
      observation: `Drie willekeurige gevallen bekeken: alle drie zoals afgesproken. (demo)`,
    }
  }
  if (act.kind === 'link') {
    return { kind: act.kind, url: `https://kwaliteit.example/dossier/${month}`, name: `Dossier ${month} (demo)` }
  }
  const bytes = await bytesOf(ground, act)
  const incoming = await ground.fileStore.receive(tx.organisation, once(bytes), bytes.length)
  await incoming.keep()
  const mediaType = { csv: 'text/csv', txt: 'text/plain', pdf: 'application/pdf' }[act.kind]
  const { sha256, size } = incoming
  const known = await findFileByContent(tx, sha256)
  const taken = { sha256, size, mediaType, scan: 'unscanned' as const }
  const file = known?.id ?? (await insertFile(tx, allow(tx.actor, 'evidence:add'), taken))
  return { kind: 'file' as const, file, name: `${slug(act.proof)} ${month}.${act.kind}` }
}

async function* once(bytes: Uint8Array) {
  yield bytes
}

const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 60)
    .trim()

async function bytesOf(ground: EvidenceGround, act: ToldEvidence): Promise<Uint8Array> {
  const days = Math.max(1, daysBetween(act.periodFrom, act.periodTo))
  const checks = Array.from({ length: 8 }, (_, n) => addDays(act.periodFrom, Math.floor((n * days) / 8)))
  if (act.kind === 'pdf') return pdfOf(ground, act, checks)
  const text =
    act.kind === 'csv'
      ? ['datum;onderdeel;uitkomst', ...checks.map((day, n) => `${day};controle ${n + 1};in orde`)]
      : [
          `Verslag (demo): ${act.measure}`,
          `${act.proof}`,
          `Periode: ${act.periodFrom} tot en met ${act.periodTo}`,
          '',
          ...checks.map((day) => `${day}: uitgevoerd, geen afwijking.`),
        ]
  return Buffer.from(`${text.join('\r\n')}\r\n`)
}

async function pdfOf({ organisation }: EvidenceGround, act: ToldEvidence, days: Day[]): Promise<Uint8Array> {
  const rows = days.map((day, n) => [{ day }, `Hersteltest ${n + 1}`, `${35 + n * 4} minuten`, 'Alle bestanden heel'])
  const columns = ['Datum', 'Wat', 'Gemeten tijd', 'Uitkomst'].map((heading) => ({ heading, share: 25 }))
  const table = { kind: 'table' as const, title: 'Hersteltests', titleShown: false, columns, rows, whenEmpty: '' }
  const report: Report = {
    title: 'Verslag van hersteltests (demo)',
    organisation,
    language: 'nl',
    status: { kind: 'as-recorded' },
    moment: endOfDay(act.collectedOn),
    checkpoint: null,
    sections: [
      {
        heading: act.proof,
        level: 1,
        blocks: [
          { kind: 'paragraph', text: `${act.measure}. Periode ${act.periodFrom} tot en met ${act.periodTo}.` },
          table,
        ],
      },
    ],
  }
  return reportFile(report, 'pdf').bytes()
}
