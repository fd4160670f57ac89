import { useState } from 'react'
import { approveVersion, returnVersion } from '../../features/documents/versions.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useMay, useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { DifferenceView } from './difference-view.tsx'
import styles from './documents.module.css'
import type { DocumentRead, VersionOutline } from './documents.ts'
import { VersionText } from './version-text.tsx'

/** A version that waits for approval: what is otherwise, who approved, and the buttons of whoever may. */
export function ProposedVersion({ document }: { document: DocumentRead }) {
  const proposed = document.versions.find(({ state }) => state === 'proposed')
  return proposed && !document.withdrawn ? <Proposed document={document} version={proposed} /> : null
}

function Proposed({ document, version }: { document: DocumentRead; version: VersionOutline }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const { session } = useSession()
  const now = useMay('documents:read')
  const mayWrite = useMay('documents:write')
  const approve = useCommand(approveVersion)
  const [returning, setReturning] = useState(false)
  const yours = now && ['completes', 'waits-for-others'].includes(document.yourApproval)
  const request = { params: { id: version.id }, ifMatch: version.revision }
  const { approvers } = document.names
  return (
    <>
      <Section title={text('documents.proposed', { version: version.number })}>
        <p>
          {version.holdsFrom
            ? text('documents.wouldHold', { day: written.day(version.holdsFrom) })
            : text('documents.wouldHoldAtOnce')}
        </p>
        {approvers.length > 0 ? (
          <ul className={styles.texts}>
            {approvers.map((one) => (
              <li key={one.id}>
                {one.needed ? (
                  <Verdict state={one.approved ? 'holds' : 'open'}>
                    {text(one.approved ? 'documents.didApprove' : 'documents.hasToApprove', { name: one.name })}
                  </Verdict>
                ) : null}
                {one.wrote ? (
                  <span className="small">
                    {text(one.needed ? 'documents.wroteAlone' : 'documents.wroteToo', { name: one.name })}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        ) : (
          <p className="small">{text('documents.anyApprover')}</p>
        )}
        {version.changes ? (
          <>
            <h3>{text('reading.changes')}</h3>
            <p className={styles.prose} lang={document.facts.language}>
              {version.changes}
            </p>
          </>
        ) : null}
        {version.number > 1 ? (
          <details>
            <summary>{text('documents.showDifference')}</summary>
            <DifferenceView id={version.id} lang={document.facts.language} />
          </details>
        ) : null}
        {approve.error ? <Problem problem={approve.error} /> : null}
        <div className="row">
          {yours ? (
            <Button
              busy={approve.isPending}
              onPress={() =>
                approve.mutate(request, {
                  onSuccess: ({ state, asked }) =>
                    announce(
                      state === 'approved'
                        ? text('documents.published', { count: asked })
                        : text('documents.approvalGiven'),
                    ),
                })
              }
            >
              {text(document.yourApproval === 'completes' ? 'documents.approvePublish' : 'documents.approve')}
            </Button>
          ) : null}
          {now && (yours || mayWrite) ? (
            <Button look="quiet" onPress={() => setReturning(true)}>
              {text('documents.sendBack')}
            </Button>
          ) : null}
          {now && document.yourApproval === 'given-already' ? (
            <span className="small">{text('documents.youApproved', { name: session.person?.name ?? '' })}</span>
          ) : null}
        </div>
      </Section>
      <VersionText id={version.id} title={text('documents.proposedText', { version: version.number })} />
      {returning ? <ReturnSheet version={version} onClose={() => setReturning(false)} /> : null}
    </>
  )
}

function ReturnSheet({ version, onClose }: { version: VersionOutline; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const send = useCommand(returnVersion)
  const form = useForm(
    { remark: '' },
    {
      submit: async (body) => {
        await send.mutateAsync({ params: { id: version.id }, body, ifMatch: version.revision })
        announce(text('documents.sentBack'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('documents.sendBack')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('documents.sendBack')} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <p>{text('documents.sendBackWhy')}</p>
      <ProseField label={text('documents.remark')} optional field={form.field('remark')} />
    </Sheet>
  )
}
