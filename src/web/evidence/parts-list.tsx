import { useState } from 'react'
import { downloadEvidencePart } from '../../features/evidence/evidence.contract.ts'
import { keepFile } from '../session/download.ts'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Problem } from '../ui/problem.tsx'
import styles from './evidence.module.css'
import type { Evidence } from './evidence.ts'
import { useSizes } from './use-sizes.ts'

type Part = Evidence['parts'][number]

/** What evidence consists of. A file is only ever saved, never shown by our own pages. */
export function PartsList({ evidence }: { evidence: Evidence }) {
  return (
    <ul className={styles.plain}>
      {evidence.parts.map((part) => (
        <li key={part.id}>
          {part.kind === 'file' ? (
            <FilePart evidence={evidence.id} part={part} />
          ) : part.kind === 'link' ? (
            <LinkPart part={part} />
          ) : (
            <p className={styles.prose} lang="">
              {part.observation}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

function FilePart({ evidence, part }: { evidence: string; part: Part }) {
  const text = useText()
  const sizes = useSizes()
  const { call } = useSession()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const take = async () => {
    setBusy(true)
    setProblem(null)
    try {
      keepFile(await call(downloadEvidencePart, { params: { id: evidence, part: part.id } }))
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {problem ? <Problem problem={problem} /> : null}
      <div className={styles.chosenLine}>
        <span className={styles.name} lang="">
          {part.name}
        </span>
        <span className="small">{sizes(part.size ?? 0)}</span>
        <Button
          look="quiet"
          small
          busy={busy}
          label={text('evidence.downloadOf', { name: part.name })}
          onPress={() => void take()}
        >
          <Icon name="download" />
          &nbsp;{text('evidence.download')}
        </Button>
      </div>
      <div className="small">
        SHA-256 <span className={styles.mono}>{part.sha256}</span>
      </div>
      {part.scan === 'unscanned' ? <div className="small">{text('evidence.unscanned')}</div> : null}
    </>
  )
}

function LinkPart({ part }: { part: Part }) {
  const text = useText()
  return (
    <>
      <a href={part.url ?? ''} target="_blank" rel="noreferrer noopener" lang="">
        {part.name || part.url}
      </a>
      <div className={`small ${styles.name}`}>
        {part.name ? <span lang="">{part.url}</span> : null} {text('evidence.outside')}
      </div>
    </>
  )
}
