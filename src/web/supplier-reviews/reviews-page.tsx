import { criticalityWords } from '../../core/suppliers/criticality-words.ts'
import { criticalities } from '../../core/suppliers/facts.ts'
import { decisionWords } from '../../core/suppliers/review-words.ts'
import { downloadReviewsToCome, downloadSupplierReviews } from '../../features/supplier-reviews/list-files.contract.ts'
import {
  listReviewsToCome,
  listSupplierReviews,
  reviewTimes,
} from '../../features/supplier-reviews/supplier-reviews.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useSearch } from '../session/search.ts'
import { RichText, useText } from '../session/text.tsx'
import { DownloadButtons } from '../suppliers/download-buttons.tsx'
import { SupplierParts } from '../suppliers/supplier-parts.tsx'
import { DataTable, Pager } from '../ui/data-table.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { OpenReview } from './open-review.tsx'
import { stateOfDecision, stateOfTime } from './supplier-review.ts'
import styles from './supplier-reviews.module.css'

const pageSize = 50
const pageIn = (value: string | null) => Math.max(1, Math.trunc(Number(value ?? '1')) || 1)

/** Which suppliers are to be reviewed by when, and the reviews that go on or were held. */
export function ReviewsPage() {
  const text = useText()
  const [search] = useSearch()
  const counts = useAnswer(listReviewsToCome, { query: { size: 1 } }).data?.counts
  return (
    <Page
      title={text('supplierReviews.title')}
      crumbs={<Link to="/suppliers">{text('place.suppliers')}</Link>}
      lede={counts ? <RichText name="supplierReviews.lede" values={{ count: counts.late, soon: counts.soon }} /> : null}
    >
      <SupplierParts />
      {search.get('view') === 'held' ? <Held /> : <ToCome />}
    </Page>
  )
}

/** Filters and pages in the address; a filter begins at the first page. */
function useChoice() {
  const [search, setSearch] = useSearch()
  const set = (name: string, value: string) =>
    setSearch((before) => {
      const after = new URLSearchParams(before)
      if (name !== 'page') after.delete('page')
      if (value === '') after.delete(name)
      else after.set(name, value)
      return after
    })
  return { search, set }
}

function ToCome() {
  const text = useText()
  const written = useWritten()
  const { search, set } = useChoice()
  const time = reviewTimes.find((one) => one === search.get('time'))
  const criticality = criticalities.find((one) => one === search.get('criticality'))
  const page = pageIn(search.get('page'))
  const answer = useAnswer(listReviewsToCome, { query: { page, size: pageSize, time, criticality } }, { keep: true })
  const field = <V extends string>(name: string, value: V | undefined) => ({
    ...{ name, value: (value ?? '') as V | '', error: undefined },
    onChange: (next: V | '') => set(name, next),
  })
  return (
    <Section
      title={text('supplierReviews.toCome')}
      beside={
        <div className="row">
          <DownloadButtons
            formats={['xlsx', 'csv']}
            label={(format) => text('supplierReviews.downloadList', { format, list: text('supplierReviews.toCome') })}
            request={(format) => [downloadReviewsToCome, { query: { time, criticality, format } }]}
          />
          <Link to="/suppliers/reviews?view=held">{text('supplierReviews.held')}</Link>
        </div>
      }
    >
      <div className={`${styles.filters} screen-only`}>
        <SelectField
          label={text('supplierReviews.time')}
          choices={[
            { value: '' as const, label: text('supplierReviews.time.all') },
            ...reviewTimes.map((value) => ({ value, label: text(`supplierReviews.time.${value}`) })),
          ]}
          field={field('time', time)}
        />
        <SelectField
          label={text('supplierReviews.criticality')}
          choices={[
            { value: '' as const, label: text('supplierReviews.criticality.all') },
            ...criticalities.map((value) => ({ value, label: written.inLanguage(criticalityWords[value]) })),
          ]}
          field={field('criticality', criticality)}
        />
      </div>
      <Loaded answer={answer}>
        {(found) => (
          <>
            <DataTable
              label={text('supplierReviews.toCome')}
              rows={found.items}
              rowKey={({ supplier }) => supplier.id}
              waiting={answer.isPlaceholderData}
              empty={text('supplierReviews.noneToCome')}
              columns={[
                {
                  key: 'supplier',
                  head: text('supplierReviews.supplier'),
                  cell: ({ supplier }) => (
                    <Link to={`/suppliers/${supplier.id}`} lang="">
                      {supplier.title}
                    </Link>
                  ),
                },
                {
                  key: 'criticality',
                  named: true,
                  head: text('supplierReviews.criticality'),
                  cell: (one) => written.inLanguage(criticalityWords[one.criticality]),
                },
                {
                  key: 'by',
                  named: true,
                  head: text('supplierReviews.by'),
                  cell: ({ by, last, time: when }) =>
                    by === null ? (
                      text('supplierReviews.noBy')
                    ) : (
                      <Verdict state={when === 'later' && last === null ? 'none' : stateOfTime[when]}>
                        {written.day(by)} ({text(`supplierReviews.time.${when}`)})
                      </Verdict>
                    ),
                },
                {
                  key: 'last',
                  named: true,
                  head: text('supplierReviews.last'),
                  cell: ({ last }) =>
                    last ? (
                      <Link to={`/suppliers/reviews/${last.id}`}>{written.day(last.decidedOn)}</Link>
                    ) : (
                      text('supplierReviews.never')
                    ),
                },
                {
                  key: 'owner',
                  named: true,
                  head: text('supplierReviews.owner'),
                  cell: ({ owner }) => owner || text('supplierReviews.nobody'),
                },
                {
                  key: 'acts',
                  unseen: true,
                  head: text('supplierReviews.acts'),
                  cell: ({ supplier, open }) => <OpenReview supplier={supplier} open={open} />,
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
        )}
      </Loaded>
    </Section>
  )
}

function Held() {
  const text = useText()
  const written = useWritten()
  const { search, set } = useChoice()
  const page = pageIn(search.get('page'))
  const answer = useAnswer(listSupplierReviews, { query: { page, size: pageSize } }, { keep: true })
  return (
    <Section
      title={text('supplierReviews.held')}
      beside={
        <div className="row">
          <DownloadButtons
            formats={['xlsx', 'csv']}
            label={(format) => text('supplierReviews.downloadList', { format, list: text('supplierReviews.held') })}
            request={(format) => [downloadSupplierReviews, { query: { format } }]}
          />
          <Link to="/suppliers/reviews">{text('supplierReviews.toCome')}</Link>
        </div>
      }
    >
      <Loaded answer={answer}>
        {(found) => (
          <>
            <DataTable
              label={text('supplierReviews.held')}
              rows={found.items}
              rowKey={({ id }) => id}
              waiting={answer.isPlaceholderData}
              empty={text('supplierReviews.none')}
              columns={[
                {
                  key: 'supplier',
                  head: text('supplierReviews.supplier'),
                  cell: (one) => (
                    <Link to={`/suppliers/reviews/${one.id}`} lang="">
                      {one.supplier.title}
                    </Link>
                  ),
                },
                {
                  key: 'period',
                  named: true,
                  head: text('supplierReviews.period'),
                  cell: (one) =>
                    text('supplierReviews.days', {
                      from: written.day(one.periodFrom),
                      until: written.day(one.periodTo),
                    }),
                },
                {
                  key: 'decision',
                  named: true,
                  head: text('supplierReviews.decision'),
                  cell: ({ decision }) => (
                    <Verdict state={decision ? stateOfDecision[decision] : 'soon'}>
                      {decision ? written.inLanguage(decisionWords[decision]) : text('supplierReviews.undecided')}
                    </Verdict>
                  ),
                },
                {
                  key: 'who',
                  head: text('supplierReviews.on'),
                  cell: (one) =>
                    one.decidedOn
                      ? `${written.day(one.decidedOn)}, ${one.decidedBy ?? ''}`
                      : `${text('supplierReviews.begun')} ${written.day(one.openedOn)}, ${one.openedBy}`,
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
        )}
      </Loaded>
    </Section>
  )
}
