import { useQueryClient } from '@tanstack/react-query'
import { adoptEdition } from '../../features/standards/standards.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ManyField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import type { EditionSummary } from './control.ts'
import { sizeOf } from './edition-words.tsx'
import styles from './editions.module.css'

/** The first step: the latest editions are ticked already, so that one press is enough. */
export function ChooseEditions({ editions }: { editions: readonly EditionSummary[] }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const { call } = useSession()
  const queries = useQueryClient()
  const ordered = editions.toSorted((one, other) => Number(one.superseded) - Number(other.superseded))
  const latest = editions.filter((edition) => !edition.superseded).map((edition) => edition.id)
  const form = useForm<{ editions: readonly string[] }>(
    { editions: latest },
    {
      check: (values) => ({ editions: values.editions.length === 0 ? text('standards.chooseOne') : undefined }),
      submit: async (values) => {
        try {
          for (const edition of values.editions) await call(adoptEdition, { params: { edition } })
        } finally {
          // Not after each of them: this form goes once an edition is in use, and who then goes on would leave the others behind.
          await queries.invalidateQueries()
        }
        announce(text('standards.adopted', { count: values.editions.length }))
      },
    },
  )
  return (
    <form onSubmit={form.onSubmit} className={`stack ${styles.choose}`} noValidate>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <ManyField
        label={text('standards.choose')}
        hint={text('standards.chooseHint')}
        field={form.field('editions')}
        choices={ordered.map((edition) => ({
          value: edition.id,
          label: edition.name,
          hint: [
            `${written.inLanguage(edition.subject)}.`,
            `${sizeOf(text, edition)}.`,
            ...(edition.superseded ? [`${text('standards.superseded')}.`] : []),
          ].join(' '),
        }))}
      />
      <div className="row">
        <Button submit busy={form.busy}>
          {form.values.editions.length === 0
            ? text('standards.adopt')
            : text('standards.adoptCount', { count: form.values.editions.length })}
        </Button>
      </div>
    </form>
  )
}
