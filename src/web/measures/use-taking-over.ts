import { useState } from 'react'
import { type readMeasureProposals, takeOverMeasures } from '../../features/measures/measures.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { ApiProblem } from '../session/problem.ts'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'

export type Proposals = Answer<typeof readMeasureProposals>
export type Proposal = Proposals['proposals'][number]
export type TakingOver = ReturnType<typeof useTakingOver>

/** Which proposals are chosen, from which decisions day and description come along, and taking them over at once. */
export function useTakingOver(proposals: readonly Proposal[]) {
  const text = useText()
  const announce = useAnnounce()
  const command = useCommand(takeOverMeasures)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [decisions, setDecisions] = useState<ReadonlyMap<string, string>>(new Map())
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const chosen = proposals.filter(({ subject }) => picked.has(subject))
  const takeOver = async () => {
    setProblem(null)
    try {
      const { added } = await command.mutateAsync({
        body: {
          chosen: chosen.map(({ subject }) => ({ subject, decisionOf: decisions.get(subject) ?? null })),
        },
      })
      setPicked(new Set())
      announce(text('startingSet.taken', { count: added }))
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    }
  }
  return {
    may: useMay('measures:write'),
    chosen,
    has: ({ subject }: Proposal) => picked.has(subject),
    set: (some: readonly Proposal[], selected: boolean) =>
      setPicked((before) => {
        const subjects = some.map(({ subject }) => subject)
        return new Set(selected ? [...before, ...subjects] : [...before].filter((one) => !subjects.includes(one)))
      }),
    clear: () => {
      setPicked(new Set())
      setProblem(null)
    },
    decisionOf: ({ subject }: Proposal) => decisions.get(subject) ?? null,
    takeDecision: ({ subject }: Proposal, edition: string | null) =>
      setDecisions((before) => {
        const after = new Map(before)
        if (edition === null) after.delete(subject)
        else after.set(subject, edition)
        return after
      }),
    takeOver,
    busy: command.isPending,
    problem,
  }
}
