import type { ReactNode } from 'react'
import { type TextName, useText } from '../session/text.tsx'
import { Remark } from '../ui/problem.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './list-import.module.css'

type Told = { row: number; sentence: string }
type Field = { field: string; before: string; after: string }

/** How many of each kind are shown of what a list would change. */
export const shown = 50

type ListReportProps = {
  rows: number
  /** For how many nothing changes, and the sentence that says so. */
  unchanged: number
  unchangedIs: TextName
  refused: readonly Told[]
  /** What is not taken over of rows that are. */
  remarks?: readonly Told[]
  waiting: boolean
  children: ReactNode
}

/** What a list would change: counted, and each kind of change to open. */
export function ListReport({
  rows,
  unchanged,
  unchangedIs,
  refused,
  remarks = [],
  waiting,
  children,
}: ListReportProps) {
  const text = useText()
  return (
    <div className={styles.report} aria-busy={waiting}>
      <p role="status">
        {text('listImport.rows', { count: rows })} {unchanged > 0 ? text(unchangedIs, { count: unchanged }) : null}
      </p>
      <Refused refused={refused} />
      {remarks.length > 0 ? (
        <ToldRows title={text('listImport.remarks', { count: remarks.length })} told={remarks} />
      ) : null}
      {children}
    </div>
  )
}

/** Rows that were not taken, each with its number and why. */
export function Refused({ refused }: { refused: readonly Told[] }) {
  const text = useText()
  if (refused.length === 0) return <Verdict state="holds">{text('listImport.nothingRefused')}</Verdict>
  return <ToldRows title={text('listImport.refused', { count: refused.length })} told={refused} />
}

function ToldRows({ title, told }: { title: string; told: readonly Told[] }) {
  const text = useText()
  return (
    <Remark>
      <p>
        <b>{title}</b>
      </p>
      <ul className={styles.changes}>
        {told.slice(0, shown).map(({ row, sentence }) => (
          <li key={`${row} ${sentence}`}>{text('listImport.refusedRow', { row, sentence })}</li>
        ))}
      </ul>
      <More count={told.length} />
    </Remark>
  )
}

type ChangedProps<Row> = {
  title: string
  /** Heading of the column that says what it is about. */
  who: string
  rows: readonly Row[]
  name: (row: Row) => string
  field: (field: string) => string
  /** How a value is written that is not empty. */
  value?: (value: string, field: string) => string
  /** What else happens to a row. */
  beside?: (row: Row) => string | null
}

/** What changes for what is there already, field by field. */
export function Changed<Row extends { row: number; fields: readonly Field[] }>(props: ChangedProps<Row>) {
  const text = useText()
  const written = (value: string, field: string) =>
    value === '' ? text('conflict.empty') : (props.value?.(value, field) ?? value)
  const sentences = (row: Row) => {
    const changes = row.fields.map(({ field, before, after }) =>
      text('listImport.fromTo', {
        field: props.field(field),
        before: written(before, field),
        after: written(after, field),
      }),
    )
    const beside = props.beside?.(row) ?? null
    return beside === null ? changes : [...changes, beside]
  }
  return (
    <Fold title={props.title} count={props.rows.length} open>
      <SectionTable
        label={props.title}
        columns={[
          { key: 'who', head: props.who },
          { key: 'what', head: text('listImport.what') },
        ]}
        rows={props.rows.slice(0, shown)}
        rowKey={({ row }) => String(row)}
        cell={(one, column) =>
          column === 'who' ? (
            <>
              {props.name(one)}
              <div className="small">{text('listImport.row', { row: one.row })}</div>
            </>
          ) : (
            <ul className={styles.changes}>
              {sentences(one).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )
        }
      />
    </Fold>
  )
}

type NamesProps = { title: string; names: readonly string[]; open?: boolean }

/** What comes or goes, by name. */
export function Names({ title, names, open }: NamesProps) {
  return (
    <Fold title={title} count={names.length} open={open}>
      <p>{names.slice(0, shown).join(', ')}</p>
    </Fold>
  )
}

type FoldProps = { title: string; count: number; open?: boolean; children: ReactNode }

/** One kind of change, of which the first stand in it; nothing where there are none. */
export function Fold({ title, count, open, children }: FoldProps) {
  if (count === 0) return null
  return (
    <details className={styles.fold} open={open}>
      <summary>{title}</summary>
      {children}
      <More count={count} />
    </details>
  )
}

function More({ count }: { count: number }) {
  const text = useText()
  return count > shown ? <p className="small">{text('listImport.more', { count: count - shown })}</p> : null
}
