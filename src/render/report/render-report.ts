import type { Report } from '../../core/report/report.ts'
import { dayOf } from '../../core/time/instant.ts'
import { labels } from '../labels.ts'
import { renderTypst } from '../pdf/typst-document.ts'
import { renderInProcess } from '../rendering.ts'
import { renderReportCsv } from './report-csv.ts'
import { renderReportSheet } from './report-sheet.ts'
import { reportView } from './report-view.ts'

export type ReportFormat = 'pdf' | 'docx' | 'xlsx' | 'csv'

/**
 * A report as a tagged PDF/A-2a document. The same report gives the same bytes: the date in it is the report's moment.
 * Throws RenderingFailed ('busy' when too many wait).
 */
function renderReportPdf(report: Report, whose: string): Promise<Uint8Array> {
  const { drawings, ...view } = reportView(report)
  return renderTypst('report', view, report.moment, { drawings, whose })
}

/** A report as a DOCX document: the same content as the PDF, with real styles and headings. Throws RenderingFailed. */
function renderReportWord(report: Report, whose: string): Promise<Uint8Array> {
  return renderInProcess({ kind: 'report-word', view: reportView(report) }, whose)
}

const mediaTypes: Record<ReportFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

const renderers: Record<ReportFormat, (report: Report, whose: string) => Promise<Uint8Array>> = {
  pdf: renderReportPdf,
  docx: renderReportWord,
  xlsx: renderReportSheet,
  csv: async (report) => renderReportCsv(report),
}

/**
 * A report as a file to download, made when its bytes are asked for, by the organisation `whose`. Its name tells what it is: title, organisation, version or
 * draft, and day.
 */
export function reportFile(report: Report, format: ReportFormat) {
  const words = labels[report.language]
  const { status } = report
  const version =
    status.kind === 'draft' ? [words.draft.toLowerCase()] : status.kind === 'approved' ? [`v${status.version}`] : []
  const day = dayOf(status.kind === 'approved' ? status.at : report.moment)
  const parts = [report.title, report.organisation, ...version, day].map((part) => inFileName(part))
  return {
    bytes: (whose = '') => renderers[format](report, whose),
    mediaType: mediaTypes[format],
    fileName: `${parts.join(' ')}.${format}`,
  }
}

function inFileName(text: string): string {
  const clean = text
    .toWellFormed()
    .replace(/[/\\:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return Array.from(clean).slice(0, 80).join('').trim()
}
