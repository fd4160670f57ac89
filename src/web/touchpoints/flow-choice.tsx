import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useText } from '../session/text.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { FlowWord } from './flow-word.tsx'
import type { Road, RoadFlow, RoadService } from './road.ts'
import styles from './touchpoints.module.css'

type FlowChoiceProps = {
  road: Road
  /** Flows that the step asks about. */
  asks: (flow: RoadFlow) => boolean
  /** Whether the step's question about a flow is answered. */
  answered: (flow: RoadFlow) => boolean
  children: (flow: RoadFlow, service: RoadService, onDone: (() => void) | null) => ReactNode
}

/** One flow at a time, beginning with the first that is not answered; the others are a list to choose from. */
export function FlowChoice({ road, asks, answered, children }: FlowChoiceProps) {
  const text = useText()
  const all = road.services.flatMap((service) =>
    service.flows.filter((flow) => asks(flow)).map((flow) => ({ service, flow })),
  )
  const [chosen, setChosen] = useState<string | null>(() => all.find(({ flow }) => !answered(flow))?.flow.id ?? null)
  const heading = useRef<HTMLHeadingElement>(null)
  const byPerson = useRef(false)
  const choose = (id: string) => {
    byPerson.current = true
    setChosen(id)
  }
  // The questions stand below the list: whoever chose a flow is taken to them.
  useEffect(() => {
    if (byPerson.current && chosen) heading.current?.focus()
  }, [chosen])
  const current = all.find(({ flow }) => flow.id === chosen)
  const next = all.find(({ flow }) => flow.id !== chosen && !answered(flow))
  if (all.length === 0) return <p>{text('touch.nothingToAsk')}</p>
  return (
    <>
      <ul className={styles.flowList} aria-label={text('touch.flows')}>
        {all.map(({ flow, service }) => (
          <li key={flow.id}>
            <button type="button" aria-pressed={flow.id === chosen} onClick={() => choose(flow.id)}>
              <span>
                <b>{flow.name}</b> <span className="small">{service.name}</span>
              </span>
              {answered(flow) ? <FlowWord flow={flow} /> : <Verdict state="open">{text('touch.toAnswer')}</Verdict>}
            </button>
          </li>
        ))}
      </ul>
      {current ? (
        <section className={styles.card} key={current.flow.id}>
          <h2 ref={heading} tabIndex={-1}>
            {current.flow.name}
          </h2>
          <p className="small">
            {[current.service.name, [current.flow.comesFrom, current.flow.goesTo].filter(Boolean).join(' → ')]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {children(current.flow, current.service, next ? () => choose(next.flow.id) : null)}
        </section>
      ) : (
        <p>{text('touch.allAnswered')}</p>
      )}
    </>
  )
}
