import { NativeSelect } from '@mantine/core'
import { useText } from '../session/text.tsx'
import { SectionTable } from '../ui/section-table.tsx'

export type Column = { heading: string; example: string; about: string }
type Props = {
  columns: readonly Column[]
  /** What was chosen for each column and need not be read yet; null as long as what was proposed stands. */
  chosen: readonly string[] | null
  choices: readonly { value: string; label: string }[]
  onChange: (about: string[]) => void
}

/** What each column of a list is about; each can be changed, and the choice is remembered once the list is taken over. */
export function ColumnChoice({ columns, chosen, choices, onChange }: Props) {
  const text = useText()
  const rows = columns.map((column, place) => ({ ...column, about: chosen?.[place] ?? column.about, place }))
  // What is chosen for one column is let go of by the column that had it.
  const choose = (place: number, about: string) =>
    onChange(rows.map((one, other) => (other === place ? about : one.about === about ? '' : one.about)))
  return (
    <SectionTable
      label={text('listImport.columns')}
      columns={[
        { key: 'heading', head: text('listImport.heading') },
        { key: 'example', head: text('listImport.example'), cardHead: text('listImport.example') },
        { key: 'about', head: text('listImport.about'), cardHead: text('listImport.about') },
      ]}
      rows={rows.filter(({ heading, example }) => heading.trim() !== '' || example !== '')}
      rowKey={({ place }) => String(place)}
      cell={(row, column) =>
        column === 'heading' ? (
          <b>{row.heading || text('listImport.noHeading', { place: row.place + 1 })}</b>
        ) : column === 'example' ? (
          row.example
        ) : (
          <NativeSelect
            aria-label={text('listImport.aboutOf', {
              name: row.heading || text('listImport.noHeading', { place: row.place + 1 }),
            })}
            data={[{ value: '', label: text('listImport.passOver') }, ...choices]}
            value={row.about}
            onChange={(event) => choose(row.place, event.currentTarget.value)}
          />
        )
      }
    />
  )
}
