import { useState } from 'react'
import { listOwnCoverages, ownCoverageOrders } from '../../features/own-coverage/own-coverage.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link, useGo } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { SupplierParts } from '../suppliers/supplier-parts.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { type DataColumn, DataTable, Pager } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { FactsSheet } from './facts-sheet.tsx'
import styles from './own-coverage.module.css'
import type { Choices, ListedCoverage } from './own-coverage.ts'
import { TypedSearch } from './typed-search.tsx'
import { useListQuery } from './use-list-query.ts'

const size = 50

/** The coverage reports that the organisation gives to its own customers. */
export function OwnCoveragesPage() {
  const text = useText()
  const go = useGo()
  const may = useMay('suppliers:write')
  const { at } = useMoment()
  const { among, search, page, change, type } = useListQuery()
  const sort = among('sort', ownCoverageOrders) ?? 'title'
  const direction = among('direction', ['down'] as const) ?? 'up'
  const answer = useAnswer(listOwnCoverages, { query: { search, sort, direction, page, size } }, { keep: true })
  const [adding, setAdding] = useState(false)
  const columns = useColumns()
  const begin = (choices: Choices) =>
    !may ? null : choices.services.length === 0 ? (
      <>
        <p>{text('ownCoverage.noServices')}</p>
        <ButtonLink to="/touchpoints">{text('place.touchpoints')}</ButtonLink>
      </>
    ) : choices.editions.length === 0 ? (
      <>
        <p>{text('ownCoverage.noEditions')}</p>
        <ButtonLink to="/standards">{text('place.standards')}</ButtonLink>
      </>
    ) : (
      <Button onPress={() => setAdding(true)}>{text('ownCoverage.begin')}</Button>
    )
  const found = answer.data
  const none = found?.total === 0 && search === undefined
  return (
    <Page
      title={text('ownCoverage.title')}
      crumbs={<Link to="/suppliers">{text('place.suppliers')}</Link>}
      action={found && !none ? begin(found.choices) : null}
    >
      <SupplierParts />
      <Loaded answer={answer}>
        {(list) =>
          none ? (
            at ? (
              <p>{text('ownCoverage.noneThen')}</p>
            ) : (
              <EmptyPage
                purpose={text('ownCoverage.purpose')}
                auditor={text('ownCoverage.auditor')}
                step={begin(list.choices)}
              />
            )
          ) : (
            <>
              <search className={styles.filters} aria-label={text('ownCoverage.filters')}>
                <TypedSearch value={search ?? ''} change={type} />
              </search>
              <DataTable
                label={text('ownCoverage.title')}
                rows={list.items}
                rowKey={({ id }) => id}
                columns={columns}
                waiting={answer.isPlaceholderData}
                sorting={{ key: sort, direction }}
                onSort={(sorting) =>
                  change({ sort: sorting.key, direction: sorting.direction === 'up' ? undefined : 'down' })
                }
                empty={text('ownCoverage.nothingFound')}
              />
              <Pager page={list.page} size={list.size} total={list.total} onPage={(to) => change({ page: to })} />
            </>
          )
        }
      </Loaded>
      {adding && found ? (
        <FactsSheet
          coverage={null}
          choices={found.choices}
          onClose={() => setAdding(false)}
          onSaved={(id) => go(`/own-coverage/${id}`)}
        />
      ) : null}
    </Page>
  )
}

function useColumns(): DataColumn<ListedCoverage>[] {
  const text = useText()
  const written = useWritten()
  return [
    {
      key: 'title',
      head: text('ownCoverage.report'),
      sortable: true,
      cell: (one) => (
        <Link to={`/own-coverage/${one.id}`} className={styles.title} lang="">
          {one.title}
        </Link>
      ),
    },
    {
      key: 'service',
      head: text('ownCoverage.service'),
      sortable: true,
      named: true,
      cell: ({ service }) => <span lang="">{service.name}</span>,
    },
    {
      key: 'edition',
      head: text('ownCoverage.edition'),
      sortable: true,
      named: true,
      cell: ({ editionName }) => editionName,
    },
    {
      key: 'left',
      head: text('ownCoverage.covered'),
      sortable: true,
      named: true,
      cell: ({ sum }) => (
        <div className={styles.stack}>
          <span>{text('ownCoverage.coveredOf', { count: sum.directly, of: sum.applicable })}</span>
          <span className="small">
            {text('ownCoverage.partlyOf', { count: sum.partly })}, {text('ownCoverage.leftCount', { count: sum.left })}
          </span>
        </div>
      ),
    },
    {
      key: 'newest',
      head: text('ownCoverage.newest'),
      named: true,
      cell: ({ newest, changedSince, asksAgain }) => (
        <div className={styles.stack}>
          {newest ? (
            <span>
              {text('ownCoverage.versionOf', { number: newest.number, day: written.dayOf(newest.approvedAt) })}
            </span>
          ) : (
            <Verdict state="open">{text('ownCoverage.noVersion')}</Verdict>
          )}
          {changedSince ? (
            <Verdict state="soon">{text('ownCoverage.changedSince', { count: changedSince })}</Verdict>
          ) : null}
          {asksAgain > 0 ? <Verdict state="soon">{text('ownCoverage.asksAgain', { count: asksAgain })}</Verdict> : null}
        </div>
      ),
    },
    {
      key: 'shares',
      head: text('ownCoverage.shares'),
      sortable: true,
      number: true,
      named: true,
      cell: ({ shares }) => shares,
    },
  ]
}
