import { eventWords } from '../../core/suppliers/review-words.ts'
import { changeSupplierEvent, recordSupplierEvent } from '../../features/supplier-reviews/following.contract.ts'
import { eventKinds } from '../../features/supplier-reviews/review-shapes.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ChoiceField, ProseField, SelectField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Event } from './supplier-review.ts'

type Props = {
  supplier: string
  services: readonly { id: string; name: string }[]
  event: Event | null
  onClose: () => void
}

const personal = ['yes', 'no', 'unknown'] as const
type Personal = (typeof personal)[number]
const personalOf = (value: boolean | null): Personal => (value === null ? 'unknown' : value ? 'yes' : 'no')

/** Records what happened with a supplier, changes it, or closes it. */
export function EventSheet({ supplier, services, event, onClose }: Props) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const { today } = useMoment()
  const record = useCommand(recordSupplierEvent)
  const change = useCommand(changeSupplierEvent)
  const form = useForm(
    {
      kind: (event?.kind ?? null) as (typeof eventKinds)[number] | null,
      service: event?.service?.id ?? '',
      happenedOn: (event?.happenedOn ?? today) as string,
      what: event?.what ?? '',
      personalData: personalOf(event?.personalData ?? null),
      toldOn: (event?.toldOn ?? '') as string,
      ends: (event?.ends ?? '') as string,
      closedOn: (event?.closedOn ?? '') as string,
      closingNote: event?.closingNote ?? '',
    },
    {
      check: ({ kind, what, happenedOn, closedOn, closingNote }) => ({
        kind: kind === null ? text('field.choose') : undefined,
        what: what.trim() === '' ? text('field.required') : undefined,
        happenedOn: happenedOn === '' ? text('field.required') : undefined,
        closingNote: closedOn !== '' && closingNote.trim() === '' ? text('field.required') : undefined,
      }),
      submit: async ({ kind, ...values }) => {
        if (kind === null) return
        const body = {
          ...{ kind, happenedOn: values.happenedOn, what: values.what, closingNote: values.closingNote },
          service: values.service || null,
          personalData: values.personalData === 'unknown' ? null : values.personalData === 'yes',
          ...{ toldOn: values.toldOn || null, ends: values.ends || null, closedOn: values.closedOn || null },
        }
        if (event) await change.mutateAsync({ params: { id: event.id }, ifMatch: event.revision, body })
        else await record.mutateAsync({ params: { id: supplier }, body })
        announce(text('supplierEvent.saved'))
        onClose()
      },
    },
  )
  const { kind, closedOn } = form.values
  const known = event?.service && !services.some(({ id }) => id === event.service?.id) ? [event.service] : []
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(event ? 'supplierEvent.change' : 'supplierEvent.add')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <ChoiceField
        first
        label={text('supplierEvent.kind')}
        choices={eventKinds.map((value) => ({
          value,
          label: written.inLanguage(eventWords[value]),
          hint: text(`supplierEvent.kindHint.${value}`),
        }))}
        field={form.field('kind')}
      />
      <SelectField
        label={text('supplierEvent.service')}
        choices={[
          { value: '', label: text('supplierEvent.whole') },
          ...services.map(({ id, name }) => ({ value: id, label: name })),
          ...known.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        field={form.field('service')}
      />
      <DayField label={text('supplierEvent.happenedOn')} max={today} field={form.field('happenedOn')} />
      <ProseField label={text('supplierEvent.what')} field={form.field('what')} />
      {kind === 'incident' ? (
        <ChoiceField<Personal>
          label={text('supplierEvent.personal')}
          choices={personal.map((value) => ({ value, label: text(`supplierEvent.personal.${value}`) }))}
          field={{ ...form.field('personalData'), onChange: (value) => form.set('personalData', value ?? 'unknown') }}
        />
      ) : null}
      {kind === 'exception' ? <DayField label={text('supplierEvent.ends')} field={form.field('ends')} /> : null}
      <DayField label={text('supplierEvent.toldOn')} max={today} field={form.field('toldOn')} />
      <DayField label={text('supplierEvent.closedOn')} max={today} field={form.field('closedOn')} />
      {closedOn ? (
        <ProseField label={text('supplierEvent.closingNote')} rows={2} field={form.field('closingNote')} />
      ) : null}
    </Sheet>
  )
}
