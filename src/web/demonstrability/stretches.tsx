import { verdictWords } from '../../core/demonstrability/chain-words.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import aside from '../standards/aside.module.css'
import { Verdict } from '../ui/verdict.tsx'
import { type Detailed, markOf, shownStateOf } from './verdicts.ts'

type Stretch = Detailed['stretches'][number]
const shownAtOnce = 6

/** How a requirement stood and will stand, in stretches of days, newest first, by what is recorded at the moment looked at. */
export function Stretches({ stretches }: { stretches: readonly Stretch[] }) {
  const text = useText()
  return (
    <section className={aside.part}>
      <h2>{text('stretches.title')}</h2>
      <ul>
        {stretches.slice(0, shownAtOnce).map((one) => (
          <Line key={one.from} stretch={one} />
        ))}
      </ul>
      {stretches.length > shownAtOnce ? (
        <details>
          <summary className="small">{text('stretches.more', { count: stretches.length - shownAtOnce })}</summary>
          <ul>
            {stretches.slice(shownAtOnce).map((one) => (
              <Line key={one.from} stretch={one} />
            ))}
          </ul>
        </details>
      ) : null}
      <p className={`small ${aside.foot}`}>{text('stretches.foot')}</p>
    </section>
  )
}

function Line({ stretch: { state, from, until } }: { stretch: Stretch }) {
  const text = useText()
  const written = useWritten()
  const { at, today } = useMoment()
  const day = at ?? today
  const [begin, end] = [from && written.day(from), until && written.day(until)]
  const when =
    from === null
      ? end === null
        ? text('stretches.always')
        : text('stretches.till', { day: end })
      : from > day
        ? text('stretches.fromThen', { day: begin ?? '' })
        : until === null || until > day
          ? text('stretches.since', { day: begin ?? '' })
          : text('stretches.between', { from: begin ?? '', until: end ?? '' })
  return (
    <li className={aside.line}>
      <span>{when}</span>
      <Verdict state={markOf[shownStateOf({ state, until: null }, day)]}>
        {written.inLanguage(verdictWords[state])}
      </Verdict>
    </li>
  )
}
