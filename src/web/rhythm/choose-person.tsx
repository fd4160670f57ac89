import { useState } from 'react'
import { findDutyOwners } from '../../features/rhythm/duties.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { FieldOf } from '../session/form.ts'
import { FoundPersonField } from '../ui/found-person-field.tsx'

type Props = {
  label: string
  hint?: string
  needed?: boolean
  chosen: { id: string; name: string } | null
  field: FieldOf<string | null>
}

/** Somebody to name in a duty. */
export function ChoosePerson(props: Props) {
  const [typed, setTyped] = useState('')
  const found = useAnswer(findDutyOwners, { query: { text: typed } }, { keep: true })
  return <FoundPersonField {...props} found={found.data?.items ?? []} onType={setTyped} />
}
