import { assuranceKindWords, opinionWords } from '../../core/assurance/assurance-words.ts'
import { coveredByWords, extentWords, restsOnWords, termsWords } from '../../core/coverage/coverage-words.ts'
import type { PackAssurance, PackCoverage, PackModel, PackSupplier } from '../../core/pack/pack.ts'
import { decisionWords } from '../../core/suppliers/review-words.ts'
import type { Day } from '../../core/time/day.ts'
import { writtenDay, writtenNumber } from '../written-dates.ts'
import { facts, type Html, html, lines, page, table } from './html.ts'
import { words } from './words.ts'

type Say = (word: keyof typeof words) => string

/** All suppliers of a pack on one page, with what reports about them say as far as their terms let it go along. */
export function suppliersPage(model: PackModel): string {
  const { language } = model
  const say: Say = (word) => words[word][language]
  return page(
    language,
    say('suppliers'),
    html`<p><a href="index.html">${say('back')}</a></p>
<h1>${say('suppliers')}</h1>
<p>${say('suppliersLede')}</p>
<p class="quiet">${say('suppliersTrail')}</p>
${model.suppliers.map((supplier) => supplierOf(model, supplier, say))}`,
  )
}

function supplierOf({ language, editions }: PackModel, supplier: PackSupplier, say: Say): Html {
  const day = (value: Day) => writtenDay(value, language)
  const until = (ends: Day | null) => (ends === null ? '' : ` ${say('through')} ${day(ends)}`)
  const editionName = (id: string) => editions.find((one) => one.id === id)?.name ?? id
  const each = <T>(all: readonly T[], write: (one: T) => string) =>
    all.length === 0 ? null : html`${all.map((one) => html`${write(one)}<br>`)}`
  const decision = (value: string) =>
    Object.hasOwn(decisionWords, value) ? decisionWords[value as never][language] : value
  return html`<h2>${supplier.name}</h2>
${supplier.relied ? html`<p class="quiet">${say('relied')}</p>` : null}
${facts([
  [
    say('services'),
    each(supplier.services, ({ name, reaches }) =>
      reaches.length === 0 ? name : `${name} (${say('reaches')} ${reaches.join(', ')})`,
    ),
  ],
  [
    say('certificates'),
    each(supplier.certificates, (one) =>
      [
        `${editionName(one.edition)}, ${one.body} ${one.number}`.trim(),
        ...(one.accredited === 'yes' ? [say('accredited')] : []),
        `${day(one.starts)}${until(one.ends)}`,
        ...(one.revokedOn ? [`${say('revokedOn')} ${day(one.revokedOn)}`] : []),
      ].join('; '),
    ),
  ],
  [
    say('agreements'),
    each(
      supplier.agreements,
      (one) =>
        `${one.version} ${day(one.starts)}${until(one.ends)}; ${one.signedOn ? `${say('signed')} ${day(one.signedOn)}` : say('notSigned')}`,
    ),
  ],
  [say('supplierReviews'), each(supplier.reviews, (one) => `${day(one.decidedOn)}: ${decision(one.decision)}`)],
  [say('missing'), each(supplier.missing, (one) => one[language])],
])}
${supplier.assurance.map((one) => assuranceOf(language, one, say))}
${supplier.coverage.map((one) => coverageOf(language, one, editionName, say))}`
}

type Language = PackModel['language']

/** That lines were left out, under which terms, and how many. */
const notAlong = (language: Language, say: Say, count: number): Html =>
  html`<p>${say('notAlong')} ${writtenNumber(count, language)}.</p>`

function assuranceOf(language: Language, one: PackAssurance, say: Say): Html {
  const day = (value: Day) => writtenDay(value, language)
  const period =
    one.from && one.to ? `${day(one.from)} ${say('through')} ${day(one.to)}` : one.asOf ? day(one.asOf) : null
  return html`<h3>${say('assurance')}: ${one.title}</h3>
${facts([
  [say('title'), `${assuranceKindWords[one.kind][language]}, type ${one.type === 1 ? 'I' : 'II'}`],
  [say('period'), period],
  [say('auditorName'), one.auditor],
  [say('opinion'), opinionWords[one.opinion][language]],
  [say('terms'), termsWords[one.terms][language]],
  [
    say('auditExceptions'),
    one.exceptions === null || one.exceptions.length === 0
      ? null
      : html`${one.exceptions.map(({ what, reason }) => html`${what}${reason ? `: ${reason}` : ''}<br>`)}`,
  ],
])}
${one.exceptions === null && one.count > 0 ? notAlong(language, say, one.count) : null}`
}

function coverageOf(language: Language, one: PackCoverage, editionName: (id: string) => string, say: Say): Html {
  return html`<h3>${say('coverage')}: ${one.title} ${one.version}</h3>
${facts([
  [say('services'), one.service],
  [say('asOf'), writtenDay(one.asOf, language)],
  [say('terms'), html`${termsWords[one.terms][language]}${one.termsNote ? html`<br>${lines(one.termsNote)}` : null}`],
])}
${one.disclaimer ? html`<p class="quiet">${lines(one.disclaimer)}</p>` : null}
${
  one.claims === null
    ? notAlong(language, say, one.count)
    : table(
        [say('requirement'), say('covers'), say('statementOf'), say('customerPart')],
        one.claims.map((claim) => [
          `${editionName(claim.edition)} ${claim.requirement}`,
          `${coveredByWords[claim.by][language]}, ${extentWords[claim.extent][language]}; ${restsOnWords[claim.restsOn][language]}${claim.place ? ` (${claim.place})` : ''}`,
          html`${lines(claim.statement)}`,
          html`${lines(claim.customerPart)}`,
        ]),
      )
}`
}
