import { useState } from 'react'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Section } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { DifferenceView } from './difference-view.tsx'
import styles from './documents.module.css'
import type { DocumentRead, VersionOutline } from './documents.ts'
import { VersionText } from './version-text.tsx'

/** Every version that was approved, with who did, what changed, and how many confirmed it; and the reviews. */
export function VersionsSection({ document }: { document: DocumentRead }) {
  const text = useText()
  const written = useWritten()
  const approved = document.versions.filter(({ state }) => state === 'approved')
  if (approved.length === 0) return null
  return (
    <>
      <Section title={text('documents.versions')}>
        <ol className={styles.versions} reversed>
          {approved.map((version) => (
            <li key={version.id}>
              <Version document={document} version={version} />
            </li>
          ))}
        </ol>
      </Section>
      {document.reviews.length > 0 ? (
        <Section title={text('documents.reviews')}>
          <ul className={styles.versions}>
            {document.reviews.map((review) => (
              <li key={`${review.on} ${review.reviewBy}`}>
                {text('documents.reviewedBy', {
                  ...{ version: review.number, day: written.day(review.on), name: review.by },
                  next: written.day(review.reviewBy),
                })}
                {review.note ? <p className={`small ${styles.prose}`}>{review.note}</p> : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

const shownOfHash = 12

function Version({ document, version }: { document: DocumentRead; version: VersionOutline }) {
  const text = useText()
  const written = useWritten()
  const maySee = useMaySee('staff:read')
  const [opened, setOpened] = useState<'text' | 'difference' | null>(null)
  const toggle = (what: 'text' | 'difference') => setOpened(opened === what ? null : what)
  const inForce = version.id === document.inForce
  return (
    <article>
      <h3>
        {text('documents.versionNumber', { version: version.number })}
        {inForce ? <Verdict state="holds">{text('documents.inForce')}</Verdict> : null}
      </h3>
      <p className="small">
        {version.holdsFrom ? `${text('documents.heldFrom', { day: written.day(version.holdsFrom) })} · ` : ''}
        {version.approvals.length > 0
          ? text('documents.approvedBy', {
              names: written.list(
                version.approvals.map(({ name, ownText }) =>
                  ownText ? text('documents.ownApproval', { name }) : name,
                ),
              ),
              day: written.dayOf(version.approvedAt ?? version.madeAt),
            })
          : version.approvedAt
            ? text('documents.approvedOn', { day: written.dayOf(version.approvedAt) })
            : ''}
      </p>
      {version.changes ? (
        <p className={styles.prose} lang={document.facts.language}>
          {version.changes}
        </p>
      ) : null}
      <div className="row">
        {maySee ? (
          <Link to={`/policies/${document.id}/readers?version=${version.id}`}>
            {text('documents.confirmations', { count: version.confirmations })}
          </Link>
        ) : (
          <span className="small">{text('documents.confirmations', { count: version.confirmations })}</span>
        )}
        {inForce ? null : (
          <Button look="bare" small onPress={() => toggle('text')}>
            {text(opened === 'text' ? 'documents.hideText' : 'documents.showText')}
          </Button>
        )}
        {version.number > 1 ? (
          <Button look="bare" small onPress={() => toggle('difference')}>
            {text(opened === 'difference' ? 'documents.hideDifference' : 'documents.showDifference')}
          </Button>
        ) : null}
        {version.sha256 ? (
          <span className="small">
            {text('documents.hash')}{' '}
            <code className="code" title={version.sha256}>
              {version.sha256.slice(0, shownOfHash)}…
            </code>{' '}
            <CopyButton value={version.sha256} />
          </span>
        ) : null}
      </div>
      {opened === 'difference' ? <DifferenceView id={version.id} lang={document.facts.language} /> : null}
      {opened === 'text' ? (
        <VersionText id={version.id} title={text('documents.versionNumber', { version: version.number })} />
      ) : null}
    </article>
  )
}
