import { verdictWords } from '../../core/demonstrability/chain-words.ts'
import { type Listed, markOf, shownStateOf } from '../demonstrability/verdicts.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import type { ControlState } from '../ui/control-state.ts'
import { Hyphenated } from '../ui/hyphenated.tsx'
import { VerdictShape } from '../ui/verdict.tsx'
import { addressOf, isForCare, type Requirement, readMark } from './control.ts'
import styles from './control-cell.module.css'

type Props = {
  edition: string
  requirement: Requirement
  verdict: Listed | undefined
  /** What was decided. */
  state: ControlState | undefined
  lapsed: boolean
}

/** One control on the sheet: number, its verdict by shape, tint and word, and its title. */
export function ControlCell({ edition, requirement, verdict, state, lapsed }: Props) {
  const text = useText()
  const language = useLanguage()
  const written = useWritten()
  const { at, today } = useMoment()
  const title = written.inLanguage(requirement.title)
  const read = readMark(requirement)
  const care = isForCare(read?.mark)
  const sure = read?.confidence === 'high'
  const shape = verdict ? markOf[shownStateOf(verdict, at ?? today)] : null
  const word = !verdict
    ? null
    : verdict.state === 'demonstrable' && verdict.until !== null
      ? text('proof.until', { day: written.day(verdict.until) })
      : written.inLanguage(verdictWords[verdict.state])
  const mark = care ? (sure ? styles.care : styles.unsure) : ''
  const classes = [styles.cell, shape ? styles[shape] : styles.unknown, mark]
  return (
    <li>
      <Link
        to={addressOf(edition, requirement.id)}
        className={classes.join(' ')}
        title={[
          title,
          word && verdict?.state !== 'demonstrable'
            ? `${word}: ${written.inLanguage(verdict?.reason ?? noWords)}`
            : word,
          state && text('edition.decidedAs', { state: text(`state.${state}`).toLowerCase() }),
          lapsed && text('lapsed.title'),
          care && !sure && text('edition.careMarkUnsure'),
        ]
          .filter(Boolean)
          .join('\n')}
        data-cell={requirement.id}
      >
        <span className={styles.head}>
          <b>{requirement.id}</b>
          {shape ? <VerdictShape state={shape} /> : null}
        </span>
        <span className={styles.title}>
          <Hyphenated lang={language}>{title}</Hyphenated>
        </span>
        <span className={styles.word}>
          {word}
          {lapsed ? <b className={styles.lapsed}> {text('lapsed.word')}</b> : null}
          {care ? (
            <span className="unseen"> ({text(sure ? 'edition.careMark' : 'edition.careMarkUnsure')})</span>
          ) : null}
        </span>
      </Link>
    </li>
  )
}

const noWords = { nl: '', en: '' }
