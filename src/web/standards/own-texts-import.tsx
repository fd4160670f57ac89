import { useState } from 'react'
import { downloadOwnTexts, importOwnTexts, tryOwnTexts } from '../../features/standards/own-texts-sheet.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { keepFile } from '../session/download.ts'
import { useMoment } from '../session/moment.tsx'
import type { ApiProblem } from '../session/problem.ts'
import { useMay, useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { type ChosenFile, FileButton } from '../ui/file-button.tsx'
import { Problem } from '../ui/problem.tsx'
import styles from './explanation.module.css'

type Trial = { file: ChosenFile; report: Answer<typeof tryOwnTexts> }

/** Bringing in the text of a standard that the organisation bought: a sheet to fill in, a trial first, and then the real thing. */
export function OwnTextsImport({ edition }: { edition: string }) {
  const text = useText()
  const announce = useAnnounce()
  const may = useMay('standards:annotate')
  const { call } = useSession()
  const { at } = useMoment()
  const attempt = useCommand(tryOwnTexts)
  const take = useCommand(importOwnTexts)
  const [trial, setTrial] = useState<Trial | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  if (!may) return null
  const params = { edition }
  const failed = (caught: ApiProblem) => setProblem(caught)
  const tryOut = (file: ChosenFile) => {
    setProblem(null)
    setTrial(null)
    attempt.mutateAsync({ params, body: { file: file.base64 } }).then((report) => setTrial({ file, report }), failed)
  }
  const bringIn = ({ file }: Trial) =>
    take.mutateAsync({ params, body: { file: file.base64 } }).then((report) => {
      setTrial(null)
      announce(text('ownTexts.done', { count: report.added + report.changed }))
    }, failed)
  return (
    <details className={styles.import}>
      <summary>{text('ownTexts.title')}</summary>
      <p className="small">{text('ownTexts.explain')}</p>
      <div className="row">
        <Button look="quiet" onPress={() => call(downloadOwnTexts, { params, at }).then(keepFile, failed)}>
          {text('ownTexts.download')}
        </Button>
        <FileButton accept=".xlsx" busy={attempt.isPending} onChoose={tryOut}>
          {text('ownTexts.choose')}
        </FileButton>
      </div>
      {problem ? <Problem problem={problem} /> : null}
      {trial ? <TrialReport trial={trial} busy={take.isPending} onTake={() => void bringIn(trial)} /> : null}
    </details>
  )
}

function TrialReport({ trial, busy, onTake }: { trial: Trial; busy: boolean; onTake: () => void }) {
  const text = useText()
  const { added, changed, unchanged, refused } = trial.report
  return (
    <div role="status">
      <p>
        {text('ownTexts.trial', { name: trial.file.name, added, changed, unchanged })}{' '}
        {refused.length > 0 ? text('ownTexts.refused', { count: refused.length }) : null}
      </p>
      {refused.length > 0 ? (
        <ul className={styles.points}>
          {refused.map((one) => (
            <li key={`${one.row} ${one.message}`}>
              {text('ownTexts.row', { row: one.row })}: {one.message}
            </li>
          ))}
        </ul>
      ) : null}
      {added + changed > 0 ? (
        <p>
          <Button busy={busy} onPress={onTake}>
            {text('ownTexts.take', { count: added + changed })}
          </Button>
        </p>
      ) : (
        <p className="small">{text('ownTexts.nothing')}</p>
      )}
    </div>
  )
}
