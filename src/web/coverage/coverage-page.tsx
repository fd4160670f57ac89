import { Fragment, useState } from 'react'
import { termsWords } from '../../core/coverage/coverage-words.ts'
import { sharingTerms } from '../../core/coverage/facts.ts'
import { downloadCoverageList, listCoverage } from '../../features/coverage/coverage.contract.ts'
import { readCoveredSystems } from '../../features/coverage/covered.contract.ts'
import styles from '../own-coverage/own-coverage.module.css'
import { TypedSearch } from '../own-coverage/typed-search.tsx'
import { useListQuery } from '../own-coverage/use-list-query.ts'
import { useAnswer } from '../session/answers.ts'
import { keepFile } from '../session/download.ts'
import { useLanguage } from '../session/language.tsx'
import { Link, useGo } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay, useSession } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { SupplierParts } from '../suppliers/supplier-parts.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { DataTable, Pager } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { ExportButtons } from '../ui/export-buttons.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { ReportSheet } from './report-sheet.tsx'
import { SumsTable } from './sums-table.tsx'
import { SystemsTable } from './systems-table.tsx'
import { useReportColumns } from './use-report-columns.tsx'

const size = 25
const orders = ['supplier', 'asOf', 'through', 'left'] as const
const states = ['counts', 'replaced', 'withdrawn'] as const

/** What suppliers cover together, for each system and service, and the reports that say so. */
export function CoveragePage() {
  const text = useText()
  const go = useGo()
  const { at } = useMoment()
  const may = useMay('suppliers:write')
  const covered = useAnswer(readCoveredSystems, {})
  const [adding, setAdding] = useState(false)
  const first = covered.data?.together[0]
  const some = (covered.data?.services.length ?? 0) > 0
  const begin = may ? <Button onPress={() => setAdding(true)}>{text('coverage.add')}</Button> : null
  return (
    <Page
      title={text('coverage.title')}
      crumbs={<Link to="/suppliers">{text('place.suppliers')}</Link>}
      action={
        <>
          {may ? (
            <ButtonLink look="quiet" to="/coverage/import">
              {text('coverage.import')}
            </ButtonLink>
          ) : null}
          {some || at ? begin : null}
        </>
      }
      lede={
        some && first ? (
          <RichText
            name="coverage.ledeTogether"
            values={{
              ...{ of: first.of, directly: first.counts.directly, partly: first.counts.partly, left: first.left },
              works: first.works.directly,
              edition: first.editionName,
            }}
          />
        ) : null
      }
    >
      <SupplierParts />
      <Loaded answer={covered}>
        {({ together, systems, services }) => (
          <>
            {services.length === 0 && !at ? (
              <EmptyPage purpose={text('coverage.purpose')} auditor={text('coverage.auditor')} step={begin} />
            ) : (
              <Section title={text('coverage.together')} beside={text('coverage.togetherWhy')}>
                <SumsTable label={text('coverage.together')} sums={together} about={{}} together />
              </Section>
            )}
            {systems.length > 0 ? (
              <Section title={text('coverage.systems')} beside={text('coverage.systemsWhy')}>
                <SystemsTable
                  label={text('coverage.systems')}
                  head={text('coverage.system')}
                  rows={systems
                    .filter(({ reported }) => reported > 0)
                    .map(({ id, title, sums, services: count, reported }) => ({
                      ...{ id, title, sums, about: { asset: id } },
                      beside: text('coverage.reportedOf', { count, reported }),
                    }))}
                />
                <Unreported systems={systems.filter(({ reported }) => reported === 0)} />
              </Section>
            ) : null}
            {services.length > 0 ? (
              <Section title={text('coverage.services')}>
                <SystemsTable
                  label={text('coverage.services')}
                  head={text('coverage.service')}
                  rows={services.map(({ id, title, supplier, sums, through }) => ({
                    ...{ id, title, sums, about: { service: id }, beside: supplier.title, through },
                  }))}
                />
              </Section>
            ) : null}
          </>
        )}
      </Loaded>
      <Reports />
      {adding ? (
        <ReportSheet report={null} onClose={() => setAdding(false)} onSaved={({ id }) => go(`/coverage/${id}`)} />
      ) : null}
    </Page>
  )
}

/** Systems that services reach without any report: nobody said who covers what there. */
function Unreported({ systems }: { systems: readonly { id: string; title: string }[] }) {
  const text = useText()
  if (systems.length === 0) return null
  return (
    <p className="small">
      {text('coverage.unreported', { count: systems.length })}{' '}
      {systems.map(({ id, title }, place) => (
        <Fragment key={id}>
          {place > 0 ? ', ' : ''}
          <Link to={`/assets/${id}`} lang="">
            {title}
          </Link>
        </Fragment>
      ))}
    </p>
  )
}

/** The reports: filtered, sorted and paged by the server; what is shown is what is exported. */
function Reports() {
  const text = useText()
  const language = useLanguage()
  const { call } = useSession()
  const { at } = useMoment()
  const { among, search, page, change, type } = useListQuery()
  const terms = among('terms', sharingTerms)
  const state = among('state', states)
  const sort = among('sort', orders) ?? 'supplier'
  const direction = among('direction', ['down'] as const) ?? ('up' as const)
  const query = { text: search, terms, state, sort, direction }
  const answer = useAnswer(listCoverage, { query: { ...query, page, size } }, { keep: true })
  const columns = useReportColumns()
  const field = (name: string, value: string | undefined) => ({
    ...{ name, value: value ?? '', error: undefined },
    onChange: (chosen: string) => change({ [name]: chosen || undefined }),
  })
  const all = { value: '', label: text('coverage.all') }
  const make = async (format: 'xlsx' | 'csv') => {
    const file = await call(downloadCoverageList, { query: { ...query, format }, at })
    keepFile(file)
    return file
  }
  return (
    <Loaded answer={answer}>
      {({ items, total, totals }) =>
        totals.counts + totals.replaced + totals.withdrawn === 0 ? null : (
          <Section
            title={text('coverage.reports')}
            beside={
              <div className="row">
                <ExportButtons label={(format) => text('coverage.exportList', { format })} make={make} />
              </div>
            }
          >
            <search className={styles.filters} aria-label={text('coverage.filters')}>
              <TypedSearch value={search ?? ''} change={type} />
              <SelectField
                label={text('coverage.terms')}
                choices={[all, ...sharingTerms.map((one) => ({ value: one, label: termsWords[one][language] }))]}
                field={field('terms', terms)}
              />
              <SelectField
                label={text('coverage.state')}
                choices={[
                  all,
                  ...states.map((one) => ({ value: one, label: `${text(`coverage.state.${one}`)} (${totals[one]})` })),
                ]}
                field={field('state', state)}
              />
            </search>
            <p className="unseen" role="status">
              {answer.isPlaceholderData ? '' : text('search.found', { count: total })}
            </p>
            <DataTable
              label={text('coverage.reports')}
              rows={items}
              rowKey={({ id }) => id}
              columns={columns}
              waiting={answer.isPlaceholderData}
              sorting={{ key: sort, direction }}
              onSort={(sorting) =>
                change({ sort: sorting.key, direction: sorting.direction === 'up' ? undefined : 'down' })
              }
              empty={text('coverage.nothingFound')}
            />
            <Pager page={page} size={size} total={total} onPage={(to) => change({ page: to })} />
          </Section>
        )
      }
    </Loaded>
  )
}
