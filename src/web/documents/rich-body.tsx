import type { ReactNode } from 'react'
import type { RichBlock, RichInline, RichMark, RichParagraph, RichText } from '../../core/documents/rich-text.ts'
import styles from './rich-body.module.css'

/** A text of a document as elements made from its tree: nothing in it is ever taken as markup. */
export function RichBody({ body, lang, compact }: { body: RichText; lang: string; compact?: boolean }) {
  return (
    <div className={compact ? `${styles.body} ${styles.compact}` : styles.body} lang={lang}>
      {body.content.map((block, place) => (
        // The order of a text is what tells its blocks apart.
        <Block key={keyAt(place)} block={block} />
      ))}
    </div>
  )
}

const keyAt = (place: number) => `at ${place}`

type List = { type: 'bulletList' | 'orderedList'; content: readonly { content: readonly (RichParagraph | List)[] }[] }

function Block({ block }: { block: RichBlock | List }): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Line content={block.content} />
        </p>
      )
    case 'heading':
      return block.attrs.level === 2 ? (
        <h2>
          <Line content={block.content} />
        </h2>
      ) : (
        <h3>
          <Line content={block.content} />
        </h3>
      )
    case 'blockquote':
      return <blockquote>{blocks(block.content)}</blockquote>
    case 'table':
      return <Table rows={block.content} />
    case 'bulletList':
      return <ul>{items(block as List)}</ul>
    case 'orderedList':
      return <ol>{items(block as List)}</ol>
  }
}

const blocks = (content: readonly (RichBlock | List)[]) =>
  content.map((block, place) => <Block key={keyAt(place)} block={block} />)

const items = (list: List) => list.content.map((item, place) => <li key={keyAt(place)}>{blocks(item.content)}</li>)

type Row = { content: readonly { type: 'tableCell' | 'tableHeader'; content: readonly RichParagraph[] }[] }

function Table({ rows }: { rows: readonly Row[] }) {
  return (
    <div className={styles.scroller}>
      <table>
        <tbody>
          {rows.map((row, place) => (
            <tr key={keyAt(place)}>
              {row.content.map((cell, column) => {
                const Cell = cell.type === 'tableHeader' ? 'th' : 'td'
                return <Cell key={keyAt(column)}>{blocks(cell.content)}</Cell>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ content }: { content: readonly RichInline[] | undefined }): ReactNode {
  return (content ?? []).map((part, place) => <Part key={keyAt(place)} part={part} />)
}

function Part({ part }: { part: RichInline }): ReactNode {
  if (part.type === 'hardBreak') return <br />
  return <Marked text={part.text} marks={part.marks ?? []} />
}

/** A text with its marks, the last of them outermost. */
function Marked({ text, marks }: { text: string; marks: readonly RichMark[] }): ReactNode {
  const mark = marks.at(-1)
  if (!mark) return text
  const inner = <Marked text={text} marks={marks.slice(0, -1)} />
  if (mark.type === 'bold') return <strong>{inner}</strong>
  if (mark.type === 'italic') return <em>{inner}</em>
  return (
    <a href={mark.attrs.href} rel="noopener noreferrer">
      {inner}
    </a>
  )
}
