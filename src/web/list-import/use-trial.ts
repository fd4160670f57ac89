import { useState } from 'react'

type Attempt<Asked, Tried> = {
  isError: boolean
  mutate: (request: { body: Asked }, options: { onSuccess: (tried: Tried) => void }) => void
  reset: () => void
}

/**
 * Tries a file with choices about it. What was read last stays, with the choices it was read by, while it is read again and where that was
 * refused: what somebody chose and typed is not lost, and the focus stays where it was. `wanted` is what was tried last, whatever came of it.
 */
export function useTrial<Asked, Tried>(attempt: Attempt<Asked, Tried>) {
  const [read, setRead] = useState<{ asked: Asked; tried: Tried } | null>(null)
  const [wanted, setWanted] = useState<Asked | null>(null)
  const trying = (next: Asked) => {
    setWanted(next)
    attempt.mutate({ body: next }, { onSuccess: (tried) => setRead({ asked: next, tried }) })
  }
  const forget = () => {
    attempt.reset()
    setRead(null)
    setWanted(null)
  }
  const asked = attempt.isError ? (read?.asked ?? null) : wanted
  return { tried: read?.tried ?? null, asked, wanted, trying, forget }
}
