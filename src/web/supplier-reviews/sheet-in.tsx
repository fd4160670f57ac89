import { useState } from 'react'
import {
  applyQuestionnaireSheet,
  checkQuestionnaireSheet,
} from '../../features/supplier-reviews/questionnaires.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/fields.tsx'
import { FileButton } from '../ui/file-button.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { Sheet } from '../ui/sheet.tsx'
import type { List } from './supplier-review.ts'

/** Brings a filled-in sheet back: first what it would change and what was refused, and only then the change. */
export function SheetIn({ list, onClose }: { list: List; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const check = useCommand(checkQuestionnaireSheet)
  const apply = useCommand(applyQuestionnaireSheet)
  const [file, setFile] = useState<{ name: string; base64: string } | null>(null)
  const [by, setBy] = useState('')
  const checked = check.data
  const problem = apply.error ?? check.error
  const take = () => {
    if (!file || !checked) return
    apply.mutate(
      { params: { id: list.id }, body: { file: file.base64, token: checked.token, submittedBy: by } },
      {
        onSuccess: ({ changed }) => {
          announce(text('questions.sheetTaken', { count: changed }))
          onClose()
        },
      },
    )
  }
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('questions.sheetIn')}
      onSubmit={(event) => {
        event.preventDefault()
        take()
      }}
      foot={
        <>
          <Button submit busy={apply.isPending} disabled={!checked}>
            {text('questions.sheetTake')}
          </Button>
          <Button look="bare" onPress={onClose}>
            {text('sheet.cancel')}
          </Button>
        </>
      }
    >
      <p>{text('questions.sheetExplain')}</p>
      <div className="row">
        <FileButton
          accept=".xlsx"
          busy={check.isPending}
          onChoose={(chosen) => {
            apply.reset()
            setFile(chosen)
            check.mutate({ params: { id: list.id }, body: { file: chosen.base64 } })
          }}
        >
          {text('questions.sheetFile')}
        </FileButton>
        {file ? <span className="small">{file.name}</span> : null}
      </div>
      {problem ? <Problem problem={problem} /> : null}
      <div role="status" className="stack">
        {checked ? (
          <>
            <p>
              <b>{text('questions.sheetChanges', { count: checked.changes.length })}</b>{' '}
              {text('questions.sheetUnchanged', { count: checked.unchanged })}
            </p>
            {checked.refused.length > 0 ? (
              <Remark>
                <ul>
                  {checked.refused.map(({ row, sentence }) => (
                    <li key={`${row} ${sentence}`}>{text('questions.sheetRow', { row, sentence })}</li>
                  ))}
                </ul>
              </Remark>
            ) : null}
          </>
        ) : null}
      </div>
      {checked ? (
        <TextField
          label={text('questions.sheetBy')}
          optional
          hint={text('questions.sheetByHint')}
          field={{ name: 'submittedBy', value: by, onChange: setBy, error: undefined }}
        />
      ) : null}
    </Sheet>
  )
}
