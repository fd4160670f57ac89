import { useText } from '../session/text.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import styles from './documents.module.css'
import type { ReadersFound as Found } from './readers.ts'

/** How many of each team and location confirmed: each number opens to its people. */
export function ReaderPlaces({
  found,
  onChoose,
}: {
  found: Found
  onChoose: (filter: Record<string, string | undefined>) => void
}) {
  const text = useText()
  const tables = [
    { key: 'team', label: text('readers.byTeam'), none: text('staff.noTeam'), rows: found.teams },
    { key: 'location', label: text('readers.byLocation'), none: text('readers.noLocation'), rows: found.locations },
  ]
  return (
    <div className={styles.places}>
      {tables.map(({ key, label, none, rows }) => (
        <SectionTable
          key={key}
          label={label}
          columns={[
            { key: 'name', head: label },
            { key: 'confirmed', head: text('readers.confirmed'), number: true, cardHead: text('readers.confirmed') },
            { key: 'missing', head: text('readers.missingHead'), number: true, cardHead: text('readers.missingHead') },
          ]}
          rows={rows}
          rowKey={(row) => row.id ?? 'none'}
          cell={(row, column) =>
            column === 'name' ? (
              row.name || none
            ) : column === 'confirmed' ? (
              `${row.confirmed} / ${row.audience}`
            ) : row.audience > row.confirmed ? (
              <button
                type="button"
                className={styles.number}
                onClick={() => onChoose({ [key]: row.id ?? 'none', state: 'missing' })}
              >
                {row.audience - row.confirmed}
              </button>
            ) : (
              '0'
            )
          }
        />
      ))}
    </div>
  )
}
