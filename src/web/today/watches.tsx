import { readWatches } from '../../features/rhythm/rhythm.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './today.module.css'

const marks = { holds: 'holds', wrong: 'fails', nothing: 'open' } as const

/** The five things that go wrong most, each with its figure. Nothing until they are there: the page does not wait for them. */
export function Watches() {
  const text = useText()
  const written = useWritten()
  const answer = useAnswer(readWatches, {}, { keep: true })
  if (!answer.data) return null
  return (
    <div className={styles.statement}>
      <h3>
        <Link to="/watches">{text('watches.title')}</Link>
      </h3>
      <ul className={styles.watches}>
        {answer.data.watches.map(({ name, state, wrong, counted, sentence }) => (
          <li key={name}>
            <Link to={`/watches#${name}`}>{text(`watch.${name}`)}</Link>
            <Verdict state={marks[state]}>
              {state === 'nothing' ? text('watch.nothing') : text('watch.figure', { count: wrong, of: counted })}
            </Verdict>
            {state === 'nothing' ? <p className="small">{written.inLanguage(sentence)}</p> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
