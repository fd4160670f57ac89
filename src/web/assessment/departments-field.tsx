import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { FieldOf } from '../session/form.ts'
import { useText } from '../session/text.tsx'

/** A department; one that is new has no id yet. */
export type NamedDepartment = { id: string | null; name: string }

/** The departments that answer by themselves, each on a line of its own. A line that keeps its name or its place keeps its answers. */
export function DepartmentsField({ field }: { field: FieldOf<readonly NamedDepartment[]> }) {
  const text = useText()
  const [first] = useState(field.value)
  const [typed, setTyped] = useState(() => first.map(({ name }) => name).join('\n'))
  return (
    <Textarea
      label={
        <>
          {text('assessmentForm.departments')} <span className="small">{text('field.optional')}</span>
        </>
      }
      description={text('assessmentForm.departmentsHint')}
      name={field.name}
      value={typed}
      error={field.error}
      autosize
      minRows={2}
      maxRows={20}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        field.onChange(departmentsIn(event.currentTarget.value, first))
      }}
    />
  )
}

/** Reads departments from lines. A line with a known name is that department; else, where lines were neither added nor removed, the one of that place was renamed. */
export function departmentsIn(typed: string, known: readonly NamedDepartment[]): NamedDepartment[] {
  const lines = [...new Set(typed.split('\n').map((line) => line.trim().slice(0, 80)))].filter(Boolean)
  const byName = new Map(known.map((one) => [one.name.toLowerCase(), one]))
  const named = new Set(lines.flatMap((name) => byName.get(name.toLowerCase())?.id ?? []))
  return lines.map((name, place) => {
    const same = byName.get(name.toLowerCase())
    if (same) return { id: same.id, name }
    const renamed = lines.length === known.length ? known[place] : undefined
    return { id: renamed && !named.has(renamed.id ?? '') ? renamed.id : null, name }
  })
}
