import { findingGrades, findingStates } from '../../core/reviews/review-state.ts'
import { listFindings } from '../../features/reviews/reviews.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useSearch } from '../session/search.ts'
import { RichText, useText } from '../session/text.tsx'
import { Pager } from '../ui/data-table.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { AuditParts } from './audit-parts.tsx'
import { FindingList } from './finding-list.tsx'
import styles from './reviews.module.css'

const pageSize = 50

/** The findings of all reviews: what is open, late and closed. */
export function FindingsPage() {
  const text = useText()
  const [search, setSearch] = useSearch()
  const state = findingStates.find((one) => one === search.get('state'))
  const grade = findingGrades.find((one) => one === search.get('grade'))
  const page = Math.max(1, Math.trunc(Number(search.get('page') ?? '1')) || 1)
  const answer = useAnswer(listFindings, { query: { page, size: pageSize, state, grade } }, { keep: true })
  const change = (name: string, value: string) =>
    setSearch((before) => {
      const after = new URLSearchParams(before)
      if (name !== 'page') after.delete('page')
      if (value) after.set(name, value)
      else after.delete(name)
      return after
    })
  const open = answer.data?.open
  const all = { value: '' as const, label: text('measures.all') }
  return (
    <Page
      title={text('findings.title')}
      lede={
        open ? (
          <RichText
            name="findings.lede"
            values={{
              count: open.major + open.minor + open.observation,
              major: open.major,
              late: answer.data?.late ?? 0,
            }}
          />
        ) : null
      }
    >
      <AuditParts />
      <search className={styles.filters} aria-label={text('findings.filters')}>
        <SelectField
          label={text('measures.state')}
          choices={[all, ...findingStates.map((one) => ({ value: one, label: text(`findingState.${one}`) }))]}
          field={{ name: 'state', value: state ?? '', error: undefined, onChange: (value) => change('state', value) }}
        />
        <SelectField
          label={text('findings.grade')}
          choices={[all, ...findingGrades.map((one) => ({ value: one, label: text(`grade.${one}`) }))]}
          field={{ name: 'grade', value: grade ?? '', error: undefined, onChange: (value) => change('grade', value) }}
        />
      </search>
      <Loaded answer={answer}>
        {(found) => (
          <>
            {found.items.length === 0 ? <p>{text('findings.none')}</p> : null}
            <FindingList findings={found.items} withReview />
            <Pager
              page={found.page}
              size={found.size}
              total={found.total}
              onPage={(next) => change('page', String(next))}
            />
          </>
        )}
      </Loaded>
    </Page>
  )
}
