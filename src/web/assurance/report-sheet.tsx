import { assuranceKindWords, opinionWords, reportTypeWords } from '../../core/assurance/assurance-words.ts'
import { assuranceKinds, opinions } from '../../core/assurance/facts.ts'
import { termsWords } from '../../core/coverage/coverage-words.ts'
import { sharingTerms } from '../../core/coverage/facts.ts'
import { changeAssuranceReport, recordAssuranceReport } from '../../features/assurance/assurance.contract.ts'
import { AgreementField, asksAgreement } from '../coverage/agreement-field.tsx'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ChoiceField, ManyField, ProseField, SelectField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { AssuranceReport, NamedThing } from './assurance.ts'
import { FileField } from './file-field.tsx'
import { type SubserviceDraft, SubservicesField } from './subservices-field.tsx'

type Props = {
  supplier: string
  report: AssuranceReport | null
  choices: { services: readonly NamedThing[]; suppliers: readonly NamedThing[] }
  onClose: () => void
  onSaved?: (id: string) => void
}

const valuesOf = (report: AssuranceReport | null) => ({
  title: report?.title ?? '',
  kind: report?.kind ?? ('soc-2' as const),
  kindOther: report?.kindOther ?? '',
  type: (report ? String(report.type) : '2') as '1' | '2' | null,
  asOf: report?.asOf ?? '',
  periodFrom: report?.periodFrom ?? '',
  periodTo: report?.periodTo ?? '',
  auditor: report?.auditor ?? '',
  opinion: report?.opinion ?? ('unqualified' as const),
  opinionNote: report?.texts?.opinionNote ?? '',
  issuedOn: report?.issuedOn ?? '',
  criteria: (report?.texts?.criteria ?? []).join('\n'),
  terms: report?.terms ?? ('customer' as const),
  note: report?.texts?.note ?? '',
  agreement: '',
  services: (report?.services ?? []).map(({ id }) => id) as readonly string[],
  subservices: (report?.texts?.subservices ?? []).map(
    ({ id, name, what, method, knownAs, notRelevantBecause }): SubserviceDraft => ({
      key: id,
      name,
      what,
      method,
      knownAs: knownAs?.id ?? '',
      notRelevantBecause,
    }),
  ) as readonly SubserviceDraft[],
  file: (report?.texts?.file ?? null) as { id: string; name: string } | null,
})

/** What is sent: the days of the other type are left out, and each criterion is a line. */
function bodyOf({
  type,
  asOf,
  periodFrom,
  periodTo,
  criteria,
  subservices,
  services,
  ...values
}: Omit<ReturnType<typeof valuesOf>, 'agreement'>) {
  const second = type === '2'
  return {
    ...values,
    type: second ? (2 as const) : (1 as const),
    asOf: second ? null : asOf || null,
    periodFrom: second ? periodFrom || null : null,
    periodTo: second ? periodTo || null : null,
    issuedOn: values.issuedOn || null,
    opinionNote: values.opinion === 'unqualified' ? '' : values.opinionNote,
    criteria: criteria
      .split('\n')
      .map((one) => one.trim())
      .filter(Boolean),
    services: [...services],
    subservices: subservices
      .filter(({ name }) => name.trim() !== '')
      .map(({ key: _key, knownAs, ...rest }) => ({ ...rest, knownAs: knownAs || null })),
  }
}

/** Records an assurance report of a supplier, or changes what is written about it. */
export function ReportSheet({ supplier, report, choices, onClose, onSaved }: Props) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const { today } = useMoment()
  const record = useCommand(recordAssuranceReport)
  const change = useCommand(changeAssuranceReport)
  const given = report?.terms ?? null
  const form = useForm(valuesOf(report), {
    check: ({ title, terms, agreement }) => ({
      title: title.trim() === '' ? text('field.required') : undefined,
      agreement: asksAgreement(given, terms) && agreement.trim() === '' ? text('field.required') : undefined,
    }),
    submit: async ({ agreement, ...values }) => {
      const body = bodyOf(values)
      const saved = report
        ? await change.mutateAsync({
            params: { id: report.id },
            ifMatch: report.revision,
            body: { ...body, agreement },
          })
        : await record.mutateAsync({ params: { id: supplier }, body })
      announce(text('assurance.saved'))
      onClose()
      onSaved?.(saved.id)
    },
  })
  const { type, kind, opinion } = form.values
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(report ? 'assurance.change' : 'assurance.add')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <TextField label={text('assurance.name')} field={form.field('title')} />
      <SelectField
        label={text('assurance.kind')}
        choices={assuranceKinds.map((one) => ({ value: one, label: written.inLanguage(assuranceKindWords[one]) }))}
        field={form.field('kind')}
      />
      {kind === 'other' ? <TextField label={text('assurance.kindOther')} field={form.field('kindOther')} /> : null}
      <ChoiceField
        label={text('assurance.type')}
        choices={([2, 1] as const).map((one) => ({
          value: String(one) as '1' | '2',
          label: written.inLanguage(reportTypeWords[one]),
          hint: text(one === 2 ? 'assurance.type2Hint' : 'assurance.type1Hint'),
        }))}
        field={form.field('type')}
      />
      {type === '1' ? (
        <DayField label={text('assurance.asOf')} max={today} field={form.field('asOf')} />
      ) : (
        <>
          <DayField label={text('assurance.from')} max={today} field={form.field('periodFrom')} />
          <DayField label={text('assurance.through')} max={today} field={form.field('periodTo')} />
        </>
      )}
      <TextField label={text('assurance.reportAuditor')} optional field={form.field('auditor')} />
      <SelectField
        label={text('assurance.opinion')}
        choices={opinions.map((one) => ({ value: one, label: written.inLanguage(opinionWords[one]) }))}
        field={form.field('opinion')}
      />
      {opinion === 'unqualified' ? null : (
        <ProseField label={text('assurance.opinionNote')} rows={2} field={form.field('opinionNote')} />
      )}
      <DayField label={text('assurance.issuedOn')} max={today} field={form.field('issuedOn')} />
      {choices.services.length > 0 ? (
        <ManyField
          label={text('assurance.services')}
          hint={text('assurance.servicesHint')}
          choices={choices.services.map(({ id, title }) => ({ value: id, label: title }))}
          field={form.field('services')}
        />
      ) : null}
      <ProseField
        label={text('assurance.criteria')}
        hint={text('assurance.criteriaHint')}
        optional
        rows={2}
        field={form.field('criteria')}
      />
      <SubservicesField suppliers={choices.suppliers} field={form.field('subservices')} errors={form.errors} />
      <SelectField
        label={text('assurance.terms')}
        hint={text('assurance.termsHint')}
        choices={sharingTerms.map((one) => ({ value: one, label: written.inLanguage(termsWords[one]) }))}
        field={form.field('terms')}
      />
      <AgreementField before={given} after={form.values.terms} field={form.field('agreement')} />
      <FileField field={form.field('file')} />
      <ProseField label={text('assurance.note')} optional rows={2} field={form.field('note')} />
    </Sheet>
  )
}
