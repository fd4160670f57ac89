import { useEffect, useRef, useState } from 'react'
import { useParams } from 'react-router'
import { nextWaiting } from '../../core/workshop/agenda.ts'
import { readRisk } from '../../features/risk/risk.contract.ts'
import { readWorkshop } from '../../features/workshop/workshop.contract.ts'
import { useAhead, useAnswer } from '../session/answers.ts'
import { useText } from '../session/text.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Decision } from './decision.tsx'
import styles from './run.module.css'
import { KeyLegend, RunActs } from './run-acts.tsx'
import { RunBreak } from './run-break.tsx'
import foot from './run-foot.module.css'
import { RunHead } from './run-head.tsx'
import { Scenario } from './scenario.tsx'
import { useLive } from './use-live.ts'
import { useRun } from './use-run.ts'
import { useRunKeys } from './use-run-keys.ts'
import { Voting } from './voting.tsx'
import type { Workshop } from './workshop.ts'

/** A workshop on the big screen. */
export function RunPage() {
  const { workshop: id = '' } = useParams()
  const text = useText()
  const answer = useAnswer(readWorkshop, { params: { id } })
  useLive(answer.refetch)
  return (
    <Loaded answer={answer}>
      {(workshop) =>
        workshop.state === 'closed' || workshop.items.length === 0 ? (
          <div className={styles.alone}>
            <Page
              title={workshop.title}
              lede={text(workshop.state === 'closed' ? 'workshop.closedHere' : 'workshop.emptyAgenda')}
            >
              <ButtonLink to={`/workshops/${id}`}>{text('workshop.toResult')}</ButtonLink>
            </Page>
          </div>
        ) : (
          <RunScreen told={workshop} />
        )
      }
    </Loaded>
  )
}

function RunScreen({ told }: { told: Workshop }) {
  const text = useText()
  const run = useRun(told)
  const [legend, setLegend] = useState(false)
  const { workshop, item, risk, draft } = run
  useRunKeys(run, {
    legend: () => setLegend((before) => !before),
    closeLegend: () => {
      setLegend(false)
      return legend
    },
  })
  useEffect(() => {
    document.title = `${item?.risk.title ?? workshop.title} · Zorgborg`
  }, [item?.risk.title, workshop.title])
  useNextAhead(workshop)
  const criteria = risk.data?.rateBy?.content
  return (
    <div className={styles.run}>
      <RunHead workshop={workshop} item={item} />
      {item ? (
        <div className={styles.screen} data-deciding={draft ? true : undefined}>
          <Scenario workshop={workshop} item={item} risk={risk.data} />
          {draft && criteria ? <Decision run={run} criteria={criteria} /> : <Voting run={run} item={item} />}
        </div>
      ) : (
        <RunBreak run={run} />
      )}
      <footer className={foot.foot}>
        {legend ? <KeyLegend /> : null}
        <div className={foot.status}>
          <p role="status" aria-live="polite">
            {run.said}
          </p>
          {run.unreachable ? (
            <p role="alert" className={foot.offline}>
              {text('workshop.offline', { count: run.waiting })}
            </p>
          ) : null}
        </div>
        <RunActs run={run} legend={legend} onLegend={() => setLegend((before) => !before)} />
      </footer>
    </div>
  )
}

/** Has the next scenario ready, so that the team need not wait for it. */
function useNextAhead(workshop: Workshop): void {
  // The way to ask is another one each time; what is asked for decides.
  const ahead = useRef<ReturnType<typeof useAhead>>(null)
  ahead.current = useAhead()
  const next = nextWaiting(workshop.items, workshop.shown)?.risk.id
  useEffect(() => {
    if (next) ahead.current?.(readRisk, { params: { id: next } })
  }, [next])
}
