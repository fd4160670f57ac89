import { useState } from 'react'
import { renewQuestionnaireLink } from '../../features/supplier-reviews/questionnaires.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { List } from './supplier-review.ts'

/** Sends a new link, and opens a list again that was handed in. A link that could not be mailed is shown this once. */
export function RenewSheet({ list, onClose }: { list: List; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const renew = useCommand(renewQuestionnaireLink)
  const [link, setLink] = useState<string | null>(null)
  const form = useForm(
    { contactName: list.contactName, email: list.email, dueOn: '' },
    {
      check: ({ dueOn }) => ({ dueOn: dueOn === '' ? text('field.required') : undefined }),
      submit: async (body) => {
        const done = await renew.mutateAsync({ params: { id: list.id }, ifMatch: list.revision, body })
        if (done.link !== null) return setLink(done.link)
        announce(text(done.mailed ? 'questions.renewed' : 'questions.notMailed'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      shownOnce={link !== null}
      onClose={onClose}
      title={text('questions.renew')}
      onSubmit={form.onSubmit}
      foot={
        link ? (
          <Button look="bare" onPress={onClose}>
            {text('sheet.close')}
          </Button>
        ) : (
          <SaveFoot busy={form.busy} onCancel={onClose} save={text('questions.send')} />
        )
      }
    >
      {link ? (
        <div className="stack" role="status">
          <p>{text('questions.linkOnce')}</p>
          <p>
            <code>{link}</code>
          </p>
          <CopyButton value={link} label={text('questions.copyLink')} />
        </div>
      ) : (
        <>
          <p>{text('questions.renewExplain')}</p>
          {form.problem ? <Problem problem={form.problem} /> : null}
          <TextField label={text('questions.contact')} optional field={form.field('contactName')} />
          <TextField
            label={text('questions.email')}
            kind="email"
            optional
            hint={text('questions.emailHint')}
            field={form.field('email')}
          />
          <DayField label={text('questions.dueOn')} hint={text('questions.dueHint')} field={form.field('dueOn')} />
        </>
      )}
    </Sheet>
  )
}
