import { useState } from 'react'
import { coveredByWords } from '../../core/coverage/coverage-words.ts'
import { coveredBy } from '../../core/coverage/facts.ts'
import { listOwnCoverageRows, rowsShown } from '../../features/own-coverage/own-coverage.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { type DataColumn, DataTable, Pager } from '../ui/data-table.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { Outcome, useOutcome } from './outcome-words.tsx'
import styles from './own-coverage.module.css'
import type { CoverageRow, OwnCoverage } from './own-coverage.ts'
import { RowSheet } from './row-sheet.tsx'
import { TypedSearch } from './typed-search.tsx'
import { useListQuery } from './use-list-query.ts'

const size = 25

/** What the report says about each control, beside what follows from the chain of proof. */
export function RowsSection({ coverage }: { coverage: OwnCoverage }) {
  const text = useText()
  const written = useWritten()
  const may = useMay('suppliers:write')
  const { among, search, page, change, type } = useListQuery()
  const by = among('by', coveredBy)
  const show = among('show', rowsShown)
  const sort = among('sort', ['by'] as const) ?? 'number'
  const direction = among('direction', ['down'] as const) ?? 'up'
  const answer = useAnswer(
    listOwnCoverageRows,
    { params: { id: coverage.id }, query: { search, by, show, sort, direction, page, size } },
    { keep: true },
  )
  const [writing, setWriting] = useState<CoverageRow | null>(null)
  const columns = useColumns(coverage, may ? setWriting : null)
  const all = { value: '', label: text('ownCoverage.all') }
  return (
    <Section title={text('ownCoverage.rows')} id="rows">
      <search className={styles.filters} aria-label={text('ownCoverage.filters')}>
        <TypedSearch value={search ?? ''} change={type} />
        <SelectField
          label={text('ownCoverage.by')}
          choices={[
            all,
            ...coveredBy.map((one) => ({ value: one as string, label: written.inLanguage(coveredByWords[one]) })),
          ]}
          field={{ name: 'by', value: by ?? '', onChange: (value) => change({ by: value }), error: undefined }}
        />
        <SelectField
          label={text('ownCoverage.show')}
          choices={[all, ...rowsShown.map((one) => ({ value: one as string, label: text(`ownCoverage.show.${one}`) }))]}
          field={{ name: 'show', value: show ?? '', onChange: (value) => change({ show: value }), error: undefined }}
        />
      </search>
      <Loaded answer={answer}>
        {(list) => (
          <>
            <p className="unseen" role="status">
              {answer.isPlaceholderData ? '' : text('search.found', { count: list.total })}
            </p>
            <DataTable
              label={text('ownCoverage.rows')}
              rows={list.items}
              rowKey={({ requirement }) => requirement}
              columns={columns}
              waiting={answer.isPlaceholderData}
              sorting={{ key: sort, direction }}
              onSort={(sorting) =>
                change({
                  sort: sorting.key === 'by' ? 'by' : undefined,
                  direction: sorting.direction === 'up' ? undefined : 'down',
                })
              }
              empty={text('ownCoverage.nothingFound')}
            />
            <Pager
              of={text('ownCoverage.rows')}
              page={list.page}
              size={list.size}
              total={list.total}
              onPage={(to) => change({ page: to })}
            />
          </>
        )}
      </Loaded>
      {writing ? (
        <RowSheet
          key={`${writing.requirement} ${writing.revision}`}
          coverage={coverage}
          row={writing}
          onClose={() => setWriting(null)}
        />
      ) : null}
    </Section>
  )
}

function useColumns(coverage: OwnCoverage, write: ((row: CoverageRow) => void) | null): DataColumn<CoverageRow>[] {
  const text = useText()
  const written = useWritten()
  const outcome = useOutcome()
  const numbers = new Map(coverage.certificates.map(({ id, number }) => [id, number]))
  const columns: DataColumn<CoverageRow>[] = [
    {
      key: 'number',
      head: text('ownCoverage.row'),
      sortable: true,
      width: 'wide',
      cell: (row) => (
        <div className={styles.stack}>
          <Link to={`/standards/${coverage.edition}/${row.requirement}`} className={styles.title}>
            {row.number} {written.inLanguage(row.title)}
          </Link>
          {row.care ? (
            <span className="small">
              {text(
                `ownCoverage.care.${
                  !row.care.relevant
                    ? 'not-relevant'
                    : row.care.inPlace === null
                      ? 'unknown'
                      : row.care.inPlace
                        ? 'in-place'
                        : 'missing'
                }`,
              )}
            </span>
          ) : null}
        </div>
      ),
    },
    {
      key: 'by',
      head: text('ownCoverage.by'),
      sortable: true,
      cell: (row) => (
        <div className={styles.stack}>
          <Outcome outcome={row} />
          {row.restsOn === 'none' ? null : (
            <span className="small">
              {row.certificate
                ? text('ownCoverage.certificateNumber', { number: numbers.get(row.certificate) ?? '' })
                : text('ownCoverage.ownStatement')}
            </span>
          )}
        </div>
      ),
    },
    {
      key: 'follows',
      head: text('ownCoverage.follows'),
      named: true,
      cell: ({ follows, compared, asksAgain, written: own }) => (
        <div className={styles.stack}>
          {own ? <span className="small">{text('ownCoverage.followsNow', { outcome: outcome(follows) })}</span> : null}
          {asksAgain ? <Verdict state="soon">{text('ownCoverage.looksAgain')}</Verdict> : null}
          {compared === 'same' ? null : (
            <Verdict state={compared === 'more' ? 'fails' : 'unseen'}>
              {text(`ownCoverage.compared.${compared}`)}
            </Verdict>
          )}
          <span className="small">{text(`ownCoverage.because.${follows.because}`)}</span>
          {follows.until ? (
            <span className="small">{text('ownCoverage.until', { day: written.day(follows.until) })}</span>
          ) : null}
        </div>
      ),
    },
    {
      key: 'customerPart',
      head: text('ownCoverage.customerPart'),
      named: true,
      cell: ({ customerPart }) => (
        <p className={`small ${styles.prose}`} lang={coverage.language}>
          {customerPart || '–'}
        </p>
      ),
    },
  ]
  if (!write) return columns
  return [
    ...columns,
    {
      key: 'write',
      head: text('ownCoverage.write'),
      unseen: true,
      width: 'narrow',
      cell: (row) => (
        <Button look="quiet" small label={`${text('ownCoverage.write')}: ${row.number}`} onPress={() => write(row)}>
          {text('ownCoverage.write')}
        </Button>
      ),
    },
  ]
}
