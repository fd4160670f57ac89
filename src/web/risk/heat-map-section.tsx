import type { ReactNode } from 'react'
import { ratingKinds } from '../../core/risk/carry-rating.ts'
import { readHeatMap } from '../../features/risk/risks.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import styles from './heat-map.module.css'
import { HeatMap } from './heat-map.tsx'
import { MovesTable } from './moves-table.tsx'
import { type Criteria, type HeatMapAnswer, levelAt, toneOf } from './risk.ts'
import { type AddressOf, mapQuery, type RiskQuery } from './risk-query.ts'

type Props = { query: RiskQuery; addressOf: AddressOf }
const noCell = { likelihood: undefined, impact: undefined, level: undefined }

/** The risks of the filter on a map: one rating at a time, or all three beside each other with what moves between them. */
export function HeatMapSection({ query, addressOf }: Props) {
  const text = useText()
  const answer = useAnswer(readHeatMap, { query: mapQuery(query) }, { keep: true })
  return (
    <Section title={text('risk.map.title')} id="heat-map" beside={<Switch query={query} addressOf={addressOf} />}>
      <Loaded answer={answer}>{(found) => <Maps found={found} query={query} addressOf={addressOf} />}</Loaded>
    </Section>
  )
}

function Switch({ query, addressOf }: Props) {
  const text = useText()
  const ways = [
    ...ratingKinds.map((rating) => ({
      key: rating,
      name: text(`risk.map.short.${rating}`),
      to: addressOf({ ...noCell, rating, map: 'one' }),
      on: query.map === 'one' && query.rating === rating,
    })),
    {
      key: 'moves',
      name: text('risk.map.short.moves'),
      to: addressOf({ map: 'moves' }),
      on: query.map === 'moves',
    },
  ]
  return (
    <nav aria-label={text('risk.map.switch')} className="screen-only">
      <ul className={styles.switch}>
        {ways.map(({ key, name, to, on }) => (
          <li key={key}>
            <Link to={to} aria-current={on ? 'true' : undefined} preventScrollReset>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Maps({ found, query, addressOf }: Props & { found: HeatMapAnswer }) {
  const text = useText()
  if (found.criteria === null) return <p className="small">{text('risk.map.noCriteria')}</p>
  const { content } = found.criteria
  const chosen = query.likelihood && query.impact ? { likelihood: query.likelihood, impact: query.impact } : null
  const shown = query.map === 'moves' ? ratingKinds : [query.rating]
  return (
    <div className={styles.frame}>
      <div className={query.map === 'moves' ? styles.maps : styles.one}>
        {shown.map((rating) => (
          <HeatMap
            key={rating}
            criteria={content}
            cells={found.cells}
            rating={rating}
            titled={query.map === 'moves'}
            chosen={rating === query.rating ? chosen : null}
            to={(cell) =>
              chosen?.likelihood === cell.likelihood && chosen.impact === cell.impact && rating === query.rating
                ? addressOf(noCell)
                : addressOf({ ...noCell, ...cell, rating })
            }
          />
        ))}
      </div>
      <Legend criteria={content} />
      <Counted found={found} query={query} addressOf={addressOf} />
      {query.map === 'moves' ? <MovesTable found={found} criteria={content} /> : null}
    </div>
  )
}

function Legend({ criteria }: { criteria: Criteria }) {
  const text = useText()
  return (
    <ul className={`small ${styles.legend}`}>
      {criteria.levels.map((_, place) => {
        const level = levelAt(criteria, place)
        return (
          <li key={level.name}>
            <span
              className={`${styles.swatch} ${styles[`tone${toneOf(level)}` as keyof typeof styles]}`}
              aria-hidden="true"
            />
            <span>
              <b lang="">{level.name}</b>: {text(level.aboveAppetite ? 'risk.map.asks' : 'risk.map.borne')}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** What lies on the map, and what does not with the way to it. */
function Counted({ found, query, addressOf }: Props & { found: HeatMapAnswer }) {
  const text = useText()
  const { counted, leftOut, criteria } = found
  const parts: { key: string; told: ReactNode }[] = [
    ...(leftOut.unrated > 0
      ? [
          {
            key: 'unrated',
            told: (
              <Link to={addressOf({ ...noCell, state: 'unrated' })} preventScrollReset>
                {text('risk.map.unrated', { count: leftOut.unrated })}
              </Link>
            ),
          },
        ]
      : []),
    ...leftOut.otherCriteria.map(({ id, number, count }) => ({
      key: id,
      told: (
        <Link to={addressOf({ ...noCell, criteria: id })} preventScrollReset>
          {text('risk.map.otherCriteria', { count, number })}
        </Link>
      ),
    })),
  ]
  return (
    <p className="small">
      {text('risk.map.counted', { count: counted, number: criteria?.number ?? 0 })}{' '}
      {parts.length > 0 ? text('risk.map.leftOut') : null}
      {parts.map(({ key, told }, place) => (
        <span key={key}>
          {place === 0 ? ' ' : ', '}
          {told}
        </span>
      ))}
      {parts.length > 0 ? '. ' : null}
      {query.criteria ? (
        <Link to={addressOf({ ...noCell, criteria: undefined })} preventScrollReset>
          {text('risk.map.presentCriteria')}
        </Link>
      ) : null}
    </p>
  )
}
