import type { PackModel, PackPolicy } from '../../core/pack/pack.ts'
import { compareKeys, partsOf } from '../../core/standards/requirement-key.ts'
import { writtenDay, writtenMoment, writtenNumber } from '../written-dates.ts'
import { evidencePages } from './evidence-page.ts'
import { facts, type Html, html, page, table } from './html.ts'
import { suppliersPath } from './suppliers-path.ts'
import { verdictNames, words } from './words.ts'

/** Where pages of their own stand in the pack. */
export type PackPlaces = {
  requirement(edition: string, requirement: string): string
  version(policy: string, number: number): string
  evidence(page: number): string
}

/** The first page of a pack: what it is, what is in it, and how to verify it. */
export function indexPage(model: PackModel, places: PackPlaces): string {
  const { language, organisation, period, sample } = model
  const say = (word: keyof typeof words) => words[word][language]
  const day = (value: typeof period.from) => writtenDay(value, language)
  const { audit, statement, requirements } = model
  const drawn = sample
    ? html`${writtenNumber(sample.count, language)} ${say('of')} ${writtenNumber(sample.of, language)}. ${say('sample')}`
    : `${say('all')} (${writtenNumber(requirements.length, language)})`
  return page(
    language,
    `${model.title}, ${organisation.name}`,
    html`<p class="quiet">${say('pack')}</p>
<h1>${model.title}</h1>
${facts([
  [say('organisation'), organisation.name],
  [say('audit'), audit && `${audit.title}${audit.body ? `, ${audit.body}` : ''}, ${day(audit.starts)}`],
  [say('editions'), model.editions.map(({ name }) => name).join(', ')],
  [say('period'), `${day(period.from)} ${say('through')} ${day(period.to)}`],
  [say('limited'), model.scope && scopeOf(model)],
  [say('chosen'), drawn],
  [say('seed'), sample && html`<code>${sample.seed}</code>`],
  [say('made'), writtenMoment(model.madeAt, language)],
  [say('judged'), day(model.judgedOn)],
])}
<nav aria-label="${say('contents')}">${sections(model).map(([id, name]) => html`<a href="#${id}">${name}</a>`)}</nav>
<h2 id="statement">${say('statement')}</h2>
<p>${statement.version === null ? say('statementDraft') : `${say('statementVersion')} ${statement.version}.`}
${statement.files.map(({ path, name }) => html` <a href="${path}">${name}</a>`)}</p>
${model.editions.map((edition) => ofEdition(model, edition, places))}
<h2 id="policies">${say('policies')}</h2>
<p class="quiet">${say('policiesLede')}</p>
${
  model.policies.length === 0
    ? html`<p>${say('none')}</p>`
    : table(
        [say('title'), say('version'), say('holdsFrom'), say('confirmed')],
        model.policies.flatMap((policy) => rowsOf(model, policy, places)),
      )
}
<h2 id="evidence">${say('evidence')}</h2>
<p>${say('evidenceLede')} ${writtenNumber(model.evidence.length, language)}.${evidenceLinks(model, places)}</p>
<h2 id="reviews">${say('reviews')}</h2>
${model.reviews.length === 0 ? html`<p>${say('none')}</p>` : model.reviews.map((review) => reviewOf(model, review))}
<h2 id="suppliers">${say('suppliers')}</h2>
${
  model.suppliers.length === 0
    ? html`<p>${say('none')}</p>`
    : html`<p>${say('suppliersLede')} <a href="${suppliersPath}">${say('allSuppliers')} (${writtenNumber(model.suppliers.length, language)})</a></p>`
}
${outside(model)}
${check(model)}
<h2 id="data">${say('data')}</h2>
<p>${[
      'index',
      'data/requirements',
      'data/measures',
      'data/policies',
      'data/evidence',
      'data/reviews',
      'data/suppliers',
      'manifest',
    ].map(
      (name) => html` <a href="${name}.json">${name}.json</a>`,
    )} <a href="trail/entries.jsonl">trail/entries.jsonl</a></p>`,
  )
}

function sections({ language, editions }: PackModel): [string, string][] {
  const named = ['policies', 'evidence', 'reviews', 'suppliers', 'check', 'data'] as const
  return [
    ['statement', words.statement[language]],
    ...editions.map(({ id, name }): [string, string] => [id, name]),
    ...named.map((one): [string, string] => [one, words[one][language]]),
  ]
}

function evidenceLinks(model: PackModel, places: PackPlaces): Html[] {
  const pages = Array.from({ length: evidencePages(model) }, (_, place) => place + 1)
  const name = (number: number) =>
    pages.length === 1 ? words.allEvidence[model.language] : `${words.page[model.language]} ${number}`
  return pages.map((number) => html` <a href="${places.evidence(number)}">${name(number)}</a>`)
}

function check({ language, trail }: PackModel): Html {
  const say = (word: keyof typeof words) => words[word][language]
  return html`<h2 id="check">${say('check')}</h2>
<p>${say('checkHow')}</p>
<pre>node verify-pack.mjs pack.zip</pre>
<p>${say('checkWhat')}</p>
<p>${say('checkNot')}</p>
<p>${say('checkNames')}</p>
<p class="quiet small"><code>${trail.origin}</code>, ${writtenNumber(trail.size, language)}, <code>${trail.root}</code></p>`
}

function ofEdition(model: PackModel, { id, name }: { id: string; name: string }, places: PackPlaces): Html {
  const { language } = model
  const say = (word: keyof typeof words) => words[word][language]
  const own = model.requirements.filter(({ edition }) => edition === id)
  const applicable = own.filter(({ state }) => state !== 'not-applicable')
  const shown = applicable.filter(({ state }) => state === 'demonstrable').length
  const leftOut = own.length - applicable.length
  return html`<h2 id="${id}">${name}</h2>
<p>${shown} ${say('of')} ${applicable.length} ${say('demonstrable')}${leftOut > 0 ? `; ${leftOut} ${say('leftOut')}` : ''}.</p>
${(['clauses', 'controls'] as const).map((kind) => {
  const some = own.filter((one) => one.kind === kind)
  return some.length === 0 ? html`` : html`<h3>${say(kind)}</h3>${verdictsOf(model, some, places)}`
})}`
}

function verdictsOf(model: PackModel, some: PackModel['requirements'], places: PackPlaces): Html {
  const { language } = model
  const say = (word: keyof typeof words) => words[word][language]
  return table(
    [say('number'), say('requirement'), say('verdict'), say('why'), ...(model.sample ? [say('weight')] : [])],
    some.map((one) => [
      one.number,
      html`<a href="${places.requirement(one.edition, one.requirement)}">${one.title[language]}</a>`,
      html`<span class="state ${one.state}">${verdictNames[one.state]?.[language] ?? one.state}</span>`,
      one.reason[language],
      ...(model.sample ? [`${one.weight}`] : []),
    ]),
  )
}

function rowsOf({ language }: PackModel, policy: PackPolicy, places: PackPlaces): (Html | string)[][] {
  return policy.versions.map((version) => [
    html`<a href="${places.version(policy.id, version.number)}">${policy.title}</a>`,
    `${version.number}`,
    writtenDay(version.holdsFrom, language),
    confirmedOf(language, version),
  ])
}

function confirmedOf(language: PackModel['language'], { audience }: PackPolicy['versions'][number]): string {
  if (audience === null) return words.noConfirmation[language]
  const { count, missing } = audience
  return `${writtenNumber(count - missing.length, language)} ${words.of[language]} ${writtenNumber(count, language)}`
}

function scopeOf({ scope, language }: PackModel): string {
  const { requirements, systems } = scope ?? { requirements: [], systems: [] }
  return [
    ...(requirements.length > 0
      ? [`${words.namedRequirements[language]}: ${writtenNumber(requirements.length, language)}`]
      : []),
    ...(systems.length > 0 ? [`${words.forSystems[language]}: ${systems.map(({ name }) => name).join(', ')}`] : []),
  ].join('; ')
}

/** What is counted and what is left out are together everything. */
function outside({ leftOut, editions, language }: PackModel): Html | null {
  if (leftOut.length === 0) return null
  const say = (word: keyof typeof words) => words[word][language]
  return html`<h2>${say('outside')}</h2>
<p>${say('outsideLede')}</p>
${facts(
  editions.map(({ id, name }) => {
    const own = leftOut
      .filter((place) => place.startsWith(`${id} `))
      .map((place) => partsOf(place.slice(id.length + 1)))
    const kinds = (['clauses', 'controls'] as const).map((kind) => {
      const numbers = own.filter((one) => one.kind === kind).map(({ number }) => number)
      return numbers.length === 0 ? null : html`${say(kind)}: ${numbers.join(', ')}<br>`
    })
    return [`${name} (${writtenNumber(own.length, language)})`, html`${kinds.filter((one) => one !== null)}`]
  }),
)}`
}

function reviewOf({ language, editions }: PackModel, review: PackModel['reviews'][number]): Html {
  const say = (word: keyof typeof words) => words[word][language]
  const grades = { major: say('major'), minor: say('minor'), observation: say('note') } as Record<string, string>
  const many = editions.length > 1
  const written = (places: readonly string[]) =>
    editions.flatMap(({ id, name }) => {
      const own = places.filter((place) => place.startsWith(`${id} `)).map((place) => place.slice(id.length + 1))
      return own.length === 0 ? [] : [`${many ? `${name}: ` : ''}${own.toSorted(compareKeys).map(keyText).join(', ')}`]
    })
  const keyText = (key: string) => {
    const { kind, number } = partsOf(key)
    return kind === 'clauses' ? `${say('clause')} ${number}` : number
  }
  const openUntil = ({ owner, dueOn }: (typeof review.findings)[number]) =>
    [say('open'), owner, dueOn && `${say('due').toLowerCase()} ${writtenDay(dueOn, language)}`]
      .filter(Boolean)
      .join(', ')
  return html`<h3>${review.title}</h3>
${facts([
  [say('when'), writtenDay(review.reviewedOn, language)],
  [say('reviewer'), review.reviewer],
  [say('independence'), review.independence],
  [say('chosen'), written(review.requirements).join('; ')],
])}
${
  review.findings.length === 0
    ? null
    : table(
        [say('requirement'), say('grade'), say('findings'), say('closed')],
        review.findings.map((one) => [
          written([one.requirement]).join(''),
          grades[one.grade] ?? one.grade,
          one.what,
          one.closedOn ? `${writtenDay(one.closedOn, language)}. ${one.closingNote}` : openUntil(one),
        ]),
      )
}`
}
