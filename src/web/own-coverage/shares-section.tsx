import { useState } from 'react'
import {
  downloadCoverageReads,
  listCoverageReads,
  listCoverageShares,
  shareStates,
  withdrawCoverageShare,
} from '../../features/own-coverage/coverage-shares.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { useMay, useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { DownloadButtons } from '../suppliers/download-buttons.tsx'
import { Button } from '../ui/button.tsx'
import { type DataColumn, DataTable, Pager } from '../ui/data-table.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { ConfirmSheet } from './confirm-sheet.tsx'
import styles from './own-coverage.module.css'
import { type OwnCoverage, type Share, shareMarks } from './own-coverage.ts'
import { ShareSheet } from './share-sheet.tsx'
import { TypedSearch } from './typed-search.tsx'
import { useListQuery } from './use-list-query.ts'

const size = 25
const orders = ['customer', 'expiresAt', 'lastReadAt'] as const

/** To whom the report was given, until when, and what was read. For who gives reports alone. */
export function SharesSection({ coverage }: { coverage: OwnCoverage }) {
  return useMaySee('coverage:publish') ? <Shares coverage={coverage} /> : null
}

type Sheets = { kind: 'give' } | { kind: 'reads' | 'withdraw'; share: Share }

function Shares({ coverage }: { coverage: OwnCoverage }) {
  const text = useText()
  const may = useMay('coverage:publish')
  const { among, search, page, change, type } = useListQuery('given')
  const state = among('state', shareStates)
  const sort = among('sort', orders) ?? 'sharedAt'
  const direction = among('direction', ['up'] as const) ?? 'down'
  const answer = useAnswer(
    listCoverageShares,
    { params: { id: coverage.id }, query: { search, state, sort, direction, page, size } },
    { keep: true },
  )
  const [sheet, setSheet] = useState<Sheets | null>(null)
  const close = () => setSheet(null)
  const columns = useColumns(may, setSheet)
  const versions = coverage.versions.filter(({ withdrawnAt }) => withdrawnAt === null)
  const nobody = answer.data?.total === 0 && search === undefined && state === undefined
  return (
    <Section
      title={text('ownCoverage.given')}
      beside={
        may && versions.length > 0 ? (
          <Button small onPress={() => setSheet({ kind: 'give' })}>
            {text('ownCoverage.give')}
          </Button>
        ) : null
      }
    >
      {nobody ? (
        <p className="small">{text('ownCoverage.givenNobody')}</p>
      ) : (
        <>
          <search
            className={styles.filters}
            aria-label={`${text('ownCoverage.given')}: ${text('ownCoverage.filters')}`}
          >
            <TypedSearch value={search ?? ''} change={type} />
            <SelectField
              label={text('ownCoverage.state')}
              choices={[
                { value: '', label: text('ownCoverage.all') },
                ...shareStates.map((one) => ({ value: one as string, label: text(`ownCoverage.state.${one}`) })),
              ]}
              field={{
                name: 'given-state',
                value: state ?? '',
                onChange: (value) => change({ state: value }),
                error: undefined,
              }}
            />
          </search>
          <Loaded answer={answer}>
            {(list) => (
              <>
                <DataTable
                  label={text('ownCoverage.given')}
                  rows={list.items}
                  rowKey={({ id }) => id}
                  columns={columns}
                  waiting={answer.isPlaceholderData}
                  sorting={{ key: sort, direction }}
                  onSort={(sorting) =>
                    change({ sort: sorting.key, direction: sorting.direction === 'down' ? undefined : 'up' })
                  }
                  empty={text('ownCoverage.nothingFound')}
                />
                <Pager
                  of={text('ownCoverage.given')}
                  page={list.page}
                  size={list.size}
                  total={list.total}
                  onPage={(to) => change({ page: to })}
                />
              </>
            )}
          </Loaded>
        </>
      )}
      {sheet?.kind === 'give' ? <ShareSheet coverage={coverage} versions={versions} onClose={close} /> : null}
      {sheet?.kind === 'reads' ? <ReadsSheet share={sheet.share} onClose={close} /> : null}
      {sheet?.kind === 'withdraw' ? (
        <ConfirmSheet
          contract={withdrawCoverageShare}
          of={sheet.share}
          title={text('ownCoverage.withdrawShare')}
          explain={text('ownCoverage.withdrawShareExplain', { customer: sheet.share.customer })}
          onClose={close}
        />
      ) : null}
    </Section>
  )
}

function useColumns(may: boolean, open: (sheet: Sheets) => void): DataColumn<Share>[] {
  const text = useText()
  const written = useWritten()
  return [
    {
      key: 'customer',
      head: text('ownCoverage.customer'),
      sortable: true,
      cell: (share) => (
        <div className={styles.stack} lang="">
          <b>{share.customer}</b>
          <span className="small">
            {share.contactName}, {share.email}
          </span>
        </div>
      ),
    },
    {
      key: 'version',
      head: text('ownCoverage.version'),
      named: true,
      cell: ({ version }) => version.number,
    },
    {
      key: 'expiresAt',
      head: text('ownCoverage.through'),
      sortable: true,
      named: true,
      cell: ({ expiresAt }) => written.dayOf(expiresAt),
    },
    {
      key: 'state',
      head: text('ownCoverage.state'),
      cell: ({ state, acceptedAt, acceptedBy }) => (
        <div className={styles.stack}>
          <Verdict state={shareMarks[state]}>{text(`ownCoverage.state.${state}`)}</Verdict>
          {acceptedAt ? (
            <span className="small" lang="">
              {text('ownCoverage.acceptedBy', { name: acceptedBy, at: written.instant(acceptedAt) })}
            </span>
          ) : null}
        </div>
      ),
    },
    {
      key: 'lastReadAt',
      head: text('ownCoverage.lastRead'),
      sortable: true,
      named: true,
      cell: ({ lastReadAt, reads }) =>
        lastReadAt ? (
          <div className={styles.stack}>
            <span>{written.instant(lastReadAt)}</span>
            <span className="small">{text('ownCoverage.reads', { count: reads })}</span>
          </div>
        ) : (
          text('ownCoverage.neverRead')
        ),
    },
    {
      key: 'acts',
      head: text('ownCoverage.readLog'),
      unseen: true,
      cell: (share) => (
        <div className={styles.stack}>
          <Button
            look="quiet"
            small
            label={`${text('ownCoverage.readLog')}: ${share.customer}`}
            onPress={() => open({ kind: 'reads', share })}
          >
            {text('ownCoverage.readLog')}
          </Button>
          {may && share.withdrawnAt === null ? (
            <Button
              look="bare"
              small
              label={`${text('ownCoverage.withdrawShare')}: ${share.customer}`}
              onPress={() => open({ kind: 'withdraw', share })}
            >
              {text('ownCoverage.withdrawShare')}
            </Button>
          ) : null}
        </div>
      ),
    },
  ]
}

/** What was read by the link of one customer, newest first. */
function ReadsSheet({ share, onClose }: { share: Share; onClose: () => void }) {
  const text = useText()
  const written = useWritten()
  const [page, setPage] = useState(1)
  const answer = useAnswer(listCoverageReads, { params: { id: share.id }, query: { page, size: 50 } }, { keep: true })
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('ownCoverage.readsTitle', { customer: share.customer })}
      onSubmit={(event) => {
        event.preventDefault()
        onClose()
      }}
      foot={<Button submit>{text('sheet.close')}</Button>}
    >
      <Loaded answer={answer}>
        {(list) => (
          <>
            <SectionTable
              label={text('ownCoverage.readLog')}
              columns={[
                { key: 'what', head: text('ownCoverage.whatRead') },
                { key: 'when', head: text('ownCoverage.whenRead') },
              ]}
              rows={list.items}
              rowKey={({ id }) => id}
              cell={({ what, readAt }, column) =>
                column === 'what' ? text(`ownCoverage.read.${what}`) : written.instant(readAt)
              }
              empty={text('ownCoverage.neverRead')}
            />
            {list.total > 0 ? (
              <div className="row">
                <DownloadButtons
                  formats={['xlsx', 'csv']}
                  label={(format) =>
                    text('supplierReviews.downloadList', { format, list: text('ownCoverage.readLog') })
                  }
                  request={(format) => [downloadCoverageReads, { params: { id: share.id }, query: { format } }]}
                />
              </div>
            ) : null}
            <Pager
              of={text('ownCoverage.readLog')}
              page={list.page}
              size={list.size}
              total={list.total}
              onPage={setPage}
            />
          </>
        )}
      </Loaded>
    </Sheet>
  )
}
