import { useCallback, useEffect, useRef, useState } from 'react'
import { readVersion, saveDraft } from '../../features/documents/versions.contract.ts'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import type { VersionRead } from './documents.ts'
import { type DraftValues, isSameDraft, keptDraft, valuesOf } from './kept-draft.ts'
import { saveIn } from './save-plan.ts'

export type SaveState =
  | { kind: 'saved'; at: number | null }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'waiting'; problem: ApiProblem }
  /** Somebody else wrote meanwhile. */
  | { kind: 'conflict' }

const againMs = 5000

/**
 * Saves a draft as it is written, with the revision that was seen: in this browser at every key, and on the server when one rests, leaves
 * or goes on. What lies in this browser from before, typed over the same revision, is gone on with; `left` is what was typed over another.
 */
export function useAutosave(version: VersionRead) {
  const { call, session } = useSession()
  const [kept] = useState(() =>
    keptDraft(
      { organisation: session.organisation?.id ?? '', person: session.person?.id ?? '', version: version.id },
      localStorage,
    ),
  )
  const [from] = useState(() => {
    const [stored, here] = [valuesOf(version), kept.read()]
    if (here && isSameDraft(here.values, stored)) kept.drop()
    else if (here) return { here: here.revision === version.revision, left: here.values, stored }
    return { here: false, left: null, stored }
  })
  const begin = from.here && from.left ? from.left : from.stored
  const [values, setValues] = useState(begin)
  const [state, setState] = useState<SaveState>(from.here ? { kind: 'typing' } : { kind: 'saved', at: null })
  const latest = useRef(begin)
  const revision = useRef(version.revision)
  const timer = useRef<number | undefined>(undefined)
  const dirtySince = useRef<number | null>(null)
  const savedAt = useRef<number | null>(null)
  const running = useRef<Promise<boolean> | null>(null)

  const saved = useCallback(
    (at: number, sent: DraftValues): boolean => {
      revision.current = at
      savedAt.current = Date.now()
      if (latest.current !== sent) {
        kept.keep({ revision: at, values: latest.current })
        return false
      }
      dirtySince.current = null
      kept.drop()
      setState({ kind: 'saved', at: Date.now() })
      return true
    },
    [kept],
  )

  /** Whether what the server has is what was sent: a save whose answer this page did not live to see. */
  const arrivedBefore = useCallback(
    async (sent: DraftValues): Promise<number | null> => {
      const there = await call(readVersion, { params: { id: version.id } }).catch(() => null)
      return there && there.state === 'draft' && isSameDraft(valuesOf(there), sent) ? there.revision : null
    },
    [call, version.id],
  )

  const save = useCallback(async (): Promise<boolean> => {
    window.clearTimeout(timer.current)
    if (running.current) await running.current
    if (dirtySince.current === null) return true
    const sent = latest.current
    const work = (async () => {
      setState({ kind: 'saving' })
      try {
        const answer = await call(saveDraft, { params: { id: version.id }, body: sent, ifMatch: revision.current })
        if (!saved(answer.revision, sent)) {
          setState({ kind: 'typing' })
          timer.current = window.setTimeout(
            () => void save(),
            saveIn({ now: Date.now(), since: Date.now(), savedAt: savedAt.current, keptHere: true }),
          )
        }
        return true
      } catch (caught) {
        if (!(caught instanceof ApiProblem)) throw caught
        if (caught.status === 412) {
          const there = await arrivedBefore(sent)
          if (there !== null) {
            saved(there, sent)
            return true
          }
          setState({ kind: 'conflict' })
        } else {
          setState({ kind: 'waiting', problem: caught })
          if (caught.status === 0 || caught.status >= 500) timer.current = window.setTimeout(() => void save(), againMs)
        }
        return false
      } finally {
        running.current = null
      }
    })()
    running.current = work
    return work
  }, [arrivedBefore, call, saved, version.id])

  const write = useCallback(
    (change: Partial<DraftValues>) => {
      latest.current = { ...latest.current, ...change }
      setValues(latest.current)
      const keptHere = kept.keep({ revision: revision.current, values: latest.current })
      dirtySince.current ??= Date.now()
      setState((before) => (before.kind === 'conflict' ? before : { kind: 'typing' }))
      window.clearTimeout(timer.current)
      const typing = { now: Date.now(), since: dirtySince.current, savedAt: savedAt.current, keptHere }
      timer.current = window.setTimeout(() => void save(), saveIn(typing))
    },
    [kept, save],
  )

  /** Goes on from another revision: with what was typed here, or with what is given. */
  const goOn = useCallback(
    (from: number, with_?: DraftValues) => {
      revision.current = from
      if (with_) {
        latest.current = with_
        setValues(with_)
        dirtySince.current = null
        kept.drop()
        setState({ kind: 'saved', at: null })
      } else {
        dirtySince.current ??= Date.now()
        void save()
      }
    },
    [kept, save],
  )

  useEffect(() => {
    // What lies here from before is not on the server yet.
    if (from.here) {
      dirtySince.current = Date.now()
      timer.current = window.setTimeout(() => void save(), 0)
    }
  }, [from, save])

  const lastSave = useRef(save)
  useEffect(() => {
    lastSave.current = save
  }, [save])
  useEffect(() => {
    const leave = () => void lastSave.current()
    const hidden = () => document.visibilityState === 'hidden' && leave()
    document.addEventListener('visibilitychange', hidden)
    window.addEventListener('pagehide', leave)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [])

  const left = from.here ? null : from.left
  return { values, state, write, save, goOn, kept, revision, left }
}
