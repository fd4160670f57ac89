import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import styles from './scale.module.css'
import type { Scales, Spread } from './workshop.ts'

type Props = {
  title: string
  /** What it is about, where that is known: the aspects that are touched. */
  about?: readonly string[]
  steps: Scales['likelihood']
  /** What each step is for the aspects that are touched, where that is said. */
  meanings?: { aspect: string; meanings: string[] }[]
  spread: Spread | null
  /** The own vote. */
  mine?: number | null | undefined
}

/** A scale in the words of the criteria, the highest step first, with a dot for each vote on it once votes are shown. */
export function ScaleTable({ title, about = [], steps, meanings = [], spread, mine }: Props) {
  const text = useText()
  const written = useWritten()
  const shown = spread !== null && spread.votes > 0
  return (
    <div className={styles.scale}>
      {shown && spread.wide ? <p className={styles.wide}>{text('workshop.wide')}</p> : null}
      <table className={styles.table}>
        <caption>
          <span className={styles.title}>{title}</span>
          {about.length > 0 ? <span className={styles.about}>{written.list(about)}</span> : null}
          {shown ? <Summary spread={spread} /> : null}
        </caption>
        <thead className="unseen">
          <tr>
            <th scope="col">{text('workshop.step')}</th>
            {shown ? <th scope="col">{text('workshop.votes')}</th> : null}
            <th scope="col">{text('workshop.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {steps
            .map((step, place) => ({ ...step, place }))
            .reverse()
            .map(({ name, meaning, place }) => {
              const count = spread?.counts[place] ?? 0
              const said = meanings.flatMap(({ aspect, meanings: all }) =>
                all[place] ? [{ aspect, is: all[place] }] : [],
              )
              return (
                <tr key={place} data-median={(shown && spread.median === place + 1) || undefined}>
                  <th scope="row">
                    <span className={styles.number}>{place + 1}</span> <span lang="">{name}</span>
                    {mine === place + 1 ? <span className={styles.mine}>{text('workshop.mine')}</span> : null}
                  </th>
                  {shown ? (
                    <td className={styles.votes}>
                      <Dots count={count} />
                      <span className="unseen">{text('workshop.voteCount', { count })}</span>
                    </td>
                  ) : null}
                  <td className={styles.meaning} lang="">
                    {said.length === 0 ? meaning : said.map(({ aspect, is }) => <div key={aspect}>{is}</div>)}
                  </td>
                </tr>
              )
            })}
        </tbody>
      </table>
    </div>
  )
}

function Summary({ spread }: { spread: Spread }) {
  const text = useText()
  return <span className={styles.summary}>{text('workshop.median', { median: spread.median ?? 0 })}</span>
}

function Dots({ count }: { count: number }) {
  return (
    <span className={styles.dots} aria-hidden="true">
      {Array.from({ length: count }, (_, place) => place + 1).map((dot) => (
        <i key={dot} />
      ))}
    </span>
  )
}
