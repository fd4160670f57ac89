import { lazy, Suspense } from 'react'
import { useParams } from 'react-router'
import { readAssessmentResult } from '../../features/assessment/results.contract.ts'
import { Waiting } from '../frame/waiting.tsx'
import { useAnswer } from '../session/answers.ts'
import { useLanguage } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useSearch } from '../session/search.ts'
import { RichText, useText } from '../session/text.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { overviewAddress } from './addresses.ts'
import { Matrix } from './matrix.tsx'
import { ReportMenu } from './report-menu.tsx'
import styles from './result.module.css'
import type { Result } from './result.ts'

const ThemesView = lazy(async () => ({ default: (await import('./themes-view.tsx')).ThemesView }))
const GapsView = lazy(async () => ({ default: (await import('./gaps-view.tsx')).GapsView }))
const ComparisonView = lazy(async () => ({ default: (await import('./comparison-view.tsx')).ComparisonView }))

const views = ['matrix', 'themes', 'gaps', 'comparison'] as const

/** What an assessment shows: the whole standard, the themes, what is missing, and what changed since an earlier one. */
export function ResultPage() {
  const { assessment = '' } = useParams()
  const text = useText()
  const language = useLanguage()
  const [search, setSearch] = useSearch()
  const department = search.get('department') ?? undefined
  const answer = useAnswer(
    readAssessmentResult,
    { params: { assessment }, query: { department, language } },
    { keep: true },
  )
  const view = views.find((one) => one === search.get('view')) ?? 'matrix'
  const result = answer.data
  const change = (name: string, value: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        if (value) after.set(name, value)
        else after.delete(name)
        after.delete('page')
        return after
      },
      { preventScrollReset: true },
    )
  return (
    <Page
      title={text('result.title')}
      tab={result ? `${text('result.title')} ${result.name}` : undefined}
      crumbs={result ? <Link to={overviewAddress(assessment)}>{result.name}</Link> : null}
      lede={result ? <ResultLede result={result} department={department} /> : null}
      action={<ReportMenu assessment={assessment} />}
    >
      <Loaded answer={answer}>
        {(found) => (
          <>
            <div className={`${styles.bar} screen-only`}>
              <nav aria-label={text('result.views')} className={styles.views}>
                {views.map((one) => (
                  <Link
                    key={one}
                    to={`?${viewAddress(search, one)}`}
                    aria-current={one === view ? 'page' : undefined}
                    preventScrollReset
                  >
                    {text(`result.view.${one}`)}
                  </Link>
                ))}
              </nav>
              {found.departments.length > 0 ? (
                <SelectField
                  label={text('allQuestions.department')}
                  field={{
                    name: 'department',
                    value: department ?? '',
                    onChange: (value) => change('department', value),
                    error: undefined,
                  }}
                  choices={[
                    { value: '', label: text('result.allDepartments') },
                    ...found.departments.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
              ) : null}
            </div>
            <Suspense fallback={<Waiting />}>
              {view === 'matrix' ? (
                <Matrix assessment={assessment} result={found} />
              ) : view === 'themes' ? (
                <ThemesView result={found} />
              ) : view === 'gaps' ? (
                <GapsView assessment={assessment} result={found} department={department} change={change} />
              ) : (
                <ComparisonView assessment={assessment} change={change} />
              )}
            </Suspense>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function viewAddress(search: URLSearchParams, view: (typeof views)[number]): string {
  const kept = new URLSearchParams()
  for (const name of ['at', 'department', 'edition']) {
    const value = search.get(name)
    if (value) kept.set(name, value)
  }
  if (view !== 'matrix') kept.set('view', view)
  return kept.toString()
}

/** The one figure that matters: of each standard, how many requirements are met by the answers. */
function ResultLede({ result, department }: { result: Result; department: string | undefined }) {
  const text = useText()
  const of = result.departments.find(({ id }) => id === department)
  return (
    <span className={styles.lede}>
      {of ? <b>{of.name}. </b> : null}
      {result.editions.map(({ id, name, total, states }) => {
        const applicable = total - (states['not-applicable'] ?? 0)
        return (
          <span key={id}>
            <RichText
              name="result.figure"
              values={{ name, count: states.met ?? 0, met: states.met ?? 0, applicable }}
            />{' '}
            {(states.open ?? 0) > 0 ? text('result.open', { count: states.open ?? 0 }) : null}{' '}
          </span>
        )
      })}
    </span>
  )
}
