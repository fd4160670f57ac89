import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { decideApplicability } from '../../features/applicability/applicability.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import type { DecisionDraft } from './decision-draft.ts'
import { factsOf, keyOf, restsOn } from './decision-values.ts'
import { type FullControl, readAnew } from './read-counterparts.ts'
import type { Began } from './there.ts'

/**
 * Sends a decision for a control, and for the counterparts that were ticked, with the revisions that were seen. Where one of
 * them changed meanwhile, `conflict` holds how they are now, and nothing that was filled in is lost.
 */
export function useDeciding(began: Began, first: DecisionDraft) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const { call } = useSession()
  const queries = useQueryClient()
  const decide = useCommand(decideApplicability)
  const seen = useRef(first.seen)
  const [conflict, setConflict] = useState<readonly FullControl[] | null>(null)
  const { control, counterparts } = began

  const form = useForm(first.values, {
    check: (values) => ({ applies: values.applies === null ? text('decide.chooseApplies') : undefined }),
    submit: async (values) => {
      const alsoFor = counterparts.filter((one) => values.alsoFor.includes(keyOf(one)))
      const revisionOf = (one: FullControl) => seen.current[keyOf(one)] ?? 0
      try {
        await decide.mutateAsync({
          params: { edition: control.edition, requirement: control.requirement },
          ifMatch: revisionOf(control),
          body: {
            ...factsOf(values),
            // Untouched, each control rests on the facts of its own explanation.
            basis:
              values.basis === null
                ? undefined
                : restsOn(values, control.facts).map(({ fact, holds }) => ({ fact, holds: holds === true })),
            alsoFor: alsoFor.map((one) => ({
              edition: one.edition,
              requirement: one.requirement,
              revision: revisionOf(one),
            })),
          },
        })
      } catch (caught) {
        if (caught instanceof ApiProblem && caught.code === 'changed-meanwhile') {
          setConflict(await readAnew(call, control))
          // What lies beneath the sheet is old as well.
          void queries.invalidateQueries()
        }
        throw caught
      }
      setConflict(null)
      const names = [control, ...alsoFor].map((one) => `${one.editionName} ${one.requirement}`)
      announce(
        names.length > 1
          ? text('decide.savedAll', { controls: written.list(names) })
          : text('decide.saved', { control: names[0] ?? '' }),
      )
    },
  })

  return {
    form,
    conflict,
    seen: seen.current,
    /** What is saved now was seen; sending again replaces it. */
    acceptConflict: () => {
      seen.current = Object.fromEntries((conflict ?? []).map((one) => [keyOf(one), one.decision?.revision ?? 0]))
      setConflict(null)
    },
    /** Begins anew with other values. */
    start: (draft: DecisionDraft) => {
      seen.current = draft.seen
      setConflict(null)
      form.setProblem(null)
      form.setValues(draft.values)
    },
  }
}
