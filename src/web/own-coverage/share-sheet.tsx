import { useState } from 'react'
import { addMonths, type Day } from '../../core/time/day.ts'
import { shareOwnCoverage } from '../../features/own-coverage/coverage-shares.contract.ts'
import { type Language, languages } from '../../platform/language/languages.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ChoiceField, SelectField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import styles from './own-coverage.module.css'
import { type OwnCoverage, usualMonths, type Version } from './own-coverage.ts'

type Props = { coverage: OwnCoverage; versions: readonly Version[]; onClose: () => void }

/** Gives a version to a customer. A link that could not be mailed is shown once, to pass on by hand. */
export function ShareSheet({ coverage, versions, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const { today } = useMoment()
  const share = useCommand(shareOwnCoverage)
  const [link, setLink] = useState<string | null>(null)
  const required = (value: string) => (value.trim() === '' ? text('field.required') : undefined)
  const form = useForm(
    {
      version: versions[0]?.id ?? '',
      customer: '',
      contactName: '',
      email: '',
      language: coverage.language as Language | null,
      through: addMonths(today as Day, usualMonths) as string,
    },
    {
      check: ({ customer, contactName, email, through }) => ({
        customer: required(customer),
        contactName: required(contactName),
        email: required(email),
        through: required(through),
      }),
      submit: async (values) => {
        const made = await share.mutateAsync({
          params: { id: coverage.id },
          body: { ...values, language: values.language ?? coverage.language },
        })
        if (made.link !== null) {
          setLink(made.link)
          return
        }
        announce(text('ownCoverage.givenMailed'))
        onClose()
      },
    },
  )
  if (link !== null) {
    return (
      <Sheet
        opened
        shownOnce
        onClose={onClose}
        title={text('ownCoverage.give')}
        onSubmit={(event) => {
          event.preventDefault()
          onClose()
        }}
        foot={<Button submit>{text('sheet.close')}</Button>}
      >
        <p role="status">{text('ownCoverage.givenLink')}</p>
        <p className={styles.hash}>{link}</p>
        <CopyButton value={link} />
      </Sheet>
    )
  }
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('ownCoverage.give')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('ownCoverage.give')} />}
    >
      <p>{text('ownCoverage.giveExplain')}</p>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <SelectField
        label={text('ownCoverage.version')}
        choices={versions.map(({ id, number }) => ({ value: id, label: text('ownCoverage.numbered', { number }) }))}
        field={form.field('version')}
      />
      <TextField label={text('ownCoverage.customer')} field={form.field('customer')} />
      <TextField label={text('ownCoverage.contactName')} field={form.field('contactName')} />
      <TextField kind="email" label={text('ownCoverage.email')} field={form.field('email')} />
      <DayField label={text('ownCoverage.through')} field={form.field('through')} />
      <ChoiceField
        label={text('ownCoverage.mailLanguage')}
        choices={languages.map((one) => ({ value: one, label: text(`language.${one}`) }))}
        field={form.field('language')}
      />
    </Sheet>
  )
}
