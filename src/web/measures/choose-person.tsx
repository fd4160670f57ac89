import { useState } from 'react'
import { findOwners } from '../../features/measures/measures.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { FieldOf } from '../session/form.ts'
import { FoundPersonField } from '../ui/found-person-field.tsx'

type Props = {
  label: string
  hint?: string
  chosen: { id: string; name: string } | null
  field: FieldOf<string | null>
}

/** Somebody to name in a measure. */
export function ChoosePerson(props: Props) {
  const [typed, setTyped] = useState('')
  const found = useAnswer(findOwners, { query: { text: typed } }, { keep: true })
  return <FoundPersonField {...props} found={found.data?.items ?? []} onType={setTyped} />
}
