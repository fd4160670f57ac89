import { useState } from 'react'
import { listAssessments } from '../../features/assessment/assessment.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { Link, useGo } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSearch } from '../session/search.ts'
import { useMay, useMaySee, useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { type DataColumn, DataTable, Pager } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { overviewAddress, resultAddress } from './addresses.ts'
import { AssessmentForm } from './assessment-form.tsx'
import { unsentIn } from './keep-unsent.ts'
import { useResultAhead } from './use-result-ahead.ts'

type Summary = Answer<typeof listAssessments>['items'][number]
const size = 25

/** The gap assessments of the organisation; for whoever only answers parts, those with such a part. */
export function AssessmentsPage() {
  const text = useText()
  const { at } = useMoment()
  const go = useGo()
  const mayStart = useMay('assessment:write')
  const maySeeAll = useMaySee('assessment:results')
  const [starting, setStarting] = useState(false)
  const [search, setSearch] = useSearch()
  const page = Math.max(1, Number.parseInt(search.get('page') ?? '1', 10) || 1)
  const answer = useAnswer(listAssessments, { query: { page, size } }, { keep: true })
  const columns = useColumns()
  const none = answer.data?.total === 0
  const start = (
    <Button onPress={() => setStarting(true)}>{text(none ? 'assessments.first' : 'assessments.start')}</Button>
  )
  return (
    <Page
      title={text('place.assessments')}
      lede={none ? null : text(maySeeAll ? 'assessments.lede' : 'assessments.ledeParts')}
      action={mayStart && answer.data && !none ? start : null}
    >
      <Loaded answer={answer}>
        {({ items, total }) =>
          total > 0 ? (
            <>
              <DataTable
                label={text('place.assessments')}
                rows={items}
                rowKey={({ id }) => id}
                columns={columns}
                waiting={answer.isPlaceholderData}
              />
              <Pager
                page={page}
                size={size}
                total={total}
                onPage={(next) =>
                  setSearch((before) => {
                    const after = new URLSearchParams(before)
                    after.set('page', String(next))
                    return after
                  })
                }
              />
            </>
          ) : at !== null ? (
            <p>{text('assessments.noneThen')}</p>
          ) : maySeeAll ? (
            <EmptyPage
              purpose={text('assessments.purpose')}
              auditor={text('assessments.auditor')}
              step={mayStart ? start : <span className="small">{text('assessments.othersStart')}</span>}
            />
          ) : (
            <p>{text('assessments.noParts')}</p>
          )
        }
      </Loaded>
      {starting ? (
        <AssessmentForm
          existing={null}
          onClose={() => setStarting(false)}
          onDone={({ id }) => go(overviewAddress(id))}
        />
      ) : null}
    </Page>
  )
}

function useColumns(): DataColumn<Summary>[] {
  const text = useText()
  const written = useWritten()
  const { session } = useSession()
  const maySeeResults = useMaySee('assessment:results')
  const whose = { organisation: session.organisation?.id ?? '', person: session.person?.id ?? '' }
  return [
    {
      key: 'name',
      head: text('assessments.name'),
      width: 'wide',
      cell: (one) => {
        const unsent = unsentIn({ ...whose, assessment: one.id }, localStorage)
        return (
          <>
            <Link to={overviewAddress(one.id)}>
              <b>{one.name}</b>
            </Link>
            <div className="small">{written.list(one.editions.map(({ name }) => name))}</div>
            {one.departments.length > 0 ? (
              <div className="small">{written.list(one.departments.map(({ name }) => name))}</div>
            ) : null}
            {unsent > 0 ? (
              <div>
                <Verdict state="soon">{text('assessments.unsent', { count: unsent })}</Verdict>
              </div>
            ) : null}
          </>
        )
      },
    },
    {
      key: 'started',
      head: text('assessments.started'),
      cell: (one) => (
        <>
          {written.dayOf(one.startedAt)}
          <div className="small">{one.startedBy}</div>
        </>
      ),
    },
    {
      key: 'progress',
      head: text('assessments.progress'),
      cell: ({ progress }) => text('progress.answered', { count: progress.answered, of: progress.asked }),
    },
    {
      key: 'state',
      head: text('assessments.state'),
      cell: (one) => (
        <>
          <Verdict state={one.closedAt ? 'holds' : 'soon'}>
            {text(one.closedAt ? 'assessment.closed' : 'assessment.open')}
          </Verdict>
          {maySeeResults && one.progress.answered > 0 ? (
            <div>
              <ResultLink id={one.id} name={one.name} />
            </div>
          ) : null}
        </>
      ),
    },
  ]
}

function ResultLink({ id, name }: { id: string; name: string }) {
  const text = useText()
  const ahead = useResultAhead(id, true)
  return (
    <Link to={resultAddress(id)} aria-label={text('assessments.resultOf', { name })} {...ahead}>
      {text('assessment.result')}
    </Link>
  )
}
