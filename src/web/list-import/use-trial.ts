import { useState } from 'react'

type Attempt<Asked, Tried> = {
  isError: boolean
  isPending: boolean
  mutate: (request: { body: Asked }, options: { onSuccess: (tried: Tried) => void }) => void
  reset: () => void
}

/**
 * Tries a file with choices about it. What was read last stays while the file is read again, and where that was refused; what somebody
 * chooses meanwhile adds to what was chosen right before, which need not be read yet. `asked` is what was chosen last, whatever came of
 * it; `stale` says that what was read does not belong to it, so that nothing may be taken over yet.
 */
export function useTrial<Asked, Tried>(attempt: Attempt<Asked, Tried>) {
  const [tried, setTried] = useState<Tried | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const trying = (next: Asked) => {
    setAsked(next)
    // Of several trials under way only the last one answers here.
    attempt.mutate({ body: next }, { onSuccess: setTried })
  }
  const forget = () => {
    attempt.reset()
    setTried(null)
    setAsked(null)
  }
  return { tried, asked, stale: attempt.isPending || attempt.isError, trying, forget }
}
