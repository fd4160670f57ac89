import { useEffect, useState } from 'react'

/**
 * What was picked shows at once, while it is still on its way, and until what the server keeps was read anew.
 * @param kept What the server keeps.
 * @param busy Whether the pick is on its way.
 */
export function useShownAtOnce<V>(kept: V, busy: boolean): [V, (picked: V) => void] {
  const [picked, setPicked] = useState<{ value: V } | null>(null)
  useEffect(() => {
    if (!busy) setPicked(null)
  }, [busy])
  return [picked ? picked.value : kept, (value) => setPicked({ value })]
}
