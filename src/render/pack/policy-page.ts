import type { RichText } from '../../core/documents/rich-text.ts'
import type { PackModel, PackPolicy, PackVersion } from '../../core/pack/pack.ts'
import { writtenDay, writtenMoment, writtenNumber } from '../written-dates.ts'
import { facts, html, lines, page, table } from './html.ts'
import { richHtml } from './rich-html.ts'
import { words } from './words.ts'

/** One version of a policy as it held, who approved it, and who confirmed it when. */
export function policyPage({ language }: PackModel, policy: PackPolicy, version: PackVersion): string {
  const say = (word: keyof typeof words) => words[word][language]
  const { file, body } = version
  return page(
    language,
    `${policy.title}, ${say('version')} ${version.number}`,
    html`<p><a href="../index.html">${say('back')}</a></p>
<h1>${policy.title}</h1>
${facts([
  [say('version'), `${version.number}`],
  [say('owner'), policy.owner],
  [say('holdsFrom'), writtenDay(version.holdsFrom, language)],
  [say('reviewBy'), writtenDay(version.reviewBy, language)],
  [say('approvedBy'), version.approvals.map(({ name, at }) => `${name}, ${writtenMoment(at, language)}`).join('; ')],
  [
    say('confirmed'),
    version.audience &&
      html`<a href="#confirmed">${writtenNumber(version.audience.count - version.audience.missing.length, language)} ${say('of')} ${writtenNumber(version.audience.count, language)}</a>`,
  ],
  [say('fingerprint'), html`<code>${version.sha256}</code>`],
])}
${version.changes ? html`<h2>${say('changes')}</h2><p>${lines(version.changes)}</p>` : null}
${version.inShort ? html`<h2>${say('inShort')}</h2><p>${lines(version.inShort)}</p>` : null}
${
  file
    ? html`<p>${say('isFile')} <a href="../${file.path}">${file.name}</a></p>`
    : html`<div class="text" lang="${policy.language}">${body ? richHtml(body as RichText) : null}</div>`
}
<h2 id="confirmed">${say('confirmedBy')}</h2>
${
  version.confirmations.length === 0
    ? html`<p>${say('none')}</p>`
    : table(
        [say('confirmedBy'), say('when'), say('how')],
        version.confirmations.map(({ name, at, by, score }) => [
          name,
          writtenMoment(at, language),
          `${by === 'link' ? say('link') : say('account')}${score === null ? '' : `, ${score}%`}`,
        ]),
      )
}
${
  version.audience && version.audience.missing.length > 0
    ? html`<h2>${say('notConfirmed')}</h2>
<p>${say('notConfirmedLede')} ${writtenDay(version.audience.on, language)}: ${writtenNumber(version.audience.missing.length, language)} ${say('of')} ${writtenNumber(version.audience.count, language)}.</p>
<p>${version.audience.missing.join(', ')}</p>`
    : null
}`,
  )
}
