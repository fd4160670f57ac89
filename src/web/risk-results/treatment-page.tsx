import { downloadTreatmentPlan, readTreatmentPlan } from '../../features/risk/results.contract.ts'
import { RiskParts } from '../risk/risk-parts.tsx'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useMoment } from '../session/moment.tsx'
import { useSession } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { DataTable, Pager } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { CourseSection } from './course-section.tsx'
import { DocumentButtons } from './document-buttons.tsx'
import { type PlanQuery, usePlanQuery } from './plan-query.ts'
import styles from './results.module.css'
import { usePlanColumns } from './use-plan-columns.tsx'

type Plan = Answer<typeof readTreatmentPlan>
const pageSize = 50

/** What is done about each risk that is too heavy or has a treatment, and how the number of them goes. Its filters live in the address. */
export function TreatmentPage() {
  const text = useText()
  const { call } = useSession()
  const { at } = useMoment()
  const { query, change } = usePlanQuery()
  const answer = useAnswer(readTreatmentPlan, { query: { ...query, size: pageSize } }, { keep: true })
  const totals = answer.data?.totals
  const some = totals !== undefined && totals.all > 0
  return (
    <Page
      title={text('treatment.page')}
      lede={some ? <RichText name="treatment.lede" values={{ count: totals.above, all: totals.all }} /> : null}
      action={
        some ? (
          <DocumentButtons
            label={(format) => text('treatment.export', { format })}
            make={(format) => {
              const { page: _page, ...filter } = query
              return call(downloadTreatmentPlan, { query: { ...filter, format }, at })
            }}
          />
        ) : null
      }
    >
      <RiskParts />
      {answer.error && answer.data ? <Problem problem={answer.error} retry={() => void answer.refetch()} /> : null}
      <Loaded answer={answer}>
        {(plan) =>
          plan.totals.all === 0 ? (
            <EmptyPage
              purpose={text('treatment.purpose')}
              auditor={text('treatment.auditor')}
              step={<ButtonLink to="/risks">{text('treatment.toRegister')}</ButtonLink>}
            />
          ) : (
            <>
              <CourseSection />
              <Section title={text('treatment.plan')}>
                <PlanList plan={plan} query={query} change={change} waiting={answer.isPlaceholderData} />
              </Section>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

type ListProps = {
  plan: Plan
  query: PlanQuery
  change: (changed: Record<string, string | number | undefined>) => void
  waiting: boolean
}

function PlanList({ plan, query, change, waiting }: ListProps) {
  const text = useText()
  const columns = usePlanColumns()
  const { totals } = plan
  const field = (name: keyof PlanQuery) => ({
    ...{ name, value: String(query[name] ?? ''), error: undefined },
    onChange: (value: string) => change({ [name]: value || undefined }),
  })
  const { all, above, late, unapproved } = totals
  const counts = { all, above, late, 'no-plan': totals.noPlan, unapproved }
  return (
    <>
      <search className={styles.filters} aria-label={text('treatment.filters')}>
        <SelectField
          label={text('treatment.show')}
          choices={(['all', 'above', 'late', 'no-plan', 'unapproved'] as const).map((value) => ({
            value,
            label: text('measures.counted', { name: text(`treatment.show.${value}`), count: counts[value] }),
          }))}
          field={field('show')}
        />
        <SelectField
          label={text('treatment.owner')}
          choices={[
            { value: '', label: text('measures.all') },
            { value: 'nobody', label: text('treatment.nobody') },
            ...plan.owners.map(({ id, name, left }) => ({
              value: id,
              label: left ? text('measures.left', { name }) : name,
            })),
          ]}
          field={field('owner')}
        />
        <SelectField
          label={text('treatment.sort')}
          choices={(['level', 'within', 'number'] as const).map((value) => ({
            value,
            label: text(`treatment.sort.${value}`),
          }))}
          field={field('sort')}
        />
      </search>
      <p className="unseen" role="status">
        {waiting ? '' : text('search.found', { count: plan.total })}
      </p>
      <DataTable
        label={text('treatment.plan')}
        rows={plan.items}
        rowKey={({ id }) => id}
        columns={columns}
        waiting={waiting}
        empty={text('treatment.nothing')}
      />
      <Pager page={plan.page} size={plan.size} total={plan.total} onPage={(page) => change({ page })} />
    </>
  )
}
