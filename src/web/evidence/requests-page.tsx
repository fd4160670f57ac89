import { useState } from 'react'
import { listEvidenceRequests } from '../../features/evidence/requests.contract.ts'
import { MeasureParts } from '../measures/measure-parts.tsx'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useSearch } from '../session/search.ts'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, Pager } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './evidence.module.css'
import { RequestSheet } from './request-sheet.tsx'
import { type EvidenceRequest, verdictOfRequest } from './requests.ts'

const states = ['open', 'late', 'answered', 'withdrawn', 'all'] as const
const size = 50

/** What was asked of colleagues: those that wait, or all. */
export function EvidenceRequestsPage() {
  const text = useText()
  const may = useMay('evidence:request')
  const [search, setSearch] = useSearch()
  const [asking, setAsking] = useState(false)
  const state = states.find((one) => one === search.get('state'))
  const mine = search.get('mine') === 'yes' ? ('yes' as const) : undefined
  const measure = /^[0-9a-f-]{36}$/.exec(search.get('measure') ?? '')?.[0]
  const page = Math.max(1, Math.min(100_000, Number.parseInt(search.get('page') ?? '1', 10) || 1))
  const answer = useAnswer(listEvidenceRequests, { query: { state, mine, measure, page, size } }, { keep: true })
  const columns = useColumns()
  const change = (name: string, value: string) =>
    setSearch((before) => {
      const after = new URLSearchParams(before)
      after.delete('page')
      if (value) after.set(name, value)
      else after.delete(name)
      return after
    })
  const add = may ? <Button onPress={() => setAsking(true)}>{text('request.ask')}</Button> : null
  return (
    <Page title={text('request.part')} action={answer.data?.any ? add : null}>
      <MeasureParts />
      <Loaded answer={answer}>
        {(found) =>
          found.any ? (
            <>
              <search className={styles.filters} aria-label={text('request.filters')}>
                <SelectField
                  label={text('evidence.state')}
                  choices={[
                    { value: '', label: text('request.waiting') },
                    ...states.map((one) => ({ value: one, label: text(`requestState.${one}`) })),
                  ]}
                  field={{
                    name: 'state',
                    value: state ?? '',
                    onChange: (value) => change('state', value),
                    error: undefined,
                  }}
                />
                <SelectField
                  label={text('request.asked')}
                  choices={[
                    { value: '', label: text('request.everybody') },
                    { value: 'yes', label: text('request.me') },
                  ]}
                  field={{
                    name: 'mine',
                    value: mine ?? '',
                    onChange: (value) => change('mine', value),
                    error: undefined,
                  }}
                />
              </search>
              <DataTable
                label={text('request.part')}
                rows={found.items}
                rowKey={({ id }) => id}
                columns={columns}
                waiting={answer.isPlaceholderData}
                empty={text('request.nothingFound')}
              />
              <Pager
                page={found.page}
                size={found.size}
                total={found.total}
                onPage={(next) => change('page', String(next))}
              />
            </>
          ) : (
            <EmptyPage purpose={text('request.purpose')} auditor={text('request.auditor')} step={add} />
          )
        }
      </Loaded>
      {asking ? <RequestSheet onClose={() => setAsking(false)} /> : null}
    </Page>
  )
}

function useColumns() {
  const text = useText()
  const written = useWritten()
  return [
    {
      key: 'title',
      head: text('request.request'),
      width: 'wide' as const,
      cell: ({ id, title, measureTitle }: EvidenceRequest) => (
        <>
          <Link to={`/evidence/requests/${id}`} className={styles.title} lang="">
            {title}
          </Link>
          <div className="small" lang="">
            {measureTitle}
          </div>
        </>
      ),
    },
    {
      key: 'state',
      head: text('evidence.state'),
      cell: ({ state }: EvidenceRequest) => (
        <Verdict state={verdictOfRequest(state)}>{text(`requestState.${state}`)}</Verdict>
      ),
    },
    {
      key: 'due',
      named: true,
      head: text('request.due'),
      cell: ({ dueOn }: EvidenceRequest) => <span className={styles.period}>{written.day(dueOn)}</span>,
    },
    {
      key: 'asked',
      named: true,
      head: text('request.asked'),
      cell: ({ askedName }: EvidenceRequest) => <span lang="">{askedName ?? text('request.left')}</span>,
    },
    {
      key: 'by',
      named: true,
      head: text('request.askedBy'),
      spare: true,
      cell: ({ askedBy }: EvidenceRequest) => <span lang="">{askedBy}</span>,
    },
  ]
}
