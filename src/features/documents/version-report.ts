import { linesOf, type PlainLine } from '../../core/documents/plain-text.ts'
import type { RichBlock, RichText } from '../../core/documents/rich-text.ts'
import type { Report, ReportBlock, ReportSection } from '../../core/report/report.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Language, Text } from '../../platform/language/languages.ts'
import { writeDay, writeInstant } from '../../platform/language/written.ts'
import type { Document } from './documents.store.ts'
import type { WholeVersion } from './versions.store.ts'

const words = {
  kind: {
    policy: { nl: 'Beleid', en: 'Policy' },
    procedure: { nl: 'Procedure', en: 'Procedure' },
    process: { nl: 'Procesbeschrijving', en: 'Process description' },
    plan: { nl: 'Plan', en: 'Plan' },
    other: { nl: 'Document', en: 'Document' },
  },
  version: { nl: 'Versie', en: 'Version' },
  holdsFrom: { nl: 'Geldt vanaf', en: 'Holds from' },
  reviewBy: { nl: 'Beoordelen voor', en: 'Review before' },
  owner: { nl: 'Eigenaar', en: 'Owner' },
  approved: { nl: 'Goedgekeurd door', en: 'Approved by' },
  ownText: { nl: 'schreef mee aan deze tekst', en: 'wrote in this text' },
  hash: { nl: 'SHA-256 van wat is goedgekeurd', en: 'SHA-256 of what was approved' },
  changes: { nl: 'Anders dan in de vorige versie', en: 'Different from the version before' },
  inShort: { nl: 'In het kort', en: 'In short' },
  text: { nl: 'Tekst', en: 'Text' },
  file: {
    nl: 'Deze versie is een bestand. Het wordt apart bewaard.',
    en: 'This version is a file. It is kept apart.',
  },
  table: { nl: 'Tabel', en: 'Table' },
} satisfies Record<string, Text | Record<string, Text>>

const wordsOf = (block: RichBlock): PlainLine[] => linesOf({ type: 'doc', content: [block] })
const joined = (lines: readonly PlainLine[]) => lines.map(({ text }) => text).join('\n')

function blockOf(block: RichBlock, language: Language): ReportBlock[] {
  const lines = wordsOf(block)
  if (lines.length === 0) return []
  if (block.type === 'bulletList' || block.type === 'orderedList') {
    // The documents know lists of one level: what lies deeper is indented by a dash.
    const items = lines.map(({ depth, text }) => `${'– '.repeat(depth)}${text}`)
    return [{ kind: 'list', items, numbered: block.type === 'orderedList' && lines.every(({ depth }) => depth === 0) }]
  }
  if (block.type === 'table') {
    const rows = block.content.map((row) =>
      row.content.map((cell) => joined(linesOf({ type: 'doc', content: cell.content }))),
    )
    const isHead = block.content[0]?.content.every(({ type }) => type === 'tableHeader') ?? false
    const head = isHead ? (rows[0] ?? []) : (rows[0] ?? []).map(() => '')
    return [
      {
        ...{ kind: 'table', title: words.table[language], titleShown: false, whenEmpty: '–' },
        columns: head.map((heading) => ({ heading, share: 1 })),
        rows: isHead ? rows.slice(1) : rows,
      },
    ]
  }
  return [{ kind: 'paragraph', text: joined(lines), ...(block.type === 'blockquote' ? { lead: true } : {}) }]
}

/** The sections of a text: each heading begins one; what stands before the first belongs to one named by the text itself. */
function sectionsOf(body: RichText, language: Language): ReportSection[] {
  const sections: ReportSection[] = []
  for (const block of body.content) {
    if (block.type === 'heading') {
      const heading = joined(wordsOf(block))
      if (heading !== '') sections.push({ heading, level: block.attrs.level === 2 ? 1 : 2, blocks: [] })
      continue
    }
    const blocks = blockOf(block, language)
    if (blocks.length === 0) continue
    const last = sections.at(-1)
    if (last) last.blocks.push(...blocks)
    else sections.push({ heading: words.text[language], level: 1, blocks })
  }
  return sections
}

/** A version as a document to sign or to hand over: title page with version, approval and hash, then its text. */
export function versionReport(
  document: Document,
  version: WholeVersion,
  { organisation, now, checkpoint }: { organisation: string; now: Instant; checkpoint: Report['checkpoint'] },
): Report {
  const { language } = document
  const { number, approvals, approvedAt, holdsFrom, reviewBy, sha256 } = version
  const approvers = approvals
    .map(({ name, at, membership }) => {
      const own = version.writers.includes(membership) ? ` (${words.ownText[language]})` : ''
      return `${name}, ${writeInstant(at, language)}${own}`
    })
    .join('\n')
  const facts = [
    { label: words.version[language], value: `${number}` },
    { label: words.owner[language], value: document.owner?.name ?? document.ownerRole },
    { label: words.holdsFrom[language], value: holdsFrom ? writeDay(holdsFrom, language) : '' },
    { label: words.reviewBy[language], value: reviewBy ? writeDay(reviewBy, language) : '' },
    { label: words.approved[language], value: approvers },
    { label: words.hash[language], value: sha256 ?? '' },
  ]
  const inShort = version.inShort.split('\n').filter((one) => one.trim() !== '')
  const front: ReportSection[] = [
    ...(version.changes && number > 1
      ? [
          {
            heading: words.changes[language],
            level: 1 as const,
            blocks: [{ kind: 'paragraph' as const, text: version.changes }],
          },
        ]
      : []),
    ...(inShort.length > 0
      ? [
          {
            heading: words.inShort[language],
            level: 1 as const,
            blocks: [{ kind: 'list' as const, items: inShort }],
          },
        ]
      : []),
  ]
  return {
    title: document.title,
    subtitle: words.kind[document.kind][language],
    organisation,
    language,
    status: approvedAt
      ? { kind: 'approved', version: number, by: approvals.map(({ name }) => name).join(', '), at: approvedAt }
      : { kind: 'draft' },
    moment: now,
    checkpoint,
    facts: facts.filter(({ value }) => value !== ''),
    sections: [
      ...front,
      ...(version.body
        ? sectionsOf(version.body, language)
        : [
            {
              heading: words.text[language],
              level: 1 as const,
              blocks: [{ kind: 'paragraph' as const, text: `${words.file[language]} ${version.fileName ?? ''}` }],
            },
          ]),
    ],
  }
}
