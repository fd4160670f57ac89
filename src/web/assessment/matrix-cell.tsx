import type { Language } from '../../platform/language/languages.ts'
import type { Text } from '../session/text.tsx'
import styles from '../standards/control-cell.module.css'
import { unsureLink } from '../ui/unsure-link.ts'
import { VerdictShape } from '../ui/verdict.tsx'
import type { Result } from './result.ts'
import { verdictOf } from './words.ts'

type Cell = Result['cells'][number]

/** What all cells of a sheet share, found once above them: asked for a hundred times it costs most of the time that the sheet takes. */
export type CellWords = { text: Text; language: Language; hyphenate: (text: string) => string }

/** Remembers texts that return on many cells with the same values. */
export function rememberedText(text: Text): Text {
  const known = new Map<string, string>()
  return (name, values) => {
    const key = values ? `${name} ${Object.values(values).join(' ')}` : name
    const told = known.get(key) ?? text(name, values)
    known.set(key, told)
    return told
  }
}

/**
 * One requirement on the sheet: number, how it stands by shape, tint and word, and its title. A plain link, which the sheet makes
 * go to its page.
 */
export function MatrixCell({ href, cell, words }: { href: string; cell: Cell; words: CellWords }) {
  const { text, language, hyphenate } = words
  const { number, title, state, asksMore } = cell
  const verdict = verdictOf(state)
  const unsure = unsureLink(cell.confidence).map((key) => text(key))
  return (
    <li>
      <a
        href={href}
        className={`${styles.cell} ${styles[verdict]} ${asksMore ? styles.care : ''}`}
        title={aboutCell(cell, unsure, text)}
        data-cell={`${cell.edition} ${number}`}
      >
        <span className={styles.head}>
          <b>{number}</b>
          <VerdictShape state={verdict} />
        </span>
        <span className={styles.title} lang={language}>
          {hyphenate(title)}
        </span>
        <span className={styles.word}>
          {text(`standing.${state}`)}
          {unsure.length > 0 ? <span className="unseen"> ({unsure.join()})</span> : null}
          {asksMore ? <span className="unseen"> ({text('result.asksMore')})</span> : null}
        </span>
      </a>
    </li>
  )
}

function aboutCell(cell: Cell, unsure: readonly string[], text: Text): string {
  const follows = cell.derivedFrom.map((key) => key.split('/').pop()).join(', ')
  return [
    cell.title,
    text(`standing.${cell.state}`),
    cell.asked > 0 ? text('progress.answered', { count: cell.answered, of: cell.asked }) : '',
    follows ? text('result.follows', { subjects: follows }) : '',
    ...unsure,
    cell.asksMore ? text('result.asksMore') : '',
  ]
    .filter(Boolean)
    .join('; ')
}
