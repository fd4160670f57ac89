import { useQueries } from '@tanstack/react-query'
import { keyOf } from '../../core/standards/requirement-key.ts'
import { listEditions, readEdition } from '../../features/standards/standards.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { refValue } from './measure.ts'

/** Every requirement of the adopted editions, to choose from; clauses first, as a standard has them. */
export function useRequirementChoices(): { group: string; items: { value: string; label: string }[] }[] {
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
    const items = (kind: 'clauses' | 'controls', list: readonly { id: string; title: { nl: string; en: string } }[]) =>
      list.map(({ id, title }) => ({
        value: refValue({ edition: data.id, requirement: keyOf(kind, id) }),
        label: `${data.name}: ${kind === 'clauses' ? text('measures.clause', { number: id }) : id} ${written.inLanguage(title)}`,
      }))
    return [{ group: data.name, items: [...items('clauses', data.clauses), ...items('controls', data.requirements)] }]
  })
}
