import { MultiSelect } from '@mantine/core'
import { holds } from '../../core/access/permissions.ts'
import { handPart, updatePart } from '../../features/assessment/assessment.contract.ts'
import { listPeople } from '../../features/people/people.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ManyField, ProseField, SelectField } from '../ui/fields.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { departmentOf, sheetName } from './addresses.ts'
import { themeLabel } from './sheet-filters.tsx'
import type { Part } from './steps.ts'
import type { Assessment } from './use-assessment.ts'

type Props = { assessment: Assessment; part: Part | null; onClose: () => void }

/** Hands a part to a colleague: whom, what, by when. */
export function HandPartSheet({ assessment, part, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const { opened, questions } = assessment
  const people = useAnswer(listPeople, {})
  const hand = useCommand(handPart)
  const update = useCommand(updatePart)
  // Only whoever may answer; those who see everything already come last.
  const able = (people.data?.items ?? [])
    .filter(({ role }) => holds(role, 'assessment:answer'))
    .sort((a, b) => Number(holds(a.role, 'assessment:write')) - Number(holds(b.role, 'assessment:write')))
  const form = useForm(
    {
      membership: part?.membership ?? '',
      sheet: sheetName(part?.department ?? opened.departments[0]?.id ?? null),
      themes: (part?.themes ?? []) as readonly string[],
      subjects: (part?.subjects ?? []) as readonly string[],
      due: part?.due ?? '',
      message: part?.message ?? '',
    },
    {
      check: (values) => ({
        membership: values.membership ? undefined : text('handPart.nobody'),
        themes: values.themes.length + values.subjects.length > 0 ? undefined : text('handPart.nothing'),
      }),
      submit: async ({ sheet, due, ...values }) => {
        const body = {
          ...values,
          themes: [...values.themes],
          subjects: [...values.subjects],
          department: departmentOf(sheet),
          due: due || null,
        }
        const made = part
          ? await update.mutateAsync({
              params: { assessment: opened.id, part: part.id },
              ifMatch: part.revision,
              body,
            })
          : await hand.mutateAsync({ params: { assessment: opened.id }, body })
        announce(text('handPart.handed', { name: made.person }))
        onClose()
      },
    },
  )
  const field = form.field('subjects')
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(part ? 'handPart.change' : 'parts.hand')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={part ? undefined : text('handPart.act')} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      {people.error ? <Problem problem={people.error} retry={() => void people.refetch()} /> : null}
      {people.data && able.length === 0 ? <Remark>{text('handPart.noPeople')}</Remark> : null}
      <SelectField
        label={text('handPart.person')}
        hint={text('handPart.personHint')}
        field={form.field('membership')}
        choices={[
          { value: '', label: text('handPart.choose') },
          ...able.map(({ id, name, role }) => ({
            value: id,
            label: `${name} (${text(`role.${role}`).toLowerCase()})`,
          })),
        ]}
      />
      {opened.departments.length > 0 ? (
        <SelectField
          label={text('allQuestions.department')}
          field={form.field('sheet')}
          choices={[
            ...opened.departments.map(({ id, name }) => ({ value: id, label: name })),
            { value: 'whole', label: text('assessment.whole') },
          ]}
        />
      ) : null}
      <ManyField
        label={text('handPart.themes')}
        field={form.field('themes')}
        choices={questions.themes
          .filter(({ key }) => questions.subjects.some(({ theme, asked }) => theme === key && asked))
          .map(({ key, name, kind, numbering }) => ({
            value: key,
            label: themeLabel(key, name, kind, numbering, questions),
          }))}
      />
      <MultiSelect
        label={
          <>
            {text('handPart.subjects')} <span className="small">{text('field.optional')}</span>
          </>
        }
        description={text('handPart.subjectsHint')}
        data={questions.subjects
          .filter(({ asked }) => asked)
          .map(({ key, number, title }) => ({ value: key, label: `${number} ${title}` }))}
        value={[...field.value]}
        onChange={field.onChange}
        searchable
        limit={40}
        hidePickedOptions
        clearButtonProps={{ 'aria-label': text('handPart.clear') }}
        comboboxProps={{ withinPortal: false }}
        nothingFoundMessage={text('list.nothing')}
      />
      <DayField label={text('handPart.due')} field={form.field('due')} />
      <ProseField
        label={text('handPart.message')}
        hint={text('handPart.messageHint')}
        optional
        field={form.field('message')}
      />
    </Sheet>
  )
}
