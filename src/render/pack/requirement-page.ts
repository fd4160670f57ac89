import type { PackEvidence, PackMeasure, PackModel } from '../../core/pack/pack.ts'
import { writtenDay } from '../written-dates.ts'
import { evidenceHead, evidenceRow } from './evidence-page.ts'
import { facts, type Html, html, lines, page, table } from './html.ts'
import type { PackPlaces } from './index-page.ts'
import { suppliersPath } from './suppliers-path.ts'
import { verdictNames, words } from './words.ts'

/** The evidence for each measure, in the order of the pack. */
export function evidenceByMeasure({ evidence }: PackModel): Map<string, PackEvidence[]> {
  const found = new Map<string, PackEvidence[]>()
  for (const one of evidence) {
    for (const measure of new Set(one.supports.map((support) => support.measure))) {
      const here = found.get(measure)
      if (here) here.push(one)
      else found.set(measure, [one])
    }
  }
  return found
}

type Requirement = PackModel['requirements'][number]

/** One requirement: the verdict with its chain, the measures, and the evidence with its files. */
export function requirementPage(
  model: PackModel,
  one: Requirement,
  places: PackPlaces,
  evidenceOf: ReadonlyMap<string, readonly PackEvidence[]>,
): string {
  const { language } = model
  const say = (word: keyof typeof words) => words[word][language]
  const place = `${one.edition} ${one.requirement}`
  const measures = model.measures.filter(({ requirements }) => requirements.includes(place))
  const ids = new Set(measures.map(({ id }) => id))
  const policies = model.policies.filter(
    (policy) => policy.requirements.includes(place) || policy.measures.some((id) => ids.has(id)),
  )
  const evidence = [...new Set(measures.flatMap(({ id }) => evidenceOf.get(id) ?? []))]
  return page(
    language,
    `${one.number} ${one.title[language]}`,
    html`<p><a href="../index.html">${say('back')}</a></p>
<p class="quiet">${one.editionName}</p>
<h1>${one.number} ${one.title[language]}</h1>
<p><span class="state ${one.state}">${verdictNames[one.state]?.[language] ?? one.state}</span> ${one.reason[language]}</p>
${facts([
  [say('judged'), writtenDay(model.judgedOn, language)],
  [say('since'), one.since && writtenDay(one.since, language)],
  [say('until'), one.until && writtenDay(one.until, language)],
])}
<h2>${say('chain')}</h2>
${table(
  [say('chainLink'), say('standing'), say('why')],
  one.links.map((link) => [
    html`<strong>${link.name[language]}</strong><br><span class="quiet small">${link.question[language]}</span>`,
    html`<span class="state ${link.state}">${link.stateName[language]}</span>`,
    link.reason[language],
  ]),
)}
<h2>${say('measures')}</h2>
${measures.length === 0 ? html`<p>${say('none')}</p>` : measures.map((measure) => measureOf(model, measure))}
${proofOf(model, one)}
<h2>${say('policies')}</h2>
${
  policies.length === 0
    ? html`<p>${say('none')}</p>`
    : table(
        [say('title'), say('version'), say('holdsFrom')],
        policies.flatMap((policy) =>
          policy.versions.map((version) => [
            html`<a href="../${places.version(policy.id, version.number)}">${policy.title}</a>`,
            `${version.number}`,
            writtenDay(version.holdsFrom, language),
          ]),
        ),
      )
}
<h2>${say('evidence')}</h2>
${
  evidence.length === 0
    ? html`<p>${say('none')}</p>`
    : table(
        evidenceHead(model),
        evidence.map((item) => evidenceRow(model, item)),
      )
}`,
  )
}

/** What of the proof comes from suppliers; nothing where none of it does. */
function proofOf(
  { language, suppliers: known }: PackModel,
  { suppliers: { services, gaps } }: Requirement,
): Html | null {
  if (services.length === 0 && gaps.length === 0) return null
  const say = (word: keyof typeof words) => words[word][language]
  const covers = { whole: say('coversWhole'), part: say('coversPart'), none: say('coversNone') }
  return html`<h2>${say('suppliers')}</h2>
${known.length === 0 ? null : html`<p><a href="../${suppliersPath}">${say('allSuppliers')}</a></p>`}
${
  services.length === 0
    ? null
    : table(
        [say('supplier'), say('measures'), say('covers'), say('why')],
        services.map((one) => [
          html`<strong>${one.supplier}</strong><br><span class="quiet small">${one.service}</span>`,
          one.measure,
          covers[one.covers],
          one.reason[language],
        ]),
      )
}
${gaps.length === 0 ? null : html`<ul>${gaps.map((gap) => html`<li>${gap[language]}</li>`)}</ul>`}`
}

function measureOf({ language }: PackModel, measure: PackMeasure): Html {
  const say = (word: keyof typeof words) => words[word][language]
  const day = (value: PackMeasure['since']) => value && writtenDay(value, language)
  return html`<h3>${measure.title}</h3>
${measure.how ? html`<p>${lines(measure.how)}</p>` : null}
${facts([
  [say('owner'), measure.owner],
  [say('systems'), measure.systems.map(({ name }) => name).join(', ')],
  [say('inOperation'), day(measure.since) ?? say('notInOperation')],
  [say('planned'), day(measure.plannedFor)],
  [say('ended'), day(measure.endedOn)],
  [
    say('exceptions'),
    measure.exceptions.length === 0
      ? null
      : html`${measure.exceptions.map(
          (one) =>
            html`${one.title}: ${one.reason} (${day(one.starts)} ${say('through')} ${day(one.ends)}; ${one.acceptedBy})<br>`,
        )}`,
  ],
])}`
}
