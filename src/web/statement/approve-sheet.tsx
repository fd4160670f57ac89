import { useQuery } from '@tanstack/react-query'
import { approveSoa, compareSoaVersions, listSoaVersions } from '../../features/soa/soa.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import type { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { ApprovalSheet } from '../ui/approval-sheet.tsx'
import { ChoiceField, ProseField, TextField } from '../ui/fields.tsx'
import type { Difference } from './difference.ts'
import { DifferenceList } from './difference-list.tsx'
import { Readiness } from './readiness.tsx'
import styles from './versions.module.css'
import type { Versions } from './versions.ts'

type Shown = { versions: Versions; difference: Difference | null }

/**
 * Approves the statement as it stands. What is shown is read when the sheet opens and not refreshed behind the approver's back: the
 * revision that goes along is never newer than the difference that was read.
 */
export function ApproveSheet({ onClose }: { onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const approve = useCommand(approveSoa)
  const shown = useShown()
  const next = (shown.data?.versions.items[0]?.number ?? 0) + 1
  const form = useForm(
    { note: '', preparedBy: '', by: 'me' as 'me' | 'other' | null, name: '', role: '' },
    {
      check: ({ by, name, role }) => ({
        name: by === 'other' && name.trim().length < 2 ? text('field.required') : undefined,
        role: by === 'other' && role.trim().length < 2 ? text('field.required') : undefined,
      }),
      submit: async ({ note, preparedBy, by, name, role }) => {
        if (!shown.data) return
        const seen = shown.data.versions.organisationRevision
        const version = await approve.mutateAsync({
          body: { note, seen, preparedBy: preparedBy.trim(), approver: by === 'other' ? { name, role } : null },
        })
        announce(text('versions.done', { version: version.number }))
        onClose()
      },
    },
  )
  const open = shown.data?.versions.open
  const stopped = !open || open.undecided + open.unmarked > 0
  return (
    <ApprovalSheet
      act={text('versions.approve', { version: next })}
      shown={shown}
      form={form}
      ready={!stopped}
      onClose={onClose}
    >
      {({ versions, difference }) => (
        <>
          <Readiness found={versions} />
          <p>{text('versions.meaning')}</p>
          <ChoiceField
            label={text('versions.who')}
            field={form.field('by')}
            choices={[
              { value: 'me', label: text('versions.whoMe') },
              { value: 'other', label: text('versions.whoOther'), hint: text('versions.whoOtherHint') },
            ]}
          />
          {form.values.by === 'other' ? (
            <>
              <TextField label={text('versions.approverName')} field={form.field('name')} />
              <TextField label={text('versions.approverRole')} field={form.field('role')} />
            </>
          ) : null}
          <TextField optional label={text('versions.preparedBy')} field={form.field('preparedBy')} />
          <ProseField
            label={text('versions.note')}
            hint={text('versions.noteHint')}
            optional
            field={form.field('note')}
          />
          <section className={styles.since}>
            <h3>{difference ? text('versions.since', { version: next - 1 }) : text('versions.firstTitle')}</h3>
            {difference ? <DifferenceList difference={difference} /> : <p>{text('versions.firstExplain')}</p>}
            {difference?.items.length === 0 && !difference.scope ? (
              <p className="small">{text('versions.againHint')}</p>
            ) : null}
          </section>
        </>
      )}
    </ApprovalSheet>
  )
}

// First the revision, then the difference: what changes in between is shown, and the server refuses the older revision.
function useShown() {
  const { session, call } = useSession()
  return useQuery<Shown, ApiProblem>({
    queryKey: ['approve-soa', session.organisation?.id ?? null],
    queryFn: async ({ signal }) => {
      const versions = await call(listSoaVersions, { signal })
      const newest = versions.items[0]
      const difference = newest ? await call(compareSoaVersions, { query: { from: newest.number }, signal }) : null
      return { versions, difference }
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  })
}
