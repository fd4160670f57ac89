import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AssetKind } from '../../core/assets/asset.ts'
import { addRisk } from '../../features/risk/risk.contract.ts'
import { listRisks } from '../../features/risk/risks.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSearch } from '../session/search.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import type { RiskChoices } from './risk.ts'

export type ProposedThreat = RiskChoices['threats'][number]
export type TakingRisks = ReturnType<typeof useTakingRisks>

/** Which assets and threats are chosen, which of them are risks already, and recording the rest. The assets live in the address. */
export function useTakingRisks(choices: RiskChoices) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const { session, call } = useSession()
  const { at } = useMoment()
  const queries = useQueryClient()
  const [search, setSearch] = useSearch()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [done, setDone] = useState<number | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)

  const wanted = (search.get('assets') ?? '').split(' ')
  const kind: AssetKind | null = choices.assets.find(({ id }) => id === wanted[0])?.kind ?? null
  const assets = wanted.filter((one) => choices.assets.some((asset) => asset.id === one && asset.kind === kind))
  const known = useQueries({
    queries: assets.map((asset) => {
      const query = { asset, state: 'all' as const, size: 200 }
      return {
        queryKey: [listRisks.name, session.organisation?.id ?? null, at, { query }],
        queryFn: ({ signal }: { signal: AbortSignal }) => call(listRisks, { query, at, signal }),
      }
    }),
  })
  const there = new Set(
    known.flatMap(({ data }) => (data?.items ?? []).filter(({ state }) => state !== 'closed').map(keyOfRisk)),
  )
  const ready = known.every(({ data }) => data !== undefined)
  const threats = kind === null ? [] : choices.threats.filter(({ kinds }) => kinds.includes(kind))
  const lacking = (threat: ProposedThreat) => assets.filter((asset) => !there.has(`${asset} ${threat.id}`))
  const pairs = threats
    .filter(({ id }) => picked.has(id))
    .flatMap((threat) => lacking(threat).map((asset) => ({ asset, threat })))

  // One by one, as each has an entry of its own in the trail; what was recorded before a refusal stays, and is no longer asked for.
  const takeOver = async (bearing: { owner: string | null; ownerRole: string }) => {
    setProblem(null)
    let count = 0
    setDone(count)
    try {
      for (const { asset, threat } of pairs) {
        const body = {
          ...{ asset, threat: threat.id, threatGroup: threat.group, title: written.inLanguage(threat.title) },
          ...{ description: '', treatment: null, treatmentReason: '', ...bearing },
        }
        await call(addRisk, { body })
        count += 1
        setDone(count)
      }
      setPicked(new Set())
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      await queries.invalidateQueries()
      setDone(null)
      if (count > 0) announce(text('risk.taken', { count }))
    }
  }

  return {
    kind,
    assets,
    threats,
    ready,
    choose: (ids: string[]) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before)
          if (ids.length > 0) after.set('assets', ids.join(' '))
          else after.delete('assets')
          return after
        },
        { preventScrollReset: true },
      ),
    /** For how many of the chosen assets a threat is not in the register. */
    missing: (threat: ProposedThreat) => (ready ? lacking(threat).length : 0),
    has: ({ id }: ProposedThreat) => picked.has(id),
    set: (some: readonly ProposedThreat[], selected: boolean) =>
      setPicked((before) => {
        const ids = some.map(({ id }) => id)
        return new Set(selected ? [...before, ...ids] : [...before].filter((one) => !ids.includes(one)))
      }),
    clear: () => setPicked(new Set()),
    count: pairs.length,
    takeOver,
    busy: done !== null,
    done: done ?? 0,
    problem,
  }
}

const keyOfRisk = ({ asset, threat }: { asset: { id: string }; threat: string }) => `${asset.id} ${threat}`
