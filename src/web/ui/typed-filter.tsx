import { useEffect, useEffectEvent, useState } from 'react'
import { TextField } from './fields.tsx'

const typingMs = 250
const mostCharacters = 100
type Props = { label: string; value: string | undefined; onChange: (typed: string | undefined) => void }

/**
 * A text to search a list for. It counts once typing pauses: whoever keeps it in the address does so with `replace`, so that
 * the history of the browser has no step for every letter.
 */
export function TypedFilter({ label, value = '', onChange }: Props) {
  const [typed, setTyped] = useState(value)
  const [kept, setKept] = useState(value)
  // Cleared or gone back from elsewhere.
  if (kept !== value) {
    setKept(value)
    if (typed.trim() !== value) setTyped(value)
  }
  const tell = useEffectEvent(onChange)
  useEffect(() => {
    if (typed.trim() === kept) return
    const timer = setTimeout(() => tell(typed.trim().slice(0, mostCharacters) || undefined), typingMs)
    return () => clearTimeout(timer)
  }, [typed, kept])
  return (
    <TextField
      kind="search"
      label={label}
      field={{ name: 'text', value: typed, onChange: setTyped, error: undefined }}
    />
  )
}
