import { FileInput } from '@mantine/core'
import { useState } from 'react'
import { applyAssessmentSheet, checkAssessmentSheet } from '../../features/assessment/answering.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './overview.module.css'

type Checked = Answer<typeof checkAssessmentSheet>
const mostBytes = 650_000
const shownChanges = 50

/** Brings a filled-in spreadsheet back: first what it would change and what was refused, and only then the change. */
export function ImportSheet({ assessment, onClose }: { assessment: string; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const check = useCommand(checkAssessmentSheet)
  const apply = useCommand(applyAssessmentSheet)
  const [file, setFile] = useState<{ name: string; base64: string } | null>(null)
  const [tooLarge, setTooLarge] = useState(false)
  const checked = check.data
  const choose = async (chosen: File | null) => {
    check.reset()
    apply.reset()
    setFile(null)
    setTooLarge(chosen !== null && chosen.size > mostBytes)
    if (!chosen || chosen.size > mostBytes) return
    const base64 = await toBase64(chosen)
    setFile({ name: chosen.name, base64 })
    await check.mutateAsync({ params: { assessment }, body: { file: base64 } }).catch(() => {})
  }
  const take = async () => {
    if (!file || !checked) return
    try {
      const { changed } = await apply.mutateAsync({
        params: { assessment },
        body: { file: file.base64, token: checked.token },
      })
      announce(text('import.done', { count: changed }))
      onClose()
    } catch {
      // Shown above the report; the file can be checked again.
    }
  }
  const problem = apply.error ?? check.error
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('sheetFile.import')}
      onSubmit={(event) => {
        event.preventDefault()
        void take()
      }}
      foot={
        <>
          <Button submit busy={apply.isPending} disabled={!checked || checked.changes.length === 0 || apply.isError}>
            {checked && checked.changes.length > 0
              ? text('import.act', { count: checked.changes.length })
              : text('import.actNone')}
          </Button>
          <Button look="bare" onPress={onClose}>
            {text('sheet.cancel')}
          </Button>
        </>
      }
    >
      <p>{text('import.explain')}</p>
      <FileInput
        label={text('import.file')}
        description={text('import.fileHint')}
        placeholder={text('import.choose')}
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        error={tooLarge ? text('import.tooLarge') : undefined}
        onChange={(chosen) => void choose(chosen)}
      />
      {problem ? (
        <Problem
          problem={problem}
          retry={
            file
              ? () => {
                  apply.reset()
                  check.mutate({ params: { assessment }, body: { file: file.base64 } })
                }
              : undefined
          }
        />
      ) : null}
      <div role="status">
        {check.isPending ? text('import.checking') : checked ? <Report checked={checked} /> : null}
      </div>
    </Sheet>
  )
}

/** What the file would change, and which rows were refused and why. */
function Report({ checked }: { checked: Checked }) {
  const text = useText()
  const { changes, refused, rows, unchanged } = checked
  return (
    <div className="stack">
      <h3>{text('import.report')}</h3>
      <p>
        {text('import.rows', { count: rows })} {text('import.unchanged', { count: unchanged })}{' '}
        <b>{text('import.changes', { count: changes.length })}</b>
      </p>
      {refused.length > 0 ? (
        <Remark>
          <p>
            <b>{text('import.refused', { count: refused.length })}</b>
          </p>
          <ul className={styles.refused}>
            {refused.map(({ row, sentence }) => (
              <li key={`${row} ${sentence}`}>{text('import.row', { row, sentence })}</li>
            ))}
          </ul>
        </Remark>
      ) : (
        <Verdict state="holds">{text('import.nothingRefused')}</Verdict>
      )}
      {changes.length > 0 ? (
        <SectionTable
          label={text('import.report')}
          columns={[
            { key: 'where', head: text('import.where') },
            { key: 'before', head: text('import.before'), cardHead: text('import.before') },
            { key: 'after', head: text('import.after'), cardHead: text('import.after') },
          ]}
          rows={changes.slice(0, shownChanges)}
          rowKey={(one) => `${one.row} ${one.column}`}
          cell={(one, column) =>
            column === 'where' ? (
              <>
                {text('import.place', { row: one.row, subject: one.subject.split('/').pop() ?? '' })}
                <div className="small">
                  {one.department ? `${one.department}: ` : ''}
                  {text(`import.column.${one.column}`)}
                </div>
              </>
            ) : (
              (column === 'before' ? one.before : one.after) || text('conflict.empty')
            )
          }
        />
      ) : null}
      {changes.length > shownChanges ? (
        <p className="small">{text('import.more', { count: changes.length - shownChanges })}</p>
      ) : null}
    </div>
  )
}

async function toBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}
