import type { ReactNode } from 'react'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { FilesField } from './files-field.tsx'
import { KeptParts } from './kept-parts.tsx'
import type { EvidenceForm } from './use-evidence-form.ts'

/** What somebody fills in about evidence; `children` come after the files: what it is for. */
export function EvidenceFields({ of, children }: { of: EvidenceForm; children?: ReactNode }) {
  const text = useText()
  const { form, files, rules, kept, setKept, partsError, today } = of
  return (
    <>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <FilesField files={files} rules={rules} error={partsError} />
      {kept.length > 0 ? (
        <KeptParts parts={kept} onRemove={(id) => setKept(kept.filter((one) => one.id !== id))} />
      ) : null}
      {children}
      <TextField label={text('evidence.title')} hint={text('evidence.titleHint')} field={form.field('title')} />
      <DayField
        label={text('evidence.periodFrom')}
        hint={text('evidence.periodHint')}
        max={today}
        field={form.field('periodFrom')}
      />
      <DayField label={text('evidence.periodTo')} max={today} field={form.field('periodTo')} />
      <ProseField label={text('evidence.how')} hint={text('evidence.howHint')} optional field={form.field('how')} />
      <TextField label={text('evidence.collectedBy')} field={form.field('collectedBy')} />
      <DayField label={text('evidence.collectedOn')} max={today} field={form.field('collectedOn')} />
      <ProseField
        label={text('evidence.observation')}
        hint={text('evidence.observationHint')}
        optional
        field={form.field('observation')}
      />
      <TextField label={text('evidence.link')} hint={text('evidence.linkHint')} optional field={form.field('link')} />
      {form.values.link.trim() ? (
        <TextField label={text('evidence.linkName')} optional field={form.field('linkName')} />
      ) : null}
    </>
  )
}
