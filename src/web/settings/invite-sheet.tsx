import { useState } from 'react'
import { type Role, roles } from '../../core/access/roles.ts'
import { invite } from '../../features/people/people.contract.ts'
import { languages } from '../../platform/language/languages.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useForm } from '../session/form.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { ChoiceField, SelectField, TextField } from '../ui/fields.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import styles from './settings.module.css'

/** Invites somebody by mail, or makes a link to hand over where no mail can be sent. */
export function InviteSheet({ email, onClose }: { email: string; onClose: () => void }) {
  const text = useText()
  const here = useLanguage()
  const announce = useAnnounce()
  const { session } = useSession()
  const send = useCommand(invite)
  const [made, setMade] = useState<Answer<typeof invite> | null>(null)
  const form = useForm(
    { email, role: null as Role | null, language: here },
    {
      check: (values) => ({
        email: values.email.trim() ? undefined : text('field.required'),
        role: values.role ? undefined : text('field.choose'),
      }),
      submit: async (values) => {
        if (!values.role) return
        const answer = await send.mutateAsync({ body: { ...values, email: values.email.trim(), role: values.role } })
        if (answer.link) return setMade(answer)
        announce(text('invite.mailed', { email: answer.invitation.email }))
        onClose()
      },
    },
  )
  if (made?.link) {
    return (
      <Sheet
        opened
        shownOnce
        onClose={onClose}
        title={text('people.invite')}
        onSubmit={(event) => {
          event.preventDefault()
          onClose()
        }}
        foot={<Button submit>{text('invite.done')}</Button>}
      >
        <Link made={made} link={made.link} />
      </Sheet>
    )
  }
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('people.invite')}
      onSubmit={form.onSubmit}
      foot={
        <SaveFoot
          busy={form.busy}
          onCancel={onClose}
          save={text(session.mailConfigured ? 'invite.act' : 'invite.actNoMail')}
        />
      }
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      {session.mailConfigured ? null : <Remark>{text('invite.noMail')}</Remark>}
      <TextField label={text('invitations.email')} kind="email" field={form.field('email')} />
      <ChoiceField
        label={text('people.role')}
        field={form.field('role')}
        choices={roles.map((value) => ({ value, label: text(`role.${value}`), hint: text(`roleHint.${value}`) }))}
      />
      <SelectField
        label={text('invite.language')}
        field={form.field('language')}
        choices={languages.map((value) => ({ value, label: text(`language.${value}`) }))}
      />
    </Sheet>
  )
}

function Link({ made, link }: { made: Answer<typeof invite>; link: string }) {
  const text = useText()
  const written = useWritten()
  return (
    <div role="status">
      <h3>{text('invite.link', { email: made.invitation.email })}</h3>
      <p>{text('invite.linkExplain', { day: written.dayOf(made.invitation.expiresAt) })}</p>
      <p className={`code ${styles.key}`}>{link}</p>
      <CopyButton value={link} />
    </div>
  )
}
