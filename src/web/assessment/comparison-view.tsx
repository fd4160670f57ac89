import { useSearchParams } from 'react-router'
import { type Outcome, outcomes } from '../../core/assessment/compare.ts'
import { listAssessments, openAssessment } from '../../features/assessment/assessment.contract.ts'
import { compareAssessments } from '../../features/assessment/results.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { Verdict } from '../ui/verdict.tsx'
import gaps from './gaps.module.css'
import styles from './result.module.css'
import { percentOf, verdictOf } from './words.ts'

type Compared = Answer<typeof compareAssessments>
type Item = Compared['items'][number]
/** Most telling first; what stayed the same is last and folded. */
const order: readonly Outcome[] = ['worse', 'better', 'new', 'unfinished', 'dropped', 'same']

type Props = { assessment: string; change: (name: string, value: string) => void }

/** What became better or worse since an earlier assessment. */
export function ComparisonView({ assessment, change }: Props) {
  const text = useText()
  const [search] = useSearchParams()
  const earlier = useAnswer(listAssessments, { query: { size: 200 } })
  const opened = useAnswer(openAssessment, { params: { assessment }, query: {} })
  const others = (earlier.data?.items ?? []).filter(({ id }) => id !== assessment)
  const chosen = search.get('with') ?? opened.data?.basedOn?.id
  return (
    <Loaded<unknown> answer={earlier.data ? opened : earlier}>
      {() =>
        others.length === 0 ? (
          <p className={styles.none}>{text('compare.none')}</p>
        ) : (
          <>
            <div className={gaps.filters}>
              <SelectField
                label={text('compare.with')}
                field={{
                  name: 'with',
                  value: chosen ?? '',
                  onChange: (value) => change('with', value),
                  error: undefined,
                }}
                choices={[
                  { value: '', label: text('compare.choose') },
                  ...others.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            </div>
            {chosen ? <Comparison assessment={assessment} earlier={chosen} /> : null}
          </>
        )
      }
    </Loaded>
  )
}

function Comparison({ assessment, earlier }: { assessment: string; earlier: string }) {
  const text = useText()
  const written = useWritten()
  const language = useLanguage()
  const answer = useAnswer(
    compareAssessments,
    { params: { assessment }, query: { with: earlier, language } },
    { keep: true },
  )
  return (
    <Loaded answer={answer}>
      {({ earlier: before, counts, items }) => (
        <>
          <p className={styles.serif}>
            {text('compare.lede', {
              name: before.name,
              day: written.dayOf(before.closedAt ?? before.startedAt),
              better: counts.better ?? 0,
              worse: counts.worse ?? 0,
              same: counts.same ?? 0,
            })}
          </p>
          {order
            .filter((outcome) => outcomes.includes(outcome) && (counts[outcome] ?? 0) > 0)
            .map((outcome) => (
              <Section
                key={outcome}
                title={text(`outcome.${outcome}`)}
                beside={text('compare.count', { count: counts[outcome] ?? 0 })}
              >
                <Items outcome={outcome} items={items.filter((item) => item.outcome === outcome)} />
              </Section>
            ))}
        </>
      )}
    </Loaded>
  )
}

function Items({ outcome, items }: { outcome: Outcome; items: readonly Item[] }) {
  const text = useText()
  const table = (
    <SectionTable
      label={text(`outcome.${outcome}`)}
      columns={[
        { key: 'what', head: text('compare.requirement') },
        { key: 'before', head: text('compare.before'), cardHead: text('compare.before') },
        { key: 'after', head: text('compare.after'), cardHead: text('compare.after') },
      ]}
      rows={items}
      rowKey={({ edition, subject }) => `${edition} ${subject}`}
      cell={(item, column) =>
        column === 'what' ? <What item={item} /> : <Side side={column === 'before' ? item.before : item.after} />
      }
    />
  )
  if (outcome === 'worse' || outcome === 'better') return table
  return (
    <details className={gaps.answers}>
      <summary>{text('compare.show', { count: items.length })}</summary>
      {table}
    </details>
  )
}

function What({ item }: { item: Item }) {
  const text = useText()
  const path = item.subject.includes('/clause/') ? 'clauses/' : ''
  return (
    <>
      <Link to={`/standards/${item.edition}/${path}${item.number}`}>
        {item.number} {item.title}
      </Link>
      <div className="small">
        {item.editionName}
        {item.through.length > 0
          ? `. ${text('compare.through', { subjects: item.through.map(({ subject }) => subject.split('/').pop()).join(', ') })}`
          : ''}
      </div>
    </>
  )
}

function Side({ side }: { side: Item['before'] }) {
  const text = useText()
  if (!side) return <>–</>
  return (
    <>
      <Verdict state={verdictOf(side.state)}>{text(`standing.${side.state}`)}</Verdict>
      {side.score === null ? null : <span className="small"> {percentOf(side.score)}%</span>}
    </>
  )
}
