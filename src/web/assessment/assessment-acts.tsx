import { useState } from 'react'
import { closeAssessment, deleteAssessment, reopenAssessment } from '../../features/assessment/assessment.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useGo } from '../session/link.tsx'
import { useMay, useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Question } from '../ui/question.tsx'
import { AssessmentForm } from './assessment-form.tsx'
import { ImportSheet } from './import-sheet.tsx'
import styles from './overview.module.css'
import type { Opened } from './saved-answers.ts'
import { SheetDownload } from './sheet-download.tsx'

type Doing = 'change' | 'close' | 'remove' | 'import' | null

/** What else can be done with an assessment: take it to a spreadsheet and back, change it, close it, remove it. */
export function AssessmentActs({ assessment, department }: { assessment: Opened; department: string | null }) {
  const text = useText()
  const announce = useAnnounce()
  const go = useGo()
  const mayWrite = useMay('assessment:write')
  const maySee = useMaySee('assessment:results')
  const [doing, setDoing] = useState<Doing>(null)
  const close = useCommand(closeAssessment)
  const reopen = useCommand(reopenAssessment)
  const remove = useCommand(deleteAssessment)
  const { id, name, revision, closedAt, progress } = assessment
  const request = { params: { assessment: id }, ifMatch: revision }
  const act = async (work: () => Promise<unknown>, said: string) => {
    try {
      await work()
      setDoing(null)
      announce(said)
      return true
    } catch {
      // Shown where it was asked.
      return false
    }
  }
  if (!maySee) return null
  return (
    <div className={styles.acts}>
      <h3>{text('sheetFile.title')}</h3>
      <SheetDownload assessment={id} department={department} departments={assessment.departments} />
      {mayWrite ? (
        <>
          {closedAt ? null : (
            <Button small look="quiet" onPress={() => setDoing('import')}>
              {text('sheetFile.import')}
            </Button>
          )}
          <h3>{text('acts.title')}</h3>
          {closedAt ? (
            <Button
              small
              look="quiet"
              busy={reopen.isPending}
              onPress={() => void act(() => reopen.mutateAsync(request), text('acts.reopened', { name }))}
            >
              {text('acts.reopen')}
            </Button>
          ) : (
            <>
              <Button small look="quiet" onPress={() => setDoing('change')}>
                {text('assessmentForm.change')}
              </Button>
              <Button small look="quiet" onPress={() => setDoing('close')}>
                {text('acts.close')}
              </Button>
            </>
          )}
          {progress.answered === 0 ? (
            <Button small look="lose" onPress={() => setDoing('remove')}>
              {text('acts.remove')}
            </Button>
          ) : null}
        </>
      ) : null}
      <Question
        opened={doing === 'close'}
        title={text('acts.close')}
        act={text('acts.closeAct')}
        busy={close.isPending}
        problem={close.error}
        onAct={() => void act(() => close.mutateAsync(request), text('acts.closed', { name }))}
        onClose={() => setDoing(null)}
      >
        {text('acts.closeExplain', { count: progress.asked - progress.answered })}
      </Question>
      <Question
        opened={doing === 'remove'}
        title={text('acts.remove')}
        act={text('acts.remove')}
        busy={remove.isPending}
        problem={remove.error}
        onAct={() =>
          void act(() => remove.mutateAsync(request), text('acts.removed', { name })).then(
            (done) => done && go('/assessments'),
          )
        }
        onClose={() => setDoing(null)}
      >
        {text('acts.removeExplain')}
      </Question>
      {doing === 'change' ? (
        <AssessmentForm existing={assessment} onClose={() => setDoing(null)} onDone={() => setDoing(null)} />
      ) : null}
      {doing === 'import' ? <ImportSheet assessment={id} onClose={() => setDoing(null)} /> : null}
    </div>
  )
}
