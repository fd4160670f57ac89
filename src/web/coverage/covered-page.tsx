import { useState } from 'react'
import { standingWords } from '../../core/coverage/standing-words.ts'
import { coverageStandings } from '../../core/coverage/sums.ts'
import { type Day, parseDay } from '../../core/time/day.ts'
import { monthsLater } from '../../core/time/far-days.ts'
import { readCoverageChoices } from '../../features/coverage/coverage.contract.ts'
import { downloadCovered, readCovered, takeOverLeft } from '../../features/coverage/covered.contract.ts'
import styles from '../own-coverage/own-coverage.module.css'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { keepFile } from '../session/download.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSearch } from '../session/search.ts'
import { useMay, useSession } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { SupplierParts } from '../suppliers/supplier-parts.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ExportButtons } from '../ui/export-buttons.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import type { CoveredRequirement } from './coverage.ts'
import { SumsTable } from './sums-table.tsx'
import { useCoveredColumns } from './use-covered-columns.tsx'

const uuid = /^[0-9a-f-]{36}$/

/** Who covers what of an edition, and what nobody covers: for a system, a service, a supplier, or all together. All of it lives in the address. */
export function CoveredPage() {
  const text = useText()
  const language = useLanguage()
  const written = useWritten()
  const { call } = useSession()
  const { at, today } = useMoment()
  const [search, setSearch] = useSearch()
  const idOf = (name: string) => (uuid.test(search.get(name) ?? '') ? (search.get(name) ?? undefined) : undefined)
  const about = { asset: idOf('asset'), service: idOf('service'), supplier: idOf('supplier') }
  const choices = useAnswer(readCoverageChoices, {}, { keep: true })
  // An address without an edition shows the first that is adopted.
  const edition = search.get('edition') || (choices.data?.editions.find(({ adopted }) => adopted)?.id ?? '')
  const standing = (['left', ...coverageStandings] as const).find((one) => one === search.get('standing'))
  const on = parseDay(search.get('on') ?? '') ?? undefined
  const query = { ...about, edition, standing, on }
  const answer = useAnswer(readCovered, { query }, { keep: true, enabled: edition !== '' })
  const set = (name: string, value: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        if (value) after.set(name, value)
        else after.delete(name)
        return after
      },
      { preventScrollReset: true },
    )
  const make = async (format: 'xlsx' | 'csv') => {
    const file = await call(downloadCovered, { query: { ...query, format }, at })
    keepFile(file)
    return file
  }
  const together = about.asset === undefined && about.service === undefined
  const counted = (one: (typeof coverageStandings)[number]) => answer.data?.sum.counts[one] ?? 0
  return (
    <Page
      title={text('coverage.covered')}
      crumbs={<Link to="/coverage">{text('coverage.title')}</Link>}
      action={<ExportButtons label={(format) => text('coverage.exportCovered', { format })} make={make} />}
      lede={
        answer.data ? (
          <>
            <span lang="">{answer.data.about.title || text('coverage.allSuppliers')}</span>.{' '}
            <RichText
              name={together ? 'coverage.ledeTogether' : 'coverage.lede'}
              values={{
                ...{ of: answer.data.sum.of, left: answer.data.sum.left, edition: answer.data.editionName },
                ...{ directly: answer.data.sum.counts.directly, partly: answer.data.sum.counts.partly },
                works: answer.data.sum.works.directly,
              }}
            />
          </>
        ) : null
      }
    >
      <SupplierParts />
      <search className={styles.filters} aria-label={text('coverage.filters')}>
        <SelectField
          label={text('coverage.edition')}
          choices={(choices.data?.editions ?? [])
            .filter(({ adopted, id }) => adopted || id === edition)
            .map(({ id, name }) => ({ value: id, label: name }))}
          field={{ name: 'edition', value: edition, error: undefined, onChange: (value) => set('edition', value) }}
        />
        <SelectField
          label={text('coverage.standing')}
          choices={[
            { value: '', label: text('coverage.all') },
            { value: 'left', label: `${text('coverage.left')} (${answer.data?.sum.left ?? 0})` },
            ...coverageStandings.map((one) => ({
              value: one,
              label: `${standingWords(one, together)[language]} (${counted(one)})`,
            })),
          ]}
          field={{
            ...{ name: 'standing', value: standing ?? '', error: undefined },
            onChange: (value) => set('standing', value),
          }}
        />
        {at ? null : (
          <DayField
            label={text('coverage.on')}
            hint={text('coverage.onHint')}
            example={monthsLater(today as Day, 3)}
            field={{
              ...{ name: 'on', value: on ?? '', error: undefined },
              onChange: (value) => set('on', value > today ? value : ''),
            }}
          />
        )}
      </search>
      {answer.error && answer.data ? <Problem problem={answer.error} retry={() => void answer.refetch()} /> : null}
      {choices.data && edition === '' ? (
        <Remark>
          <Link to="/standards">{text('today.adopt')}</Link>
        </Remark>
      ) : (
        <Loaded answer={answer}>
          {(found) => (
            <>
              {on ? <p role="status">{text('coverage.ahead', { day: written.day(found.day) })}</p> : null}
              <SumsTable label={text('coverage.comesTo')} sums={[found.sum]} about={about} together={together} />
              {found.services.length > 0 ? (
                <p className="small">
                  {text('coverage.ofServices')}{' '}
                  {found.services
                    .map(
                      ({ title, supplier, reported }) =>
                        `${supplier.title}: ${title}${reported ? '' : ` (${text('coverage.noReport')})`}`,
                    )
                    .join(' · ')}
                </p>
              ) : null}
              <Requirements
                key={`${edition} ${standing ?? ''}`}
                found={found}
                asset={about.asset ?? null}
                service={about.service ?? null}
                waiting={answer.isPlaceholderData}
              />
            </>
          )}
        </Loaded>
      )}
    </Page>
  )
}

type Found = Answer<typeof readCovered>
type Props = { found: Found; asset: string | null; service: string | null; waiting: boolean }

/** The requirements; those that are left and that no measure serves can be chosen to begin measures with. */
function Requirements({ found, asset, service, waiting }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const may = useMay('measures:write')
  const columns = useCoveredColumns(found.edition, found.about.kind === 'all' || found.about.kind === 'supplier')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const take = useCommand(takeOverLeft)
  const press = async () => {
    const body = { edition: found.edition, requirements: [...chosen].slice(0, 200), asset, service }
    const { added, standing } = await take.mutateAsync({ body })
    announce(
      standing > 0 ? text('coverage.takenSome', { count: added, standing }) : text('coverage.taken', { count: added }),
    )
    setChosen(new Set())
  }
  const rows = found.items
  const selection = {
    has: ({ requirement }: CoveredRequirement) => chosen.has(requirement),
    set: (some: readonly CoveredRequirement[], selected: boolean) =>
      setChosen((before) => {
        const numbers = new Set(some.map(({ requirement }) => requirement))
        return selected ? before.union(numbers) : before.difference(numbers)
      }),
    name: ({ requirement }: CoveredRequirement) => requirement,
    can: ({ standing, measures }: CoveredRequirement) => standing !== 'directly' && measures.length === 0,
  }
  return (
    <Section
      title={text('coverage.requirements')}
      beside={<span role="status">{waiting ? '' : text('search.found', { count: rows.length })}</span>}
    >
      {may ? (
        <div className="row screen-only">
          <Button
            busy={take.isPending}
            disabled={chosen.size === 0}
            onPress={() => void press().catch(() => undefined)}
          >
            {text('coverage.take', { count: chosen.size })}
          </Button>
          <span className="small">{text('coverage.takeMeans')}</span>
        </div>
      ) : null}
      {take.error ? <Problem problem={take.error} /> : null}
      <DataTable
        label={text('coverage.requirements')}
        rows={rows}
        rowKey={({ requirement }) => requirement}
        columns={columns}
        waiting={waiting}
        {...(may ? { selection } : {})}
        empty={text('coverage.nothingFound')}
      />
    </Section>
  )
}
