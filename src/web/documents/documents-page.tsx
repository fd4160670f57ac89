import { useMemo } from 'react'
import { documentKinds } from '../../core/documents/version-standing.ts'
import { listDocuments } from '../../features/documents/documents.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useSearch } from '../session/search.ts'
import { useMay } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { StaffParts } from '../staff/staff-parts.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { DataTable, Pager } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { SelectField, TextField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Remark } from '../ui/problem.tsx'
import styles from './documents.module.css'
import { documentStates } from './documents.ts'
import { type DocumentsQuery, readDocumentsQuery, writeDocumentsQuery } from './documents-query.ts'
import { useDocumentColumns } from './use-document-columns.tsx'

const pageSize = 50

/** Every policy and procedure: what holds, what has to be looked at again, and how far it is known. */
export function DocumentsPage() {
  const text = useText()
  const may = useMay('documents:write')
  const [address, setAddress] = useSearch()
  const query = useMemo(() => readDocumentsQuery(address), [address])
  const change = (changed: Partial<DocumentsQuery>, replace = false) =>
    setAddress((before) => writeDocumentsQuery(before, changed), { preventScrollReset: true, replace })
  const answer = useAnswer(listDocuments, { query: { ...query, size: pageSize } }, { keep: true })
  const columns = useDocumentColumns()
  const counts = answer.data?.counts
  const empty = counts !== undefined && counts.all + counts.withdrawn === 0
  return (
    <Page
      title={text('documents.title')}
      lede={
        counts && !empty ? (
          <RichText
            name="documents.lede"
            values={{ all: counts.all, force: counts['in-force'], past: counts['review-past'] }}
          />
        ) : null
      }
      action={may && !empty ? <ButtonLink to="/policies/new">{text('documents.begin')}</ButtonLink> : null}
    >
      <StaffParts />
      <Loaded answer={answer}>
        {(found) =>
          empty ? (
            <EmptyPage
              purpose={text('documents.purpose')}
              auditor={text('documents.auditor')}
              step={may ? <ButtonLink to="/policies/new">{text('documents.begin')}</ButtonLink> : null}
            />
          ) : (
            <>
              {found.mailsAreSent ? null : <Remark>{text('documents.noMail')}</Remark>}
              <div className={styles.filters}>
                <TextField
                  kind="search"
                  label={text('documents.search')}
                  field={{
                    name: 'search',
                    value: query.search ?? '',
                    error: undefined,
                    onChange: (search) => change({ search }, true),
                  }}
                />
                <SelectField
                  label={text('documents.state')}
                  choices={documentStates.map((state) => ({
                    value: state,
                    label: text('documents.counted', {
                      name: text(`documents.state.${state}`),
                      count: found.counts[state],
                    }),
                  }))}
                  field={{
                    name: 'state',
                    value: query.state ?? 'all',
                    error: undefined,
                    onChange: (state) => change({ state }),
                  }}
                />
                <SelectField
                  label={text('documents.kind')}
                  choices={[
                    { value: '', label: text('documents.allKinds') },
                    ...documentKinds.map((kind) => ({ value: kind, label: text(`documents.kind.${kind}`) })),
                  ]}
                  field={{
                    name: 'kind',
                    value: query.kind ?? '',
                    error: undefined,
                    onChange: (kind) => change({ kind: documentKinds.find((one) => one === kind) }),
                  }}
                />
              </div>
              <DataTable
                label={text('documents.title')}
                rows={found.items}
                rowKey={({ id }) => id}
                columns={columns}
                sorting={{ key: query.sort ?? 'title', direction: query.direction ?? 'up' }}
                onSort={({ key, direction }) => change({ sort: key as DocumentsQuery['sort'], direction })}
                waiting={answer.isPlaceholderData}
                empty={text('documents.nothing')}
              />
              <Pager page={found.page} size={found.size} total={found.total} onPage={(page) => change({ page })} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
