import { useParams } from 'react-router'
import { compareOwnCoverage } from '../../features/own-coverage/own-coverage-versions.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useSearch } from '../session/search.ts'
import { type TextName, useText } from '../session/text.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { Outcome } from './outcome-words.tsx'
import styles from './own-coverage.module.css'

type Difference = Answer<typeof compareOwnCoverage>
type Side = NonNullable<Difference['claims'][number]['before']>

const numberIn = (value: string | null) => {
  const number = Number(value)
  return Number.isInteger(number) && number > 0 && number < 100_000 ? number : undefined
}

/** What differs between two versions, or between a version and how the report stands now. */
export function DifferencePage() {
  const { coverage: id = '' } = useParams()
  const text = useText()
  const [search] = useSearch()
  const from = numberIn(search.get('from')) ?? 1
  const to = numberIn(search.get('to'))
  const answer = useAnswer(compareOwnCoverage, { params: { id }, query: { from, to } })
  return (
    <Page
      title={text('ownCoverage.differenceTitle')}
      crumbs={
        <>
          <Link to="/own-coverage">{text('ownCoverage.title')}</Link> ·{' '}
          <Link to={`/own-coverage/${id}`}>{text('ownCoverage.report')}</Link>
        </>
      }
      lede={
        to === undefined ? text('ownCoverage.differenceNow', { from }) : text('ownCoverage.differenceOf', { from, to })
      }
    >
      <Loaded answer={answer}>{(found) => <Body found={found} />}</Loaded>
    </Page>
  )
}

const headNames: Record<string, TextName> = {
  supplier: 'ownCoverage.field.supplier',
  service: 'ownCoverage.field.service',
  title: 'ownCoverage.field.title',
  language: 'ownCoverage.field.language',
  terms: 'ownCoverage.field.terms',
  termsNote: 'ownCoverage.field.termsNote',
  disclaimer: 'ownCoverage.field.disclaimer',
}

function Body({ found }: { found: Difference }) {
  const text = useText()
  const written = useWritten()
  const { head, grounds, claims, same } = found
  const cards = { before: text('ownCoverage.before'), after: text('ownCoverage.after') }
  const sides = [
    { key: 'before', head: cards.before, cardHead: cards.before },
    { key: 'after', head: cards.after, cardHead: cards.after },
  ]
  const nothing = head.length + grounds.length + claims.length === 0
  return (
    <>
      {nothing ? <p>{text('ownCoverage.noDifference')}</p> : null}
      {grounds.length > 0 ? (
        <ul>
          {grounds.map(({ change, ends, ...ground }) => (
            <li key={`${change} ${ground.number} ${ground.body}`}>
              {text(`ownCoverage.groundChange.${change}`, { ...ground, day: written.day(ends) })}
            </li>
          ))}
        </ul>
      ) : null}
      {head.length > 0 ? (
        <Section title={text('ownCoverage.what')}>
          <SectionTable
            label={text('ownCoverage.what')}
            columns={[{ key: 'field', head: text('ownCoverage.headField') }, ...sides]}
            rows={head}
            rowKey={({ field }) => field}
            cell={(row, column) =>
              column === 'field' ? (
                text(headNames[row.field] ?? 'ownCoverage.headField')
              ) : (
                <p className={styles.prose} lang="">
                  {column === 'before' ? row.before : row.after}
                </p>
              )
            }
          />
        </Section>
      ) : null}
      {claims.length > 0 ? (
        <Section title={text('ownCoverage.rows')} beside={text('ownCoverage.sameCount', { count: same })}>
          <SectionTable
            label={text('ownCoverage.rows')}
            columns={[{ key: 'row', head: text('ownCoverage.row') }, ...sides]}
            rows={claims}
            rowKey={({ requirement }) => requirement}
            cell={(row, column) =>
              column === 'row' ? (
                `${row.number} ${written.inLanguage(row.title)}`
              ) : (
                <SideCell side={column === 'before' ? row.before : row.after} />
              )
            }
          />
        </Section>
      ) : null}
    </>
  )
}

function SideCell({ side }: { side: Side | null }) {
  const text = useText()
  if (!side) return <span className="small">{text('ownCoverage.absent')}</span>
  return (
    <div className={styles.stack}>
      <Outcome outcome={side} />
      {[side.place, side.statement, side.customerPart]
        .filter((one) => one !== '')
        .map((one) => (
          <p key={one} className={`small ${styles.prose}`} lang="">
            {one}
          </p>
        ))}
    </div>
  )
}
