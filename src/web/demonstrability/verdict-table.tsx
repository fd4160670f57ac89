import { verdictWords } from '../../core/demonstrability/chain-words.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { type DataColumn, DataTable } from '../ui/data-table.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { ChainDrawing } from './chain-drawing.tsx'
import styles from './demonstrability.module.css'
import { addressOfVerdict, type Listed, markOf, shownStateOf, type Verdicts } from './verdicts.ts'

type Props = { label: string; items: readonly Listed[]; verdicts: Verdicts; empty: string }

/** Requirements with their verdict, chain and reason, each leading to its page. */
export function VerdictTable({ label, items, verdicts, empty }: Props) {
  const text = useText()
  const written = useWritten()
  const names = new Map(verdicts.editions.map(({ edition, editionName }) => [edition, editionName]))
  const columns: DataColumn<Listed>[] = [
    {
      key: 'requirement',
      head: text('verdicts.requirement'),
      width: 'wide',
      cell: (one) => (
        <>
          <Link to={addressOfVerdict(one)}>
            {one.number} {written.inLanguage(one.title)}
          </Link>
          <span className={`small ${styles.number}`}>
            {names.get(one.edition)}
            {one.kind === 'clauses' ? `, ${text('clause.crumb').toLowerCase()}` : ''}
          </span>
        </>
      ),
    },
    {
      key: 'state',
      head: text('verdicts.state'),
      cell: (one) => (
        <div className={styles.state}>
          <Verdict state={markOf[shownStateOf(one, verdicts.day)]}>
            {one.state === 'demonstrable' && one.until !== null
              ? text('proof.until', { day: written.day(one.until) })
              : written.inLanguage(verdictWords[one.state])}
          </Verdict>
        </div>
      ),
    },
    { key: 'chain', head: text('chain.title'), cell: (one) => <ChainDrawing links={one.links} /> },
    {
      key: 'why',
      head: text('chain.why'),
      width: 'wide',
      cell: (one) => (
        <>
          {written.inLanguage(one.reason)}
          {one.suppliers.length > 0 ? (
            <span className={`small ${styles.number}`}>
              {one.suppliers.map(({ name, strength }) => `${name}: ${text(`strength.${strength}`)}`).join(' · ')}
            </span>
          ) : null}
        </>
      ),
    },
    { key: 'owners', head: text('verdicts.owner'), spare: true, cell: (one) => written.list(one.owners) },
  ]
  return (
    <DataTable
      label={label}
      rows={items}
      rowKey={(one) => `${one.edition} ${one.requirement}`}
      columns={columns}
      empty={empty}
    />
  )
}
