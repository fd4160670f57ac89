import { useState } from 'react'
import { type TrainingFieldKey, trainingFields } from '../../core/staff/training-import.ts'
import { importTraining, tryTrainingImport } from '../../features/staff/trainings.contract.ts'
import { ColumnChoice } from '../list-import/column-choice.tsx'
import { Refused } from '../list-import/list-report.tsx'
import { useTrial } from '../list-import/use-trial.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { type ChosenFile, FileButton } from '../ui/file-button.tsx'
import { Problem } from '../ui/problem.tsx'
import { Sheet } from '../ui/sheet.tsx'

type Asked = { file: string; columns: (TrainingFieldKey | '')[] | null }
type Tried = Answer<typeof tryTrainingImport>

/** Takes over who followed a training from a list: first what it would record, and only then the record. */
export function TrainingImport({ id, onClose }: { id: string; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const attempt = useCommand(tryTrainingImport)
  const take = useCommand(importTraining)
  const [name, setName] = useState('')
  const trial = useTrial<Asked, Tried>({
    ...attempt,
    mutate: ({ body }, options) => attempt.mutate({ params: { id }, body }, options),
  })
  const { tried, asked, stale } = trial
  const trying = (next: Asked) => {
    take.reset()
    trial.trying(next)
  }
  const choose = (file: ChosenFile) => {
    trial.forget()
    setName(file.name)
    trying({ file: file.base64, columns: null })
  }
  const carryOut = async () => {
    if (!asked || !tried) return
    try {
      const { recorded } = await take.mutateAsync({ params: { id }, body: { ...asked, token: tried.token } })
      announce(text('training.recorded', { count: recorded }))
      onClose()
    } catch {
      // Shown above the report; the file can be tried again.
    }
  }
  const count = tried?.added.length ?? 0
  const problem = take.error ?? attempt.error
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('training.import')}
      onSubmit={(event) => {
        event.preventDefault()
        void carryOut()
      }}
      foot={
        <>
          <Button submit busy={take.isPending} disabled={count === 0 || stale || take.isError}>
            {count > 0 ? text('training.importAct', { count }) : text('listImport.actNone')}
          </Button>
          <Button look="bare" onPress={onClose}>
            {text('sheet.cancel')}
          </Button>
        </>
      }
    >
      <p>{text('training.importExplain')}</p>
      <div className="row">
        <FileButton accept=".xlsx,.csv,.txt" busy={attempt.isPending} onChoose={choose}>
          {text('listImport.choose')}
        </FileButton>
        <span>{name}</span>
      </div>
      {problem ? <Problem problem={problem} retry={asked ? () => trying(asked) : undefined} /> : null}
      {tried && asked ? (
        <>
          <ColumnChoice
            columns={tried.columns}
            chosen={asked.columns}
            choices={trainingFields.map(({ key }) => ({ value: key, label: text(`trainingField.${key}`) }))}
            onChange={(columns) => trying({ ...asked, columns: columns as (TrainingFieldKey | '')[] })}
          />
          <p role="status">
            {text('listImport.rows', { count: tried.rows })} {text('training.importAdded', { count })}{' '}
            {text('training.importThere', { count: tried.unchanged })}
          </p>
          <Refused refused={tried.refused} />
        </>
      ) : null}
    </Sheet>
  )
}
