import { listStates } from '../../core/suppliers/questionnaire.ts'
import { downloadQuestionnaires } from '../../features/supplier-reviews/list-files.contract.ts'
import { listQuestionnaires } from '../../features/supplier-reviews/questionnaires.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useSearch } from '../session/search.ts'
import { useText } from '../session/text.tsx'
import { DownloadButtons } from '../suppliers/download-buttons.tsx'
import { SupplierParts } from '../suppliers/supplier-parts.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { DataTable, Pager } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { stateOfList } from './supplier-review.ts'
import styles from './supplier-reviews.module.css'

const pageSize = 50

/** All lists of questions that were put to suppliers, and how far each is. */
export function QuestionsPage() {
  const text = useText()
  const written = useWritten()
  const [search, setSearch] = useSearch()
  const state = listStates.find((one) => one === search.get('state'))
  const page = Math.max(1, Math.trunc(Number(search.get('page') ?? '1')) || 1)
  const answer = useAnswer(listQuestionnaires, { query: { page, size: pageSize, state } }, { keep: true })
  const set = (name: string, value: string) =>
    setSearch((before) => {
      const after = new URLSearchParams(before)
      if (name !== 'page') after.delete('page')
      if (value === '') after.delete(name)
      else after.set(name, value)
      return after
    })
  return (
    <Page
      title={text('questions.title')}
      crumbs={<Link to="/suppliers">{text('place.suppliers')}</Link>}
      lede={text('questions.lede')}
      action={
        answer.data?.total ? (
          <DownloadButtons
            formats={['xlsx', 'csv']}
            label={(format) => text('supplierReviews.downloadList', { format, list: text('questions.title') })}
            request={(format) => [downloadQuestionnaires, { query: { state, format } }]}
          />
        ) : null
      }
    >
      <SupplierParts />
      <Loaded answer={answer}>
        {(found) =>
          found.total === 0 && state === undefined ? (
            <EmptyPage
              purpose={text('questions.purpose')}
              auditor={text('questions.auditor')}
              step={<ButtonLink to="/suppliers">{text('questions.first')}</ButtonLink>}
            />
          ) : (
            <>
              <div className={`${styles.filters} screen-only`}>
                <SelectField
                  label={text('questions.state')}
                  choices={[
                    { value: '' as const, label: text('questions.state.all') },
                    ...listStates.map((value) => ({ value, label: text(`questions.state.${value}`) })),
                  ]}
                  field={{
                    ...{ name: 'state', value: state ?? '', error: undefined },
                    onChange: (value: string) => set('state', value),
                  }}
                />
              </div>
              <DataTable
                label={text('questions.title')}
                rows={found.items}
                rowKey={({ id }) => id}
                waiting={answer.isPlaceholderData}
                empty={text('questions.noneFits')}
                columns={[
                  {
                    key: 'title',
                    head: text('questions.list'),
                    cell: ({ id, title }) => (
                      <Link to={`/suppliers/questions/${id}`} lang="">
                        {title}
                      </Link>
                    ),
                  },
                  {
                    key: 'supplier',
                    named: true,
                    head: text('supplierReviews.supplier'),
                    cell: ({ supplier }) => (
                      <Link to={`/suppliers/${supplier.id}`} lang="">
                        {supplier.title}
                      </Link>
                    ),
                  },
                  {
                    key: 'state',
                    head: text('questions.state'),
                    cell: (one) => (
                      <Verdict state={stateOfList[one.state]}>{text(`questions.state.${one.state}`)}</Verdict>
                    ),
                  },
                  {
                    key: 'due',
                    named: true,
                    head: text('questions.due'),
                    cell: ({ dueOn }) => written.day(dueOn),
                  },
                  {
                    key: 'progress',
                    head: text('supplierReviews.details'),
                    cell: ({ progress }) => (
                      <span className="small">
                        {text('questions.progress', { answered: progress.answered, asked: progress.asked })}
                      </span>
                    ),
                  },
                ]}
              />
              <Pager
                page={found.page}
                size={found.size}
                total={found.total}
                onPage={(next) => set('page', String(next))}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
