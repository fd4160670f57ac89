import { useState } from 'react'
import { listReviews } from '../../features/reviews/reviews.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link, useGo } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSearch } from '../session/search.ts'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, Pager } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { AuditParts } from './audit-parts.tsx'
import { ReviewSheet } from './review-sheet.tsx'
import styles from './reviews.module.css'

const pageSize = 50

/** Independent reviews: who looked, when, at how much, and what is still open. */
export function ReviewsPage() {
  const text = useText()
  const written = useWritten()
  const go = useGo()
  const { at } = useMoment()
  const may = useMay('reviews:write')
  const [search, setSearch] = useSearch()
  const page = Math.max(1, Math.trunc(Number(search.get('page') ?? '1')) || 1)
  const answer = useAnswer(listReviews, { query: { page, size: pageSize } }, { keep: true })
  const [adding, setAdding] = useState(false)
  const found = answer.data
  const add = <Button onPress={() => setAdding(true)}>{text('reviews.add')}</Button>
  return (
    <Page
      title={text('reviews.title')}
      lede={found && found.total > 0 ? text('reviews.lede') : null}
      action={may && found && found.total > 0 ? add : null}
    >
      <AuditParts />
      <Loaded answer={answer}>
        {(reviews) =>
          reviews.total === 0 ? (
            at ? (
              <p>{text('reviews.noneThen')}</p>
            ) : (
              <EmptyPage purpose={text('reviews.purpose')} auditor={text('reviews.auditor')} step={may ? add : null} />
            )
          ) : (
            <>
              <DataTable
                label={text('reviews.title')}
                rows={reviews.items}
                rowKey={({ id }) => id}
                waiting={answer.isPlaceholderData}
                columns={[
                  {
                    key: 'title',
                    head: text('reviews.review'),
                    cell: (one) => (
                      <>
                        <Link to={`/audits/reviews/${one.id}`} lang="">
                          {one.title}
                        </Link>
                        <div className="small">{text(`reviewKind.${one.kind}`)}</div>
                      </>
                    ),
                  },
                  { key: 'day', named: true, head: text('reviews.on'), cell: (one) => written.day(one.reviewedOn) },
                  { key: 'who', named: true, head: text('reviews.reviewer'), cell: (one) => one.reviewer },
                  {
                    key: 'covered',
                    head: text('reviews.covered'),
                    cell: (one) =>
                      one.covered.map(({ id, name, count }) => (
                        <div key={id} className="small">
                          {text('measures.counted', { name, count })}
                        </div>
                      )),
                  },
                  {
                    key: 'open',
                    named: true,
                    head: text('reviews.findings'),
                    cell: (one) => (
                      <span className={`small ${styles.numbers}`}>
                        {text('reviews.open', { ...one.open, closed: one.closed })}
                      </span>
                    ),
                  },
                ]}
              />
              <Pager
                page={reviews.page}
                size={reviews.size}
                total={reviews.total}
                onPage={(next) =>
                  setSearch((before) => {
                    const after = new URLSearchParams(before)
                    after.set('page', String(next))
                    return after
                  })
                }
              />
            </>
          )
        }
      </Loaded>
      {adding ? (
        <ReviewSheet review={null} onClose={() => setAdding(false)} onSaved={(id) => go(`/audits/reviews/${id}`)} />
      ) : null}
    </Page>
  )
}
