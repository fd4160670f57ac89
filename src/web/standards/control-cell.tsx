import { useLanguage, useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { type ControlState, verdictOf } from '../ui/control-state.ts'
import { Hyphenated } from '../ui/hyphenated.tsx'
import { VerdictShape } from '../ui/verdict.tsx'
import { addressOf, isForCare, type Requirement, readMark } from './control.ts'
import styles from './control-cell.module.css'

type Props = { edition: string; requirement: Requirement; state: ControlState | undefined; lapsed: boolean }

/** One control on the sheet: number, how it stands by shape, tint and word, and its title. */
export function ControlCell({ edition, requirement, state, lapsed }: Props) {
  const text = useText()
  const language = useLanguage()
  const written = useWritten()
  const title = written.inLanguage(requirement.title)
  const read = readMark(requirement)
  const care = isForCare(read?.mark)
  const sure = read?.confidence === 'high'
  const mark = care ? (sure ? styles.care : styles.unsure) : ''
  const classes = [styles.cell, state ? styles[verdictOf(state)] : styles.unknown, mark]
  return (
    <li>
      <Link
        to={addressOf(edition, requirement.id)}
        className={classes.join(' ')}
        title={[
          title,
          state && text(`state.${state}`),
          lapsed && text('lapsed.title'),
          care && !sure && text('edition.careMarkUnsure'),
        ]
          .filter(Boolean)
          .join('; ')}
        data-cell={requirement.id}
      >
        <span className={styles.head}>
          <b>{requirement.id}</b>
          {state ? <VerdictShape state={verdictOf(state)} /> : null}
        </span>
        <span className={styles.title}>
          <Hyphenated lang={language}>{title}</Hyphenated>
        </span>
        <span className={styles.word}>
          {state ? text(`state.${state}`) : null}
          {lapsed ? <b className={styles.lapsed}> {text('lapsed.word')}</b> : null}
          {care ? (
            <span className="unseen"> ({text(sure ? 'edition.careMark' : 'edition.careMarkUnsure')})</span>
          ) : null}
        </span>
      </Link>
    </li>
  )
}
