import { useState } from 'react'
import { readStaffOverview } from '../../features/staff/staff.contract.ts'
import { listTrainings } from '../../features/staff/trainings.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './staff.module.css'
import { StaffParts } from './staff-parts.tsx'
import { type ListedTraining, placesOf, useRuleWords } from './training.ts'
import { TrainingSheet } from './training-sheet.tsx'

/** The training register: which trainings there are, for whom, and how many of them followed each. */
export function TrainingsPage() {
  const text = useText()
  const words = useRuleWords()
  const may = useMay('staff:write')
  const overview = useAnswer(readStaffOverview, {})
  const trainings = useAnswer(listTrainings, {}, { keep: true })
  const [adding, setAdding] = useState(false)
  const add = may ? <Button onPress={() => setAdding(true)}>{text('training.add')}</Button> : null
  const places = overview.data ? placesOf(overview.data) : {}
  const table = (items: readonly ListedTraining[]) => (
    <DataTable
      label={text('training.title')}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          head: text('training.name'),
          cell: (one) => (
            <>
              <Link to={`/staff/trainings/${one.id}`} className={styles.name}>
                {one.title}
              </Link>
              <div className="small">{text(`training.kind.${one.kind}`)}</div>
            </>
          ),
        },
        {
          key: 'audience',
          named: true,
          head: text('training.audience'),
          cell: (one) => one.audience.map((rule) => words(rule, places)).join(', ') || text('training.nobody'),
        },
        {
          key: 'repeat',
          named: true,
          head: text('training.repeat'),
          cell: (one) => text(`training.every.${one.repeatEvery ?? 'once'}`),
        },
        {
          key: 'trained',
          head: text('training.trained'),
          cell: ({ counts }) =>
            counts.audience === 0 ? (
              text('training.nobody')
            ) : (
              <span className={styles.day}>
                <Verdict state={counts.missing === 0 ? 'holds' : 'part'}>
                  {text('training.trainedOf', { count: counts.trained, total: counts.audience })}
                </Verdict>
              </span>
            ),
        },
        {
          key: 'missing',
          named: true,
          head: text('training.missing'),
          number: true,
          cell: ({ id, counts }) =>
            counts.missing > 0 ? <Link to={`/staff/trainings/${id}?state=missing`}>{counts.missing}</Link> : '0',
        },
      ]}
    />
  )
  return (
    <Page title={text('training.title')} lede={text('training.lede')} action={add}>
      <StaffParts />
      <Loaded answer={trainings}>
        {({ items }) => {
          const withdrawn = items.filter((one) => one.withdrawn)
          if (items.length === 0) {
            return <EmptyPage purpose={text('training.purpose')} auditor={text('training.auditor')} step={add} />
          }
          return (
            <>
              {table(items.filter((one) => !one.withdrawn))}
              {withdrawn.length > 0 ? (
                <details className={styles.fold}>
                  <summary>{text('training.withdrawnCount', { count: withdrawn.length })}</summary>
                  {table(withdrawn)}
                </details>
              ) : null}
            </>
          )
        }}
      </Loaded>
      {adding && overview.data ? (
        <TrainingSheet training={null} overview={overview.data} onClose={() => setAdding(false)} />
      ) : null}
    </Page>
  )
}
