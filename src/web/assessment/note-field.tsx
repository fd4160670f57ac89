import { Textarea } from '@mantine/core'
import { useState } from 'react'

type Props = {
  label: string
  hint?: string
  value: string
  onType: (note: string) => void
  /** Typing is done: what waits may go out. */
  onLeave: () => void
  rows?: number
}

/** A note. While somebody types in it nothing that arrives replaces the letters under their hands. */
export function NoteField({ label, hint, value, onType, onLeave, rows = 3 }: Props) {
  const [here, setHere] = useState<string | null>(null)
  return (
    <Textarea
      label={label}
      description={hint}
      value={here ?? value}
      autosize
      minRows={rows}
      maxRows={14}
      maxLength={4000}
      onFocus={() => setHere(value)}
      onChange={(event) => {
        setHere(event.currentTarget.value)
        onType(event.currentTarget.value)
      }}
      onBlur={() => {
        setHere(null)
        onLeave()
      }}
    />
  )
}
