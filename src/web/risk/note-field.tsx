import { useText } from '../session/text.tsx'
import { ProseField } from '../ui/fields.tsx'

/** Why this version is there. */
export function NoteField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const text = useText()
  return (
    <ProseField
      label={text('criteria.noteLabel')}
      hint={text('criteria.noteHint')}
      optional
      rows={2}
      field={{ name: 'note', value, error: undefined, onChange }}
    />
  )
}
