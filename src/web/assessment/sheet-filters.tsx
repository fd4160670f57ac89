import { axes } from '../../core/assessment/sheets.ts'
import type { FieldOf } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { CheckField, SelectField } from '../ui/fields.tsx'
import { sheetName } from './addresses.ts'
import styles from './sheet.module.css'
import type { SheetFilter } from './sheet-filter.ts'
import type { Subject } from './steps.ts'
import type { Assessment } from './use-assessment.ts'

type Props = {
  assessment: Assessment
  subjects: readonly Subject[]
  filter: SheetFilter
  onChange: (change: Partial<SheetFilter>) => void
}

/** Which questions are on the sheet; all of it lives in the address. */
export function SheetFilters({ assessment, subjects, filter, onChange }: Props) {
  const text = useText()
  const { opened, questions } = assessment
  const present = new Set(subjects.map(({ theme }) => theme))
  const field = <V,>(name: string, value: V, set: (value: V) => void): FieldOf<V> => ({
    name,
    value,
    onChange: set,
    error: undefined,
  })
  const sheets = opened.sheetProgress.map(({ department }) => department)
  const hasMine = opened.mayAnswer === 'all' && opened.parts.some((part) => part.mine)
  const hasUnasked = subjects.some(({ asked }) => !asked)
  return (
    <search className={styles.filters} aria-label={text('allQuestions.filters')}>
      {sheets.length > 1 ? (
        <SelectField
          label={text('allQuestions.department')}
          choices={sheets.map((department) => ({
            value: sheetName(department),
            label: opened.departments.find(({ id }) => id === department)?.name ?? text('assessment.whole'),
          }))}
          field={field('sheet', sheetName(filter.department), (value) =>
            onChange({ department: value === 'whole' ? null : value }),
          )}
        />
      ) : null}
      <SelectField
        label={text('statement.theme')}
        choices={[
          { value: '', label: text('statement.allThemes') },
          ...questions.themes
            .filter(({ key }) => present.has(key))
            .map(({ key, name, kind, numbering }) => ({
              value: key,
              label: themeLabel(key, name, kind, numbering, questions),
            })),
        ]}
        field={field('theme', filter.theme ?? '', (theme) => onChange({ theme: theme || undefined }))}
      />
      <SelectField
        label={text('allQuestions.kind')}
        choices={[
          { value: '' as const, label: text('allQuestions.allKinds') },
          ...axes.map((axis) => ({ value: axis, label: text(`axis.${axis}`) })),
        ]}
        field={field<'' | (typeof axes)[number]>('kind', filter.kind ?? '', (kind) =>
          onChange({ kind: kind || undefined }),
        )}
      />
      <div className={styles.checks}>
        <CheckField
          label={text('allQuestions.open')}
          field={field('open', filter.open, (open) => onChange({ open }))}
        />
        {hasMine ? (
          <CheckField
            label={text('allQuestions.mine')}
            field={field('mine', filter.mine, (mine) => onChange({ mine }))}
          />
        ) : null}
        {hasUnasked ? (
          <CheckField label={text('allQuestions.all')} field={field('all', filter.all, (all) => onChange({ all }))} />
        ) : null}
      </div>
    </search>
  )
}

/** A theme's name, with the year of its numbering where both are asked and with its number where it is a chapter. */
export function themeLabel(
  key: string,
  name: string,
  kind: 'control' | 'clause',
  numbering: string,
  { themes }: { themes: readonly { numbering: string }[] },
): string {
  const chapter = kind === 'clause' || numbering === '2013' ? `${key.split('/')[2]} ` : ''
  const both = new Set(themes.map((theme) => theme.numbering)).size > 1
  return `${chapter}${name}${both ? ` (${numbering})` : ''}`
}
