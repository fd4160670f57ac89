import { keepFile } from '../session/download.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import styles from './settings.module.css'

/** The recovery codes, which are shown this once: to copy, print or download. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const text = useText()
  const written = useWritten()
  const { today } = useMoment()
  const { session } = useSession()
  const about = text('codes.for', { email: session.person?.email ?? '', day: written.day(today) })
  const file = `${about}\n\n${codes.join('\n')}\n`
  return (
    <div data-print-alone>
      <p>{text('codes.explain')}</p>
      <p className="small">{about}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code} className="code">
            {code}
          </li>
        ))}
      </ul>
      <div className={`row ${styles.block}`}>
        <CopyButton value={file} label={text('codes.copy')} />
        <Button look="quiet" small onPress={() => window.print()}>
          {text('codes.print')}
        </Button>
        <Button
          look="quiet"
          small
          onPress={() => keepFile({ name: text('codes.file'), bytes: new Blob([file], { type: 'text/plain' }) })}
        >
          {text('codes.download')}
        </Button>
      </div>
      <Button onPress={onKept}>{text('codes.kept')}</Button>
    </div>
  )
}
