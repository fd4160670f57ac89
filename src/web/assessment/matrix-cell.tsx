import { memo } from 'react'
import type { Language } from '../../platform/language/languages.ts'
import { Link } from '../session/link.tsx'
import type { Text } from '../session/text.tsx'
import styles from '../standards/control-cell.module.css'
import { Hyphenated } from '../ui/hyphenated.tsx'
import { unsureLink } from '../ui/unsure-link.ts'
import { VerdictShape } from '../ui/verdict.tsx'
import type { Result } from './result.ts'
import { verdictOf } from './words.ts'

/** The words come from above: asked for a hundred times they would cost half of the time that the sheet takes. */
type Props = { to: string; cell: Result['cells'][number]; text: Text; language: Language }

/** One requirement on the sheet: number, how it stands by shape, tint and word, and its title. */
export const MatrixCell = memo(function MatrixCell({ to, cell, text, language }: Props) {
  const { number, title, state, asked, answered, derivedFrom, confidence, asksMore } = cell
  const unsure = unsureLink(confidence).map((key) => text(key))
  const follows = derivedFrom.map((key) => key.split('/').pop()).join(', ')
  const about = [
    title,
    text(`standing.${state}`),
    asked > 0 ? text('progress.answered', { count: answered, of: asked }) : '',
    follows ? text('result.follows', { subjects: follows }) : '',
    ...unsure,
    asksMore ? text('result.asksMore') : '',
  ]
  return (
    <li>
      <Link
        to={to}
        className={`${styles.cell} ${styles[verdictOf(state)]} ${asksMore ? styles.care : ''}`}
        title={about.filter(Boolean).join('; ')}
        data-cell={`${cell.edition} ${number}`}
      >
        <span className={styles.head}>
          <b>{number}</b>
          <VerdictShape state={verdictOf(state)} />
        </span>
        <span className={styles.title}>
          <Hyphenated lang={language}>{title}</Hyphenated>
        </span>
        <span className={styles.word}>
          {text(`standing.${state}`)}
          {unsure.length > 0 ? <span className="unseen"> ({unsure.join()})</span> : null}
          {asksMore ? <span className="unseen"> ({text('result.asksMore')})</span> : null}
        </span>
      </Link>
    </li>
  )
})
