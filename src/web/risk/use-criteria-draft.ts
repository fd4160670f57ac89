import { useEffect, useMemo, useState } from 'react'
import { holds } from '../../core/access/permissions.ts'
import { type Role, roles } from '../../core/access/roles.ts'
import { checkCriteria } from '../../core/risk/check-criteria.ts'
import { readCriteria, saveCriteriaDraft } from '../../features/risk/criteria.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import type { Criteria } from './risk.ts'

type Draft = NonNullable<Answer<typeof readCriteria>['draft']>
/** Role null: who reads this writes no criteria, and sees only those whom they name. */
type People = readonly { membership: string; role: Role | null }[]
export type CriteriaDraft = ReturnType<typeof useCriteriaDraft>
export type ChangeCriteria = (next: Criteria) => void
export type FaultAt = (path: string) => string | undefined

/** The draft while it is written: what was changed, what is wrong with it and where, and saving it as a whole. */
export function useCriteriaDraft(draft: Draft, people: People) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const { call } = useSession()
  const command = useCommand(saveCriteriaDraft)
  const [content, setContent] = useState<Criteria>(draft.content)
  const [note, setNote] = useState(draft.note)
  const [base, setBase] = useState({ content: draft.content, note: draft.note, revision: draft.revision })
  const [theirs, setTheirs] = useState<Draft | null>(null)
  // Faults are told once somebody tried to save: while typing, half of everything is wrong.
  const [shown, setShown] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)

  const accounts = useMemo(
    () => new Set(people.filter(({ role }) => mayAccept(role)).map(({ membership }) => membership)),
    [people],
  )
  const faults = useMemo(() => checkCriteria(content, accounts), [content, accounts])
  const dirty = JSON.stringify([content, note]) !== JSON.stringify([base.content, base.note])
  useStayingAware(dirty)

  const save = async (over = base.revision) => {
    setShown(true)
    setProblem(null)
    if (faults.length > 0) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus())
      return
    }
    try {
      const { draft: saved } = await command.mutateAsync({ ifMatch: over, body: { note, content } })
      if (saved) setBase({ content: saved.content, note: saved.note, revision: saved.revision })
      if (saved) setContent(saved.content)
      if (saved) setNote(saved.note)
      setTheirs(null)
      announce(text('criteria.saved'))
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
      if (caught.status === 412) setTheirs((await call(readCriteria, {})).draft)
    }
  }

  return {
    content,
    note,
    setNote,
    change: setContent as ChangeCriteria,
    dirty,
    faults,
    shown,
    faultAt: (path: string) => {
      const found = shown ? faults.find((one) => one.path === path) : undefined
      return found && written.inLanguage(found.message)
    },
    /** What somebody else saved meanwhile. */
    theirs,
    keepMine: () => (theirs ? save(theirs.revision) : undefined),
    takeTheirs: () => {
      if (!theirs) return
      setContent(theirs.content)
      setNote(theirs.note)
      setBase({ content: theirs.content, note: theirs.note, revision: theirs.revision })
      setTheirs(null)
      setProblem(null)
    },
    problem: theirs ? null : problem,
    busy: command.isPending,
    save: () => save(),
  }
}

/** The browser asks before a page goes on which something is not saved. */
function useStayingAware(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [dirty])
}

/** Whether somebody may accept a risk at all. */
export const mayAccept = (role: Role | null): boolean => role !== null && holds(role, 'risk:accept')

/** Roles that may accept a risk at all, to choose from. */
export const acceptingRoles = roles.filter(mayAccept)
