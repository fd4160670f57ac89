import { useQuery } from '@tanstack/react-query'
import { readOwnCoverage } from '../../features/own-coverage/own-coverage.contract.ts'
import { approveOwnCoverage } from '../../features/own-coverage/own-coverage-versions.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import type { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { ApprovalSheet } from '../ui/approval-sheet.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Remark } from '../ui/problem.tsx'
import styles from './own-coverage.module.css'
import type { OwnCoverage } from './own-coverage.ts'

/** Approves the report as the approver sees it: where it changed meanwhile, nothing is approved. */
export function ApproveSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const { call } = useSession()
  // Read when the sheet opens and kept, not refreshed behind the approver's back.
  const shown = useQuery<OwnCoverage, ApiProblem>({
    queryKey: ['approve-own-coverage', id],
    queryFn: () => call(readOwnCoverage, { params: { id } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const approve = useCommand(approveOwnCoverage)
  const form = useForm(
    { note: '' },
    {
      submit: async ({ note }) => {
        const { fingerprint = '' } = shown.data ?? {}
        const { number } = await approve.mutateAsync({ params: { id }, body: { note, fingerprint } })
        announce(text('ownCoverage.approved', { number }))
        onClose()
      },
    },
  )
  return (
    <ApprovalSheet
      act={text('ownCoverage.approve')}
      shown={shown}
      form={form}
      ready={shown.data?.asksAgain === 0}
      onClose={onClose}
    >
      {(found) => (
        <>
          <p>{text('ownCoverage.approveExplain', { number: (found.versions[0]?.number ?? 0) + 1 })}</p>
          <p>
            <RichText
              name="ownCoverage.lede"
              values={{ ...found.sum, of: found.sum.applicable, count: found.sum.directly }}
            />
          </p>
          {found.asksAgain > 0 ? <Remark>{text('ownCoverage.asksAgain', { count: found.asksAgain })}</Remark> : null}
          {found.claimsMore > 0 ? (
            <Remark>
              {text('ownCoverage.claimsMore', { count: found.claimsMore })} {text('ownCoverage.claimsMoreMeans')}
            </Remark>
          ) : null}
          <div>
            <p className="small">{text('ownCoverage.fingerprint')}</p>
            <p className={styles.hash}>{found.fingerprint}</p>
          </div>
          <ProseField label={text('ownCoverage.note')} optional field={form.field('note')} />
        </>
      )}
    </ApprovalSheet>
  )
}
