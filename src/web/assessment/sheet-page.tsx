import { useRef, useState } from 'react'
import { useParams } from 'react-router'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSearch } from '../session/search.ts'
import { useText } from '../session/text.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { overviewAddress } from './addresses.ts'
import { SaveStatus } from './save-status.tsx'
import styles from './sheet.module.css'
import { filterSheet, readSheetFilter, type SheetFilter, type SheetSubject, writeSheetFilter } from './sheet-filter.ts'
import { SheetFilters } from './sheet-filters.tsx'
import { useSheetKeys } from './sheet-keys.ts'
import { SubjectRows } from './sheet-rows.tsx'
import { isAnswered, stepsOf, subjectsFor } from './steps.ts'
import { type Assessment, useAssessment } from './use-assessment.ts'
import { useQueue } from './use-queue.ts'

/** All questions on one sheet, by theme: for whoever answers many at once. */
export function SheetPage() {
  const { assessment: id = '' } = useParams()
  const text = useText()
  const answer = useAssessment(id)
  const name = answer.data?.opened.name
  return (
    <Page
      title={text('allQuestions.title')}
      tab={name ? `${text('allQuestions.title')} ${name}` : undefined}
      crumbs={name ? <Link to={overviewAddress(id)}>{name}</Link> : null}
    >
      <Loaded answer={answer}>{(assessment) => <Sheet assessment={assessment} />}</Loaded>
    </Page>
  )
}

function Sheet({ assessment }: { assessment: Assessment }) {
  const text = useText()
  const { at } = useMoment()
  const [search, setSearch] = useSearch()
  const filter = readSheetFilter(search)
  const { opened, questions, saved } = assessment
  const queue = useQueue(opened.id)
  const grid = useRef<HTMLDivElement>(null)
  const subjects = subjectsFor(questions, opened, filter.department)
  const find = () => filterSheet(subjects, opened.parts, filter, (step) => isAnswered(saved, filter.department, step))
  // What is answered while one looks stays where it is: the list is made anew only when the filter changes.
  const asked = `${JSON.stringify(filter)} ${questions.subjects.length} ${questions.subjects[0]?.title} ${opened.parts.length}`
  const [found, setFound] = useState<{ asked: string; list: SheetSubject[] }>(() => ({ asked, list: find() }))
  const list = found.asked === asked ? found.list : find()
  if (found.asked !== asked) setFound({ asked, list })
  const may = at === null && opened.mayAnswer !== 'none'
  useSheetKeys(grid)
  const change = (part: Partial<SheetFilter>) =>
    setSearch((before) => writeSheetFilter(before, part), { replace: true, preventScrollReset: true })
  const count = list.reduce((sum, { steps }) => sum + steps.length, 0)
  const steps = stepsOf(subjects)
  const answered = steps.filter((step) => isAnswered(saved, filter.department, step)).length
  return (
    <>
      <SheetFilters assessment={assessment} subjects={subjects} filter={filter} onChange={change} />
      <div className={styles.bar}>
        <p role="status">
          {text('allQuestions.shown', { count, of: steps.length })}{' '}
          {text('progress.answered', { count: answered, of: steps.length })}
        </p>
        <SaveStatus queue={queue} assessment={opened.id} />
      </div>
      {may ? <p className={`small ${styles.hint}`}>{text('allQuestions.keys')}</p> : null}
      <div ref={grid}>
        {questions.themes.map((theme) => {
          const own = list.filter(({ subject }) => subject.theme === theme.key)
          if (own.length === 0) return null
          return (
            <section key={theme.key} className={styles.theme} aria-labelledby={`theme ${theme.key}`}>
              <h2 id={`theme ${theme.key}`}>{theme.name}</h2>
              {own.map((one) => (
                <SubjectRows
                  key={one.subject.key}
                  assessment={opened.id}
                  department={filter.department}
                  subject={one.subject}
                  steps={one.steps}
                  saved={saved}
                  queue={queue}
                  may={may}
                />
              ))}
            </section>
          )
        })}
        {list.length === 0 ? <p className={styles.nothing}>{text('allQuestions.nothing')}</p> : null}
      </div>
    </>
  )
}
