import { useState } from 'react'
import { readScopeStatement, saveScopeDraft } from '../../features/profile/scope-statement.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Conflict } from '../ui/conflict.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { ScopeStatement } from './profile.ts'

const sides = ['nl', 'en'] as const

/** The text of the scope statement in both languages, as people want it to read. */
export function EditScopeSheet({ found, onClose }: { found: ScopeStatement; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const { call } = useSession()
  const save = useCommand(saveScopeDraft)
  const [base, setBase] = useState(found.draft)
  const form = useForm(
    { ...found.draft.text },
    {
      check: (values) => ({
        nl: values.nl.trim() ? undefined : text('field.required'),
        en: values.en.trim() ? undefined : text('field.required'),
      }),
      submit: async (body) => {
        try {
          await save.mutateAsync({ body, ifMatch: base.revision })
        } catch (caught) {
          if (caught instanceof ApiProblem && caught.status === 412) setBase((await call(readScopeStatement, {})).draft)
          throw caught
        }
        announce(text('profile.saved'))
        onClose()
      },
    },
  )
  const conflict = form.problem?.status === 412
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('scopeText.edit')}
      onSubmit={form.onSubmit}
      foot={conflict ? null : <SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {conflict ? (
        <Conflict
          differences={sides
            .filter((side) => base.text[side] !== form.values[side])
            .map((side) => ({
              key: side,
              label: text(`language.${side}`),
              theirs: base.text[side],
              mine: form.values[side],
            }))}
          busy={form.busy}
          onKeepMine={() => void form.send()}
          onTakeTheirs={() => {
            form.setValues({ ...base.text })
            form.setProblem(null)
          }}
        />
      ) : form.problem ? (
        <Problem problem={form.problem} />
      ) : null}
      <p>{text('scopeText.editWhy')}</p>
      {sides.map((side) => (
        <ProseField key={side} label={text(`language.${side}`)} rows={12} field={form.field(side)} />
      ))}
    </Sheet>
  )
}
