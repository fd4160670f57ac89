import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { DownloadMenu } from './download-menu.tsx'
import styles from './versions.module.css'
import type { Versions } from './versions.ts'

const shownOfHash = 12

/** One approved version: who stood for it and when, what they wrote, how much it holds, and the files. */
export function VersionItem({ version }: { version: Versions['items'][number] }) {
  const text = useText()
  const written = useWritten()
  return (
    <article className={styles.version} aria-labelledby={version.id}>
      <div>
        <h3 id={version.id}>{text('versions.version', { version: version.number })}</h3>
        <p className={styles.who}>
          {text('versions.approvedBy', {
            name: version.approvedAs ? `${version.approvedBy} (${version.approvedAs})` : version.approvedBy,
            moment: written.instant(version.approvedAt),
          })}
        </p>
        {version.preparedBy || version.recordedBy ? (
          <p className="small">
            {version.preparedBy ? text('versions.preparedByLine', { name: version.preparedBy }) : null}{' '}
            {version.recordedBy ? text('versions.recordedByLine', { name: version.recordedBy }) : null}
          </p>
        ) : null}
        {version.note ? <p className={styles.note}>{version.note}</p> : null}
        <p className="small">
          {written.list(version.editions.map(({ name }) => name))}.{' '}
          {text('versions.counts', {
            controls: version.controls,
            applicable: version.applicable,
            excluded: version.excluded,
          })}
        </p>
        <p className={`small ${styles.hash}`}>
          {text('versions.hash')}{' '}
          <code className="code" title={version.sha256}>
            {version.sha256.slice(0, shownOfHash)}…
          </code>
          <CopyButton value={version.sha256} />
        </p>
      </div>
      <DownloadMenu editions={version.editions} version={version.number} />
    </article>
  )
}
