import type { PackLanguage } from '../../core/pack/pack.ts'
import { packStyle } from './pack-style.ts'

/** Text that is written as HTML already; only `html` and `page` make it. */
export type Html = { readonly html: string }
type Piece = Html | string | number | null | readonly Html[]

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

function written(piece: Piece): string {
  if (piece === null) return ''
  if (typeof piece === 'string' || typeof piece === 'number') return escaped(String(piece))
  return 'html' in piece ? piece.html : piece.map(({ html }) => html).join('')
}

/** HTML from a template: whatever is put in is text, unless it was made by this function. */
export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Html {
  return { html: parts.reduce((whole, part, at) => `${whole}${written(pieces[at - 1] ?? null)}${part}`) }
}

/** Several lines of plain text, as they were typed. */
export function lines(text: string): Html {
  const [first = '', ...rest] = text.split('\n')
  return rest.reduce((whole, line) => html`${whole}<br>${line}`, html`${first}`)
}

/** A table with a head; its rows become cards on a telephone. */
export function table(head: readonly string[], rows: readonly (readonly (Html | string)[])[]): Html {
  return html`<table class="list"><thead><tr>${head.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead><tbody>${rows.map(
    (cells) => html`<tr>${cells.map((cell, at) => html`<td data-head="${head[at] ?? ''}">${cell}</td>`)}</tr>
`,
  )}</tbody></table>`
}

/** Names with what they stand for; empty ones are left out. */
export function facts(list: readonly (readonly [string, Html | string | null])[]): Html {
  const told = list.filter(([, value]) => value !== null && value !== '')
  return html`<dl>${told.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** A whole page that needs nothing but itself. */
export function page(language: PackLanguage, title: string, body: Html): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<style>${{ html: packStyle }}</style>
</head>
<body><main>
${body}
</main></body>
</html>
`.html
}
