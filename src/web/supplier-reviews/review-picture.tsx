import {
  assessmentOf,
  eventWords,
  itemKindWords,
  nameOfValue,
  pointKindWords,
  saidOf,
  wordOfChange,
  wordOfValue,
} from '../../core/suppliers/review-words.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Section } from '../ui/page.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { type Review, stateOfList } from './supplier-review.ts'
import styles from './supplier-reviews.module.css'

type Picture = Review['picture']

/** What a review sees: what is missing first, then what changed, what happened, what was asked, and what is there. */
export function ReviewPicture({ picture }: { picture: Picture }) {
  return (
    <>
      <Missing picture={picture} />
      <Changes picture={picture} />
      <Points picture={picture} />
      <Events picture={picture} />
      <Lists picture={picture} />
      <Items picture={picture} />
    </>
  )
}

function Missing({ picture: { missing } }: { picture: Picture }) {
  const text = useText()
  const written = useWritten()
  return (
    <Section title={text('supplierReviews.missing')} id="missing">
      {missing.length === 0 ? <p className="small">{text('supplierReviews.missingNone')}</p> : null}
      <ul className={styles.plain}>
        {missing.map((one) => (
          <li key={`${one.kind} ${one.title} ${one.breaks}`} className={styles.line}>
            <Verdict state={one.breaks ? 'fails' : 'unseen'}>
              {text(one.breaks ? 'supplierReviews.breaks' : 'supplierReviews.tells')}
            </Verdict>
            <span>{written.inLanguage(one.sentence)}</span>
            {one.since ? (
              <span className="small">{text('supplierReviews.since', { day: written.day(one.since) })}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Changes({ picture }: { picture: Picture }) {
  const { changes } = picture
  const text = useText()
  const written = useWritten()
  const language = useLanguage()
  return (
    <Section title={text('supplierReviews.changes')} id="changes">
      <SectionTable
        label={text('supplierReviews.changes')}
        rows={changes}
        rowKey={(one) => `${one.change} ${one.item}`}
        empty={text('supplierReviews.changesNone')}
        columns={[
          { key: 'what', head: text('supplierReviews.what') },
          { key: 'change', head: text('supplierReviews.kind') },
          { key: 'on', head: text('supplierReviews.on'), cardHead: text('supplierReviews.on') },
          { key: 'details', head: text('supplierReviews.details') },
        ]}
        cell={(one, column) => {
          if (column === 'what') return <span lang="">{one.title}</span>
          if (column === 'change') {
            return `${written.inLanguage(itemKindWords[one.kind])}: ${written.inLanguage(wordOfChange(one, picture.period.from))}`
          }
          if (column === 'on') return one.on ? written.day(one.on) : ''
          return one.values.map(({ name, before, after }) => (
            <div key={name} className="small">
              {text('supplierReviews.changedTo', {
                name: nameOfValue(name, language),
                before: wordOfValue(name, before, language, written.day),
                after: wordOfValue(name, after, language, written.day),
              })}
            </div>
          ))
        }}
      />
    </Section>
  )
}

/** Exceptions of assurance reports with what they mean here, and what reports ask of us and nothing does. */
function Points({ picture: { points = [] } }: { picture: Picture }) {
  const text = useText()
  const written = useWritten()
  const language = useLanguage()
  return (
    <Section title={text('supplierReviews.points')} id="points">
      <SectionTable
        label={text('supplierReviews.points')}
        rows={points}
        rowKey={({ id }) => id}
        empty={text('supplierReviews.pointsNone')}
        columns={[
          { key: 'report', head: text('supplierReviews.pointReport') },
          { key: 'kind', head: text('supplierReviews.kind') },
          { key: 'what', head: text('supplierReviews.what') },
          { key: 'means', head: text('supplierReviews.pointMeans'), cardHead: text('supplierReviews.pointMeans') },
        ]}
        cell={(one, column) => {
          if (column === 'report') {
            return (
              <Link to={`/assurance/reports/${one.report.id}`} lang="">
                {one.report.title}
              </Link>
            )
          }
          if (column === 'kind') return written.inLanguage(pointKindWords[one.kind])
          if (column === 'means') {
            return (
              <>
                {assessmentOf(one, language)}
                {one.on ? <div className="small">{`${one.by}, ${written.day(one.on)}`}</div> : null}
              </>
            )
          }
          if (one.what === null) return <span className="small">{text('coverage.withheld')}</span>
          return <span lang="">{[one.reference, one.what].filter((part) => part).join(': ')}</span>
        }}
      />
    </Section>
  )
}

function Events({ picture: { events } }: { picture: Picture }) {
  const text = useText()
  const written = useWritten()
  return (
    <Section title={text('supplierReviews.events')} id="events">
      <SectionTable
        label={text('supplierReviews.events')}
        rows={events}
        rowKey={({ id }) => id}
        empty={text('supplierEvent.none')}
        columns={[
          { key: 'on', head: text('supplierReviews.on') },
          { key: 'kind', head: text('supplierReviews.kind') },
          { key: 'what', head: text('supplierReviews.what') },
          { key: 'closed', head: text('supplierEvent.closedOn') },
        ]}
        cell={(one, column) => {
          if (column === 'on') return written.day(one.happenedOn)
          if (column === 'kind') return written.inLanguage(eventWords[one.kind])
          if (column === 'what') return <span lang="">{one.what}</span>
          return one.closedOn ? (
            <Verdict state="holds">{written.day(one.closedOn)}</Verdict>
          ) : (
            <Verdict state="part">{text('supplierEvent.isOpen')}</Verdict>
          )
        }}
      />
    </Section>
  )
}

function Lists({ picture: { lists } }: { picture: Picture }) {
  const text = useText()
  return (
    <Section title={text('supplierReviews.lists')} id="questions">
      <SectionTable
        label={text('supplierReviews.lists')}
        rows={lists}
        rowKey={({ id }) => id}
        empty={text('questions.none')}
        columns={[
          { key: 'title', head: text('questions.list') },
          { key: 'state', head: text('questions.state') },
          { key: 'progress', head: text('supplierReviews.details') },
        ]}
        cell={({ id, title, state, progress }, column) => {
          if (column === 'title') {
            return (
              <Link to={`/suppliers/questions/${id}`} lang="">
                {title}
              </Link>
            )
          }
          if (column === 'state')
            return <Verdict state={stateOfList[state]}>{text(`questions.state.${state}`)}</Verdict>
          return (
            <>
              {text('questions.progress', { answered: progress.answered, asked: progress.asked })}
              {'. '}
              {text('questions.judgedSum', {
                ...{ enough: progress.enough, short: progress['not-enough'] },
                open: progress.unjudged + progress.ask,
              })}
            </>
          )
        }}
      />
    </Section>
  )
}

function Items({ picture: { items } }: { picture: Picture }) {
  const text = useText()
  const written = useWritten()
  const language = useLanguage()
  return (
    <Section title={text('supplierReviews.items')} id="items">
      <SectionTable
        label={text('supplierReviews.items')}
        rows={items}
        rowKey={({ id }) => id}
        empty={text('supplierReviews.itemsNone')}
        columns={[
          { key: 'name', head: text('supplierReviews.name') },
          { key: 'kind', head: text('supplierReviews.kind') },
          { key: 'since', head: text('supplierReviews.from2'), cardHead: text('supplierReviews.from2') },
          { key: 'until', head: text('supplierReviews.until'), cardHead: text('supplierReviews.until') },
          { key: 'details', head: text('supplierReviews.details') },
        ]}
        cell={(one, column) => {
          if (column === 'name') return <span lang="">{one.title}</span>
          if (column === 'kind') return written.inLanguage(itemKindWords[one.kind])
          if (column === 'since') return one.since ? written.day(one.since) : ''
          if (column === 'until') return one.until ? written.day(one.until) : ''
          return (
            <span className="small">
              {saidOf(one.values, language, written.day)
                .map(({ name, word }) => `${name}: ${word}`)
                .join('; ')}
            </span>
          )
        }}
      />
    </Section>
  )
}
