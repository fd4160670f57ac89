import { termsWords } from '../../core/coverage/coverage-words.ts'
import styles from '../own-coverage/own-coverage.module.css'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import type { DataColumn } from '../ui/data-table.tsx'
import { Verdict } from '../ui/verdict.tsx'
import type { ListedReport } from './coverage.ts'

/** The columns of the list of reports. */
export function useReportColumns(): DataColumn<ListedReport>[] {
  const text = useText()
  const written = useWritten()
  const language = useLanguage()
  return [
    {
      key: 'supplier',
      head: text('coverage.supplierAndService'),
      sortable: true,
      cell: ({ supplier, service }) => (
        <div className={styles.stack}>
          <Link to={`/suppliers/${supplier.id}`} lang="">
            {supplier.title}
          </Link>
          <span lang="">{service.title}</span>
        </div>
      ),
    },
    {
      key: 'title',
      head: text('coverage.report'),
      cell: ({ id, title, version, state }) => (
        <div className={styles.stack}>
          <Link to={`/coverage/${id}`} className={styles.title} lang="">
            {title}
          </Link>
          {version === '' ? null : <span className="small">{text('coverage.version', { version })}</span>}
          {state === 'counts' ? null : <Verdict state="none">{text(`coverage.state.${state}`)}</Verdict>}
        </div>
      ),
    },
    {
      key: 'asOf',
      head: text('coverage.asOf'),
      sortable: true,
      named: true,
      cell: ({ asOf }) => written.day(asOf),
    },
    { key: 'terms', head: text('coverage.terms'), named: true, cell: ({ terms }) => termsWords[terms][language] },
    {
      key: 'left',
      head: text('coverage.covers'),
      sortable: true,
      named: true,
      cell: ({ sums }) => (
        <div className={styles.stack}>
          {sums.map(({ edition, editionName, counts, works, of }) => (
            <span key={edition}>
              {editionName}: {text('coverage.sumOf', { directly: counts.directly, partly: counts.partly, of })}
              {counts.directly + counts.partly > 0 ? `; ${text('coverage.worksOf', works)}` : ''}
            </span>
          ))}
        </div>
      ),
    },
    {
      key: 'through',
      head: text('coverage.through'),
      sortable: true,
      named: true,
      cell: ({ through }) => (through === null ? text('coverage.noDay') : written.day(through)),
    },
  ]
}
