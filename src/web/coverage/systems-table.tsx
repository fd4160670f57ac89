import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { type About, addressOf, type CoverageSum } from './coverage.ts'

type Row = {
  id: string
  title: string
  beside: string
  about: About
  sums: readonly CoverageSum[]
  through?: string | null
}

/** Systems or services, with what is covered of each edition; each leads to who covers what. */
export function SystemsTable({ label, head, rows }: { label: string; head: string; rows: readonly Row[] }) {
  const text = useText()
  const written = useWritten()
  const editions = rows[0]?.sums ?? []
  if (rows.length === 0) return null
  return (
    <SectionTable
      label={label}
      columns={[
        { key: 'title', head },
        ...editions.map(({ edition, editionName }) => ({ key: edition, head: editionName, cardHead: editionName })),
      ]}
      rows={rows}
      rowKey={({ id }) => id}
      cell={({ title, beside, about, sums, through }, column) => {
        if (column === 'title') {
          return (
            <>
              <b lang="">{title}</b> <span className="small">{beside}</span>
              {through ? (
                <div className="small">{text('coverage.untilFirst', { day: written.day(through) })}</div>
              ) : null}
            </>
          )
        }
        const sum = sums.find(({ edition }) => edition === column)
        if (!sum) return null
        const { counts, works, left, of } = sum
        return (
          <>
            <Link to={addressOf(about, column)}>
              {text('coverage.sumOf', { directly: counts.directly, partly: counts.partly, of })}
            </Link>
            <div className="small">{text('coverage.worksOf', works)}</div>
            <div className="small">
              <Link to={addressOf(about, column, 'left')}>{text('coverage.leftOf', { count: left })}</Link>
            </div>
          </>
        )
      }}
    />
  )
}
