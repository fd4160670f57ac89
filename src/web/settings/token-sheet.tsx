import { useState } from 'react'
import { readEvidenceChoices } from '../../features/evidence/evidence.contract.ts'
import { makeAccessToken } from '../../features/evidence/tokens.contract.ts'
import { ChooseMany } from '../measures/choose-many.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { TextField } from '../ui/fields.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import styles from './settings.module.css'

/** Makes an access token, and shows it this once. */
export function TokenSheet({ onClose }: { onClose: () => void }) {
  const text = useText()
  const make = useCommand(makeAccessToken)
  const choices = useAnswer(readEvidenceChoices, {})
  const [made, setMade] = useState<string | null>(null)
  const needed = (value: string) => (value.trim() === '' ? text('field.required') : undefined)
  const form = useForm(
    { name: '', measures: [] as string[], expiresOn: '' },
    {
      check: ({ name, expiresOn }) => ({ name: needed(name), expiresOn: needed(expiresOn) }),
      submit: async (body) => setMade((await make.mutateAsync({ body })).token ?? ''),
    },
  )
  return (
    <Sheet
      opened
      shownOnce={made !== null}
      onClose={onClose}
      title={text('tokens.make')}
      onSubmit={form.onSubmit}
      foot={
        made === null ? (
          <SaveFoot busy={form.busy} onCancel={onClose} save={text('tokens.make')} />
        ) : (
          <Button onPress={onClose}>{text('tokens.kept')}</Button>
        )
      }
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      {made === null ? (
        <>
          <TextField label={text('tokens.name')} hint={text('tokens.nameHint')} field={form.field('name')} />
          <ChooseMany
            label={text('tokens.for')}
            hint={text('tokens.forHint')}
            choices={(choices.data?.measures ?? [])
              .filter(({ ended }) => !ended)
              .map(({ id, title }) => ({ value: id, label: title }))}
            field={form.field('measures')}
          />
          <DayField label={text('tokens.until')} hint={text('tokens.untilHint')} field={form.field('expiresOn')} />
        </>
      ) : (
        <>
          <Remark>{text('tokens.once')}</Remark>
          <code className={styles.token}>{made}</code>
          <CopyButton value={made} />
        </>
      )}
    </Sheet>
  )
}
