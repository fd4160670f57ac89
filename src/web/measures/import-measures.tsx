import { useState } from 'react'
import {
  downloadMeasuresSheet,
  importMeasures,
  tryMeasuresSheet,
} from '../../features/measures/measures-sheet.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { keepFile } from '../session/download.ts'
import { useLanguage } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import type { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { type ChosenFile, FileButton } from '../ui/file-button.tsx'
import { Problem } from '../ui/problem.tsx'
import styles from './measures.module.css'

type Trial = { file: ChosenFile; report: Answer<typeof tryMeasuresSheet> }

/** Bringing measures in from a spreadsheet: a sheet to fill in, a trial first, and then the real thing. */
export function ImportMeasures() {
  const text = useText()
  const announce = useAnnounce()
  const language = useLanguage()
  const { call } = useSession()
  const { at } = useMoment()
  const attempt = useCommand(tryMeasuresSheet)
  const take = useCommand(importMeasures)
  const [trial, setTrial] = useState<Trial | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const failed = (caught: ApiProblem) => setProblem(caught)
  const tryOut = (file: ChosenFile) => {
    setProblem(null)
    setTrial(null)
    attempt.mutateAsync({ body: { file: file.base64 } }).then((report) => setTrial({ file, report }), failed)
  }
  const bringIn = ({ file }: Trial) =>
    take.mutateAsync({ body: { file: file.base64 } }).then(({ added, changed }) => {
      setTrial(null)
      announce(text('measuresSheet.done', { count: added + changed }))
    }, failed)
  return (
    <details className={styles.import}>
      <summary>{text('measuresSheet.title')}</summary>
      <p className="small">{text('measuresSheet.explain')}</p>
      <div className="row">
        <Button
          look="quiet"
          onPress={() => call(downloadMeasuresSheet, { query: { language }, at }).then(keepFile, failed)}
        >
          {text('measuresSheet.download')}
        </Button>
        <FileButton accept=".xlsx" busy={attempt.isPending} onChoose={tryOut}>
          {text('measuresSheet.choose')}
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
        {text('measuresSheet.trial', { name: trial.file.name, added, changed, unchanged })}{' '}
        {refused.length > 0 ? text('measuresSheet.refused', { count: refused.length }) : null}
      </p>
      <ul className={styles.points}>
        {refused.map((one) => (
          <li key={`${one.row} ${one.message}`}>
            {text('measuresSheet.row', { row: one.row })}: {one.message}
          </li>
        ))}
      </ul>
      {added + changed > 0 ? (
        <p>
          <Button busy={busy} onPress={onTake}>
            {text('measuresSheet.take', { count: added + changed })}
          </Button>
        </p>
      ) : (
        <p className="small">{text('measuresSheet.nothing')}</p>
      )}
    </div>
  )
}
