import { useQuery } from '@tanstack/react-query'
import { approveScope, readScopeStatement } from '../../features/profile/scope-statement.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useLanguage } from '../session/language.tsx'
import type { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { ApprovalSheet } from '../ui/approval-sheet.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Changes, FactsMoved } from './changes.tsx'
import type { ScopeStatement } from './profile.ts'
import { ScopeText } from './scope-text.tsx'

/** Approves the scope statement. What is shown is read when the sheet opens, and the revision that goes along belongs to it. */
export function ApproveScopeSheet({ onClose }: { onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const language = useLanguage()
  const { session, call } = useSession()
  const approve = useCommand(approveScope)
  const shown = useQuery<ScopeStatement, ApiProblem>({
    queryKey: ['approve-scope', session.organisation?.id ?? null],
    queryFn: ({ signal }) => call(readScopeStatement, { signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  })
  const next = (shown.data?.versions[0]?.number ?? 0) + 1
  const form = useForm(
    { note: '' },
    {
      submit: async ({ note }) => {
        if (!shown.data) return
        const version = await approve.mutateAsync({ body: { note, seen: shown.data.organisationRevision } })
        announce(text('scopeText.done', { version: version.number }))
        onClose()
      },
    },
  )
  return (
    <ApprovalSheet
      act={text('scopeText.approve', { version: next })}
      shown={shown}
      form={form}
      ready={shown.data !== undefined}
      onClose={onClose}
    >
      {(found) => (
        <>
          <p>{text('scopeText.meaning')}</p>
          <ProseField
            label={text('scopeText.note')}
            hint={text('scopeText.noteHint')}
            optional
            field={form.field('note')}
          />
          <FactsMoved changes={found.draft.changes} />
          {found.changes.length > 0 ? (
            <section>
              <h3>{text('scopeText.since', { version: next - 1 })}</h3>
              <Changes changes={found.changes} />
            </section>
          ) : null}
          <section>
            <h3>{text('scopeText.thisText')}</h3>
            <ScopeText text={found.draft.text[language]} lang={language} />
          </section>
        </>
      )}
    </ApprovalSheet>
  )
}
