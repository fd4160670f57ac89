import { updateAccount } from '../../features/account/account.contract.ts'
import { languages } from '../../platform/language/languages.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { changeLanguage, useLanguage } from '../session/language.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/fields.tsx'
import { Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import styles from './settings.module.css'

/** Name and language of the own account. */
export function OwnDetails() {
  const text = useText()
  const language = useLanguage()
  const announce = useAnnounce()
  const { session } = useSession()
  const update = useCommand(updateAccount)
  const form = useForm(
    { name: session.person?.name ?? '', language: session.person?.language ?? language },
    {
      check: (values) => ({ name: values.name.trim() ? undefined : text('field.required') }),
      submit: async (values) => {
        await update.mutateAsync({ body: values })
        await changeLanguage(values.language)
        announce(text('account.saved'))
      },
    },
  )
  return (
    <Section title={text('account.details')} beside={session.person?.email}>
      <form className={styles.form} onSubmit={form.onSubmit} noValidate>
        {form.problem ? <Problem problem={form.problem} /> : null}
        <TextField
          label={text('account.name')}
          hint={text('account.nameHint')}
          field={form.field('name')}
          fill="name"
        />
        <SelectField
          label={text('account.language')}
          field={form.field('language')}
          choices={languages.map((value) => ({ value, label: text(`language.${value}`) }))}
        />
        <div>
          <Button submit look="quiet" busy={form.busy}>
            {text('sheet.save')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
