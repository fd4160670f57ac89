import { Checkbox } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { keyOf } from '../../core/standards/requirement-key.ts'
import { listEditions, readEdition } from '../../features/standards/standards.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { FieldOf } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import styles from './reviews.module.css'

type Theme = { key: string; name: string; items: { value: string; label: string }[] }

type Props = {
  field: FieldOf<readonly string[]>
  label?: string
  /** What it says while nothing is chosen. */
  none?: string
  /** Only these editions; left out: all adopted ones. */
  only?: readonly string[]
  /** These editions stand open from the start. */
  opened?: readonly string[]
}

/** Which requirements: a whole edition, a theme or one by one. */
export function CoverageField({ field, label, none, only, opened }: Props) {
  const text = useText()
  const editions = useThemes()
  const shown = only ? editions.filter(({ id }) => only.includes(id)) : editions
  const chosen = new Set(field.value)
  const set = (values: readonly string[], on: boolean) => {
    const after = new Set(field.value)
    for (const value of values) {
      if (on) after.add(value)
      else after.delete(value)
    }
    field.onChange([...after])
  }
  const box = (label: string, values: readonly string[]) => {
    const count = values.filter((value) => chosen.has(value)).length
    return (
      <Checkbox
        label={label}
        checked={values.length > 0 && count === values.length}
        indeterminate={count > 0 && count < values.length}
        onChange={(event) => set(values, event.currentTarget.checked)}
      />
    )
  }
  return (
    <fieldset className={styles.themes}>
      <legend>{label ?? text('reviews.coverage')}</legend>
      <p className="small" role="status">
        {none && field.value.length === 0 ? none : text('reviews.coverageChosen', { count: field.value.length })}
      </p>
      {field.error ? <p role="alert">{field.error}</p> : null}
      {shown.map(({ id, name, themes }) => (
        <details key={id} open={opened?.includes(id)}>
          <summary>{name}</summary>
          <div className={styles.theme}>
            {box(
              text('reviews.wholeEdition', { name }),
              themes.flatMap(({ items }) => items.map(({ value }) => value)),
            )}
            {themes.map((theme) => (
              <details key={theme.key}>
                <summary>{theme.name}</summary>
                <div className={styles.theme}>
                  {box(
                    text('reviews.wholeTheme', { name: theme.name }),
                    theme.items.map(({ value }) => value),
                  )}
                  {theme.items.map(({ value, label }) => (
                    <div key={value}>{box(label, [value])}</div>
                  ))}
                </div>
              </details>
            ))}
          </div>
        </details>
      ))}
    </fieldset>
  )
}

function useThemes(): { id: string; name: string; themes: Theme[] }[] {
  const text = useText()
  const written = useWritten()
  const { session, call } = useSession()
  const editions = useAnswer(listEditions, {})
  const adopted = (editions.data?.items ?? []).filter(({ adoption }) => adoption !== null)
  const answers = useQueries({
    queries: adopted.map(({ id }) => ({
      queryKey: [readEdition.name, session.organisation?.id ?? null, null, { params: { edition: id } }],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(readEdition, { params: { edition: id }, signal }),
      staleTime: 600_000,
    })),
  })
  return answers.flatMap(({ data }) => {
    if (!data) return []
    const item = (kind: 'clauses' | 'controls') => (one: { id: string; title: { nl: string; en: string } }) => ({
      value: `${data.id} ${keyOf(kind, one.id)}`,
      label: `${one.id} ${written.inLanguage(one.title)}`,
    })
    const themes = data.themes.map(({ id, name }) => ({
      key: id,
      name: written.inLanguage(name),
      items: data.requirements.filter(({ theme }) => theme === id).map(item('controls')),
    }))
    const clauses = { key: 'clauses', name: text('measures.clauses'), items: data.clauses.map(item('clauses')) }
    return [{ id: data.id, name: data.name, themes: [clauses, ...themes] }]
  })
}
