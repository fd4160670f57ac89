import { termsWords } from '../../core/coverage/coverage-words.ts'
import { type SharingTerms, sharingTerms } from '../../core/coverage/facts.ts'
import { addOwnCoverage, changeOwnCoverage } from '../../features/own-coverage/own-coverage.contract.ts'
import { type Language, languages } from '../../platform/language/languages.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { ChoiceField, ProseField, SelectField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Choices, OwnCoverage } from './own-coverage.ts'

type Props = {
  /** What is changed; null begins a new one. */
  coverage: OwnCoverage | null
  choices?: Choices
  onClose: () => void
  onSaved?: (id: string) => void
}

/** Begins a report, or changes what it says of itself. */
export function FactsSheet({ coverage, choices, onClose, onSaved }: Props) {
  const text = useText()
  const written = useWritten()
  const language = useLanguage()
  const announce = useAnnounce()
  const add = useCommand(addOwnCoverage)
  const change = useCommand(changeOwnCoverage)
  const form = useForm(
    {
      service: choices?.services[0]?.id ?? '',
      edition: choices?.editions[0]?.id ?? '',
      title: coverage?.title ?? '',
      language: (coverage?.language ?? language) as Language | null,
      terms: (coverage?.terms ?? 'customer') as SharingTerms | null,
      termsNote: coverage?.termsNote ?? '',
      disclaimer: coverage?.disclaimer ?? '',
    },
    {
      check: ({ title }) => ({ title: title.trim() === '' ? text('field.required') : undefined }),
      at: { 'coverage-exists': 'service' },
      submit: async ({ service, edition, ...values }) => {
        const body = { ...values, language: values.language ?? language, terms: values.terms ?? 'customer' }
        const { id } = coverage
          ? await change.mutateAsync({ params: { id: coverage.id }, ifMatch: coverage.revision, body })
          : await add.mutateAsync({ body: { service, edition, ...body } })
        announce(text('ownCoverage.saved'))
        onClose()
        onSaved?.(id)
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(coverage ? 'ownCoverage.what' : 'ownCoverage.begin')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      {coverage ? null : (
        <>
          <SelectField
            label={text('ownCoverage.service')}
            choices={(choices?.services ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            field={form.field('service')}
          />
          <SelectField
            label={text('ownCoverage.edition')}
            choices={(choices?.editions ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            field={form.field('edition')}
          />
        </>
      )}
      <TextField label={text('ownCoverage.field.title')} field={form.field('title')} />
      <ChoiceField
        label={text('ownCoverage.field.terms')}
        choices={sharingTerms.map((one) => ({
          value: one,
          label: written.inLanguage(termsWords[one]),
          hint: text(`ownCoverage.terms.${one}`),
        }))}
        field={form.field('terms')}
      />
      <ProseField
        label={text('ownCoverage.field.termsNote')}
        hint={text('ownCoverage.termsNoteHint')}
        optional
        field={form.field('termsNote')}
      />
      <ProseField
        label={text('ownCoverage.field.disclaimer')}
        hint={text('ownCoverage.disclaimerHint')}
        optional
        field={form.field('disclaimer')}
      />
      <ChoiceField
        label={text('ownCoverage.field.language')}
        choices={languages.map((one) => ({ value: one, label: text(`language.${one}`) }))}
        field={form.field('language')}
      />
    </Sheet>
  )
}
