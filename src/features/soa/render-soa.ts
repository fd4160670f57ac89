import type { Statement } from '../../core/soa/statement.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { FileAnswer } from '../../platform/http/endpoint.ts'
import { renderStatementPdf } from '../../render/pdf/render-statement-pdf.ts'
import { renderStatementJson } from '../../render/render-statement-json.ts'
import { renderStatementSheet } from '../../render/sheet/render-statement-sheet.ts'
import { renderStatementWord } from '../../render/word/render-statement-word.ts'

export type SoaFormat = 'pdf' | 'docx' | 'xlsx' | 'json'

const formats: Record<
  SoaFormat,
  { mediaType: string; render(statement: Statement, whose: string): Promise<Uint8Array> }
> = {
  pdf: { mediaType: 'application/pdf', render: renderStatementPdf },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    render: renderStatementWord,
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    render: renderStatementSheet,
  },
  json: { mediaType: 'application/json', render: async (statement) => renderStatementJson(statement) },
}

/** The statement as a file to download. Its name tells what it is: organisation, version or draft, and day. */
export function soaFile(statement: Statement, format: SoaFormat): FileAnswer {
  const title = statement.language === 'nl' ? 'VvT' : 'SoA'
  const draft = statement.language === 'nl' ? 'concept' : 'draft'
  const version = statement.version === null ? draft : `v${statement.version}`
  const organisation = statement.organisation.replace(/[/\\:*?"<>|]+/g, ' ').trim()
  return {
    bytes: (whose) => formats[format].render(statement, whose),
    mediaType: formats[format].mediaType,
    fileName: `${title} ${organisation} ${version} ${dayOf(statement.approvedAt ?? statement.moment)}.${format}`,
  }
}
