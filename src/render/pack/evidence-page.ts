import type { PackEvidence, PackModel } from '../../core/pack/pack.ts'
import { shortDay, writtenDayOf, writtenNumber } from '../written-dates.ts'
import { type Html, html, lines, page, table } from './html.ts'
import { words } from './words.ts'

/** So many items of evidence stand on one page. */
const onePage = 500

/** On how many pages the evidence of a pack stands. */
export const evidencePages = ({ evidence }: PackModel): number => Math.ceil(evidence.length / onePage)

/** Some of the evidence of a pack, oldest period first, with what it is for. `number` counts from 1. */
export function evidencePage(model: PackModel, number: number): string {
  const { language, evidence } = model
  const say = (word: keyof typeof words) => words[word][language]
  const measures = new Map(model.measures.map(({ id, title }) => [id, title]))
  const from = (number - 1) * onePage
  const some = evidence.slice(from, from + onePage)
  return page(
    language,
    `${say('evidence')} ${number}`,
    html`<p><a href="../index.html">${say('back')}</a></p>
<h1>${say('evidence')}</h1>
<p class="quiet">${writtenNumber(from + 1, language)} ${say('through')} ${writtenNumber(from + some.length, language)} ${say('of')} ${writtenNumber(evidence.length, language)}</p>
${table(
  [...evidenceHead(model), say('measures')],
  some.map((one) => [
    ...evidenceRow(model, one),
    html`${one.supports.map(({ measure }) => html`${measures.get(measure) ?? ''}<br>`)}`,
  ]),
)}`,
  )
}

/** What stands above the columns of `evidenceRow`. */
export const evidenceHead = ({ language }: PackModel): string[] =>
  (['title', 'about', 'collected', 'contents'] as const).map((word) => words[word][language])

/** One item of evidence: what, about which days, by whom, and its files. */
export function evidenceRow({ language }: PackModel, item: PackEvidence): (Html | string)[] {
  const say = (word: keyof typeof words) => words[word][language]
  const counts = item.withdrawn === null && item.revisedBy === null
  return [
    html`${item.title}${item.how ? html`<br><span class="quiet small">${lines(item.how)}</span>` : null}`,
    `${shortDay(item.periodFrom, language)} ${say('through')} ${shortDay(item.periodTo, language)}`,
    html`${item.collectedBy}<br><span class="quiet small">${shortDay(item.collectedOn, language)}</span>`,
    html`${item.withdrawn ? html`${say('withdrawn')}, ${writtenDayOf(item.withdrawn.at, language)}: ${item.withdrawn.reason}<br>` : null}${
      item.revisedBy ? html`${say('revised')}<br>` : null
    }${item.parts.map((part) => partOf(part, counts))}`,
  ]
}

function partOf({ kind, name, url, observation, file }: PackEvidence['parts'][number], counts: boolean): Html {
  if (kind === 'observation') return html`${lines(observation ?? '')}<br>`
  // Where a link leads is for whoever reads to judge: it is shown, not followed by a click.
  if (kind === 'link') return html`${name} <span class="quiet small">${url}</span><br>`
  if (!counts || !file) return html`${name}<br>`
  return html`<a href="../${file.path}">${name}</a><br><code class="small">${file.sha256}</code><br>`
}
