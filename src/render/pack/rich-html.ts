import type { RichBlock, RichInline, RichParagraph, RichText } from '../../core/documents/rich-text.ts'
import { type Html, html } from './html.ts'

type Item = { type: 'listItem'; content: readonly (RichParagraph | List)[] }
type List = { type: 'bulletList' | 'orderedList'; content: readonly Item[] }

/** A text of the closed schema as HTML: known parts become known elements, and everything else is text. */
export function richHtml(text: RichText): Html {
  return html`${text.content.map(ofBlock)}`
}

function inlines(content: readonly RichInline[] | undefined): Html[] {
  return (content ?? []).map((part) => {
    if (part.type === 'hardBreak') return html`<br>`
    return (part.marks ?? []).reduce<Html>((inner, mark) => {
      if (mark.type === 'bold') return html`<strong>${inner}</strong>`
      if (mark.type === 'italic') return html`<em>${inner}</em>`
      return html`${inner} (${mark.attrs.href})`
    }, html`${part.text}`)
  })
}

const paragraph = ({ content }: RichParagraph): Html => html`<p>${inlines(content)}</p>`

function ofList(list: List): Html {
  const items = list.content.map(
    (item) =>
      html`<li>${item.content.map((part) => (part.type === 'paragraph' ? paragraph(part) : ofList(part)))}</li>`,
  )
  return list.type === 'bulletList' ? html`<ul>${items}</ul>` : html`<ol>${items}</ol>`
}

function ofBlock(block: RichBlock): Html {
  switch (block.type) {
    case 'paragraph':
      return paragraph(block)
    case 'heading':
      return block.attrs.level === 2
        ? html`<h2>${inlines(block.content)}</h2>`
        : html`<h3>${inlines(block.content)}</h3>`
    case 'blockquote':
      return html`<blockquote>${block.content.map(paragraph)}</blockquote>`
    case 'table':
      return html`<div class="scroll" tabindex="0"><table>${block.content.map(
        (row) =>
          html`<tr>${row.content.map((cell) =>
            cell.type === 'tableHeader'
              ? html`<th scope="col">${cell.content.map(paragraph)}</th>`
              : html`<td>${cell.content.map(paragraph)}</td>`,
          )}</tr>`,
      )}</table></div>`
    default:
      return ofList(block as List)
  }
}
