import { useRef, useState } from 'react'
import { changeTouchpointFlow } from '../../features/touchpoints/touchpoints.contract.ts'
import type { BodyOf } from '../../platform/http/contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { ApiProblem } from '../session/problem.ts'
import { useText } from '../session/text.tsx'
import type { RoadFlow } from './road.ts'

export type FlowFacts = BodyOf<typeof changeTouchpointFlow>

/** What of a flow is sent when it is saved. */
export function factsOf({ id: _, revision: __, result: ___, ...facts }: RoadFlow): FlowFacts {
  return facts
}

/** A flow of which nothing is answered yet. */
export const emptyFlow: FlowFacts = {
  name: '',
  comesFrom: '',
  goesTo: '',
  partsIn: [],
  partsOut: [],
  ways: null,
  shielding: 'readable',
  outsideBecause: '',
  note: '',
}

/**
 * Saves each answer about a flow as it is given, one after the other, so that quick answers do not overtake each other. After a
 * refusal what was answered stays on screen, and `takeAnew` shows what is stored.
 */
export function useFlowSaving(flow: RoadFlow) {
  const text = useText()
  const announce = useAnnounce()
  const change = useCommand(changeTouchpointFlow)
  const [facts, setFacts] = useState(() => factsOf(flow))
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const latest = useRef(facts)
  const seen = useRef(flow.revision)
  const queue = useRef(Promise.resolve())
  const save = (changed: Partial<FlowFacts>) => {
    const next = { ...latest.current, ...changed }
    latest.current = next
    setFacts(next)
    queue.current = queue.current.then(async () => {
      try {
        const saved = await change.mutateAsync({ params: { id: flow.id }, body: next, ifMatch: seen.current })
        seen.current = saved.revision
        setProblem(null)
        announce(text('touch.saved'))
      } catch (caught) {
        if (!(caught instanceof ApiProblem)) throw caught
        setProblem(caught)
      }
    })
  }
  const takeAnew = () => {
    seen.current = flow.revision
    latest.current = factsOf(flow)
    setFacts(latest.current)
    setProblem(null)
  }
  /** What is being typed: sent with the next answer. */
  const type = (changed: Partial<FlowFacts>) => {
    latest.current = { ...latest.current, ...changed }
    setFacts(latest.current)
  }
  return { facts, save, type, problem, takeAnew }
}
