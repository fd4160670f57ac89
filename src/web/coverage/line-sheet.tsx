import { coveredByWords, extentWords, restsOnWords } from '../../core/coverage/coverage-words.ts'
import { type CoveredBy, coveredBy, type Extent, type RestsOn, restingOn } from '../../core/coverage/facts.ts'
import {
  addCoverageClaim,
  changeCoverageClaim,
  readCoverageChoices,
} from '../../features/coverage/coverage.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useLanguage } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { ProseField, SelectField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { CoverageLine, CoverageReport } from './coverage.ts'

type Props = {
  report: CoverageReport
  /** What is changed; null records a new line. */
  line: CoverageLine | null
  onClose: () => void
}

/** Records what a report says of one requirement, or changes it. */
export function LineSheet({ report, line, onClose }: Props) {
  const text = useText()
  const language = useLanguage()
  const announce = useAnnounce()
  const add = useCommand(addCoverageClaim)
  const change = useCommand(changeCoverageClaim)
  const choices = useAnswer(readCoverageChoices, {})
  const editions = choices.data?.editions ?? []
  const form = useForm(
    {
      edition: line?.edition ?? report.editions[0]?.edition ?? report.sums[0]?.edition ?? '',
      requirement: line?.requirement ?? '',
      reference: line?.reference ?? '',
      by: (line?.by ?? 'supplier') as CoveredBy,
      extent: (line?.extent ?? 'directly') as Extent,
      restsOn: (line?.restsOn ?? 'certificate') as RestsOn,
      certificate: line?.certificate ?? '',
      assurance: line?.assurance ?? '',
      place: line?.place ?? '',
      statement: line?.statement ?? '',
      customerPart: line?.customerPart ?? '',
    },
    {
      check: ({ requirement, edition }) => ({
        requirement: requirement.trim() === '' ? text('field.required') : undefined,
        edition: edition === '' ? text('field.required') : undefined,
      }),
      submit: async (values) => {
        const covers = values.by === 'supplier' || values.by === 'shared'
        const body = {
          ...values,
          extent: covers ? (values.extent === 'none' ? ('partly' as const) : values.extent) : ('none' as const),
          certificate: values.restsOn === 'certificate' ? values.certificate || null : null,
          assurance: values.restsOn === 'assurance' ? values.assurance || null : null,
        }
        if (line) {
          await change.mutateAsync({ params: { id: report.id, claim: line.id }, ifMatch: line.revision, body })
        } else await add.mutateAsync({ params: { id: report.id }, body })
        announce(text('coverage.saved'))
        onClose()
      },
    },
  )
  const { by, restsOn, edition } = form.values
  const ofSupplier = <T extends { supplier: string }>(all: readonly T[] | undefined) =>
    (all ?? []).filter((one) => one.supplier === report.supplier.id)
  const none = { value: '', label: text('coverage.notRecorded') }
  const chosen = (all: readonly { id: string; title: string; supplier: string }[] | undefined) => [
    none,
    ...ofSupplier(all).map(({ id, title }) => ({ value: id, label: title })),
  ]
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(line ? 'coverage.changeLine' : 'coverage.addLine')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <SelectField
        label={text('coverage.edition')}
        choices={[
          ...(edition === '' || editions.some(({ id }) => id === edition) ? [] : [{ value: edition, label: edition }]),
          ...editions.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        field={form.field('edition')}
      />
      <TextField
        label={text('coverage.requirement')}
        hint={text('coverage.requirementHint')}
        field={form.field('requirement')}
      />
      <TextField label={text('coverage.reference')} optional field={form.field('reference')} />
      <SelectField
        label={text('coverage.by')}
        choices={coveredBy.map((one) => ({ value: one, label: coveredByWords[one][language] }))}
        field={form.field('by')}
      />
      {by === 'supplier' || by === 'shared' ? (
        <SelectField
          label={text('coverage.extent')}
          choices={(['directly', 'partly'] as const).map((one) => ({ value: one, label: extentWords[one][language] }))}
          field={{ ...form.field('extent'), value: form.values.extent === 'none' ? 'partly' : form.values.extent }}
        />
      ) : null}
      <SelectField
        label={text('coverage.restsOn')}
        choices={restingOn.map((one) => ({ value: one, label: restsOnWords[one][language] }))}
        field={form.field('restsOn')}
      />
      {restsOn === 'certificate' ? (
        <SelectField
          label={text('coverage.certificate')}
          hint={text('coverage.groundHint')}
          choices={chosen(choices.data?.certificates)}
          field={form.field('certificate')}
        />
      ) : null}
      {restsOn === 'assurance' ? (
        <SelectField
          label={text('coverage.assurance')}
          hint={text('coverage.groundHint')}
          choices={chosen(choices.data?.assurance)}
          field={form.field('assurance')}
        />
      ) : null}
      <TextField label={text('coverage.place')} optional field={form.field('place')} />
      <ProseField label={text('coverage.statement')} optional field={form.field('statement')} />
      <ProseField label={text('coverage.customerPart')} optional field={form.field('customerPart')} />
    </Sheet>
  )
}
