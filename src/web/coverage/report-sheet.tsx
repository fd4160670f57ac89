import { termsWords } from '../../core/coverage/coverage-words.ts'
import { type SharingTerms, sharingTerms } from '../../core/coverage/facts.ts'
import { addCoverage, changeCoverage, readCoverageChoices } from '../../features/coverage/coverage.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useLanguage } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ChoiceField, ProseField, SelectField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { AgreementField, asksAgreement } from './agreement-field.tsx'
import type { CoverageReport } from './coverage.ts'

type Props = {
  /** What is changed, or replaced; null records a new one. */
  report: CoverageReport | null
  replace?: boolean
  supplier?: string
  onClose: () => void
  onSaved?: (report: CoverageReport) => void
}

/** Records a report, changes what is written about one, or records one that takes the place of another. */
export function ReportSheet({ report, replace, supplier, onClose, onSaved }: Props) {
  const text = useText()
  const language = useLanguage()
  const announce = useAnnounce()
  const { today } = useMoment()
  const add = useCommand(addCoverage)
  const change = useCommand(changeCoverage)
  const choices = useAnswer(readCoverageChoices, {})
  const changing = report !== null && !replace
  const services = (choices.data?.services ?? []).filter((one) => !supplier || one.supplier.id === supplier)
  const given = changing ? report.terms : null
  const form = useForm(
    {
      service: report?.service.id ?? '',
      title: report?.title ?? '',
      version: changing ? report.version : '',
      asOf: changing ? report.asOf : today,
      terms: (report?.terms ?? 'customer') as SharingTerms | null,
      termsNote: report?.termsNote ?? '',
      disclaimer: report?.disclaimer ?? '',
      agreement: '',
    },
    {
      check: ({ title, service, asOf, terms, agreement }) => ({
        title: title.trim() === '' ? text('field.required') : undefined,
        service: service === '' ? text('field.required') : undefined,
        asOf: asOf === '' ? text('field.required') : undefined,
        agreement: asksAgreement(given, terms) && agreement.trim() === '' ? text('field.required') : undefined,
      }),
      submit: async ({ service, terms, agreement, ...values }) => {
        const body = { ...values, terms: terms ?? 'customer' }
        const saved = changing
          ? await change.mutateAsync({
              params: { id: report.id },
              ifMatch: report.revision,
              body: { ...body, agreement },
            })
          : await add.mutateAsync({ body: { ...body, service, replaces: report?.id ?? null } })
        announce(text('coverage.saved'))
        onClose()
        onSaved?.(saved)
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(changing ? 'coverage.change' : replace ? 'coverage.replace' : 'coverage.add')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      {replace ? <p>{text('coverage.replaceExplain')}</p> : null}
      {report === null ? (
        <SelectField
          label={text('coverage.service')}
          hint={text('coverage.serviceHint')}
          choices={[
            { value: '', label: text('coverage.choose') },
            ...services.map((one) => ({ value: one.id, label: `${one.supplier.title}: ${one.title}` })),
          ]}
          field={form.field('service')}
        />
      ) : null}
      <TextField label={text('coverage.reportTitle')} field={form.field('title')} />
      <TextField label={text('coverage.versionField')} optional field={form.field('version')} />
      <DayField label={text('coverage.asOf')} hint={text('coverage.asOfHint')} field={form.field('asOf')} />
      <ChoiceField
        label={text('coverage.terms')}
        choices={sharingTerms.map((one) => ({
          value: one,
          label: termsWords[one][language],
          hint: text(`coverage.terms.${one}`),
        }))}
        field={form.field('terms')}
      />
      <AgreementField before={given} after={form.values.terms} field={form.field('agreement')} />
      <ProseField label={text('coverage.termsNote')} optional field={form.field('termsNote')} />
      <ProseField label={text('coverage.disclaimer')} optional field={form.field('disclaimer')} />
    </Sheet>
  )
}
