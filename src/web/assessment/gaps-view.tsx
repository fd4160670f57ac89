import type { OwnerRole } from '../../core/guidance/guidance.ts'
import { listGaps } from '../../features/assessment/results.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useLanguage } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useSearch } from '../session/search.ts'
import { useText } from '../session/text.tsx'
import { Pager } from '../ui/data-table.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Facts } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { AnswerMark } from './answer-given.tsx'
import styles from './gaps.module.css'
import type { Result } from './result.ts'
import { verdictOf } from './words.ts'

type Found = Answer<typeof listGaps>
type Gap = Found['items'][number]
const size = 25
const levels = [1, 2, 3] as const

type Props = {
  assessment: string
  result: Result
  department: string | undefined
  change: (name: string, value: string) => void
}

/** What is missing: a field by weight and effort that filters, and each gap with who could do what about it. */
export function GapsView({ assessment, result, department, change }: Props) {
  const text = useText()
  const language = useLanguage()
  const [search, setSearch] = useSearch()
  const level = (name: string) => levels.find((one) => String(one) === search.get(name))
  const effort = level('effort')
  const weight = level('weight')
  const page = Math.max(1, Number.parseInt(search.get('page') ?? '1', 10) || 1)
  const edition = result.editions.find(({ id }) => id === search.get('edition'))?.id
  const theme = result.themes.find(({ key }) => key === search.get('theme'))?.key
  const query = { page, size, department, edition, theme, effort, weight, language }
  const answer = useAnswer(listGaps, { params: { assessment }, query }, { keep: true })
  const both = (next: { effort: number; weight: number } | null) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        for (const name of ['effort', 'weight', 'page']) after.delete(name)
        if (next) {
          after.set('effort', String(next.effort))
          after.set('weight', String(next.weight))
        }
        return after
      },
      { preventScrollReset: true },
    )
  const field = (name: string, value: string) => ({
    name,
    value,
    onChange: (next: string) => change(name, next),
    error: undefined,
  })
  return (
    <Loaded answer={answer}>
      {(found) => (
        <div className={styles.gaps} aria-busy={answer.isPlaceholderData}>
          <div>
            <Field counts={found.counts} effort={effort} weight={weight} onChoose={both} />
            <search className={styles.filters} aria-label={text('gaps.filters')}>
              {result.editions.length > 1 ? (
                <SelectField
                  label={text('statement.edition')}
                  field={field('edition', edition ?? '')}
                  choices={[
                    { value: '', label: text('statement.allEditions') },
                    ...result.editions.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
              ) : null}
              <SelectField
                label={text('statement.theme')}
                field={field('theme', theme ?? '')}
                choices={[
                  { value: '', label: text('statement.allThemes') },
                  ...result.themes.map(({ key, name }) => ({ value: key, label: name })),
                ]}
              />
            </search>
          </div>
          <div>
            <p role="status" className="small">
              {text('gaps.found', { count: found.total })}
            </p>
            <ol className={styles.list}>
              {found.items.map((gap) => (
                <li key={gap.subject}>
                  <OneGap gap={gap} assessment={assessment} />
                </li>
              ))}
            </ol>
            {found.total === 0 ? <p>{text('gaps.none')}</p> : null}
            <Pager page={page} size={size} total={found.total} onPage={(next) => change('page', String(next))} />
          </div>
        </div>
      )}
    </Loaded>
  )
}

type FieldProps = {
  counts: Found['counts']
  effort: number | undefined
  weight: number | undefined
  onChoose: (next: { effort: number; weight: number } | null) => void
}

/** Gaps counted by weight (rows) and effort (columns); a count is a filter. */
function Field({ counts, effort, weight, onChoose }: FieldProps) {
  const text = useText()
  return (
    <table className={styles.field}>
      <caption>{text('gaps.field')}</caption>
      <thead>
        <tr>
          <td />
          {levels.map((one) => (
            <th key={one} scope="col">
              {text(`effort.${one}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...levels].reverse().map((row) => (
          <tr key={row}>
            <th scope="row">{text(`weight.${row}`)}</th>
            {levels.map((column) => {
              const count = counts[row - 1]?.[column - 1] ?? 0
              const chosen = effort === column && weight === row
              return (
                <td key={column}>
                  <button
                    type="button"
                    aria-pressed={chosen}
                    disabled={count === 0 && !chosen}
                    aria-label={text('gaps.cell', {
                      count,
                      weight: text(`weight.${row}`).toLowerCase(),
                      effort: text(`effort.${column}`).toLowerCase(),
                    })}
                    onClick={() => onChoose(chosen ? null : { effort: column, weight: row })}
                  >
                    {count}
                  </button>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function OneGap({ gap, assessment }: { gap: Gap; assessment: string }) {
  const text = useText()
  const own = gap.subject.split('/').pop() ?? ''
  return (
    <article className={styles.gap}>
      <div className={styles.gapHead}>
        <h2>
          <Link to={`/assessments/${assessment}/answer/whole/${gap.subject}`}>
            {own} {gap.title}
          </Link>
        </h2>
        <Verdict state={verdictOf(gap.state)}>{text(`standing.${gap.state}`)}</Verdict>
      </div>
      <p className="small">
        {gap.requirements.map(({ editionName, number }) => `${editionName} ${number}`).join(' · ')}
      </p>
      <p className={styles.measure}>{gap.measure}</p>
      <Facts
        facts={[
          { term: text('explain.owner'), value: text(`ownerRole.${gap.ownerRole as OwnerRole}`) },
          {
            term: text('gaps.weightEffort'),
            value: `${text(`weight.${gap.weight as 1}`)}; ${text(`effort.${gap.effort as 1}`).toLowerCase()}`,
          },
        ]}
      />
      <details className={styles.answers}>
        <summary>{text('gaps.answers', { count: gap.answers.length })}</summary>
        <ul>
          {gap.answers.map((one) => (
            <li key={`${one.department} ${one.question}`}>
              <AnswerMark answer={one.answer} /> {one.department ? <b>{one.department}: </b> : null}
              {one.text}
              {one.note ? <span className={styles.note}>{one.note}</span> : null}
              <span className="small"> {one.by}</span>
            </li>
          ))}
        </ul>
      </details>
    </article>
  )
}
