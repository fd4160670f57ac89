import { z } from 'zod'
import { useSession } from '../session/session.tsx'
import { decisionValues } from './decision-values.ts'

const draft = z.strictObject({
  values: decisionValues,
  /** The revision of each control as it was when filling in began. */
  seen: z.record(z.string(), z.int()),
})
export type DecisionDraft = z.infer<typeof draft>

/**
 * What was filled in about a control and not saved: kept in this tab for this person and organisation, so that closing the form
 * by accident, or the page, loses nothing.
 */
export function useDraft({ edition, requirement }: { edition: string; requirement: string }) {
  const { session } = useSession()
  const key = ['zorgborg-draft', session.person?.id, session.organisation?.id, edition, requirement].join(' ')
  return {
    read: (): DecisionDraft | null => {
      const kept = sessionStorage.getItem(key)
      if (kept === null) return null
      try {
        return draft.parse(JSON.parse(kept))
      } catch {
        // Written by an earlier version of the form.
        return null
      }
    },
    keep: (values: DecisionDraft) => sessionStorage.setItem(key, JSON.stringify(values)),
    drop: () => sessionStorage.removeItem(key),
  }
}

export type Draft = ReturnType<typeof useDraft>
