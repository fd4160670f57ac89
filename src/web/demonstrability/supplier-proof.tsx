import { readSupplierProof } from '../../features/demonstrability/reliances.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './chain.module.css'

type Found = Answer<typeof readSupplierProof>
type Relied = Found['services'][number]

const markOfShown = { works: 'holds', exists: 'part', nothing: 'fails' } as const

/** What of the proof of a requirement comes from suppliers; nothing where none of it does. */
export function SupplierProof({ edition, requirement }: { edition: string; requirement: string }) {
  const text = useText()
  const written = useWritten()
  const { data } = useAnswer(readSupplierProof, { params: { edition, requirement } })
  if (!data || (data.services.length === 0 && data.gaps.length === 0)) return null
  return (
    <>
      {data.services.length > 0 ? (
        <>
          <h3 className={styles.below}>{text('supplierProof.title')}</h3>
          <p className="small">{text('supplierProof.explain')}</p>
          <SectionTable
            label={text('supplierProof.title')}
            columns={[
              { key: 'supplier', head: text('supplierProof.supplier') },
              { key: 'measure', head: text('supplierProof.measure') },
              { key: 'covers', head: text('supplierProof.covers') },
              { key: 'why', head: text('chain.why') },
            ]}
            rows={data.services}
            rowKey={(one) => `${one.measure} ${one.service}`}
            cell={(one, column) => <ReliedCell relied={one} column={column} />}
          />
        </>
      ) : null}
      {data.gaps.length > 0 ? (
        <>
          <h3 className={styles.below}>{text('supplierProof.gaps')}</h3>
          <ul>
            {data.gaps.map((gap) => (
              <li key={`${gap.supplier} ${gap.nl}`}>
                <Link to={`/suppliers/${gap.supplier}`}>{written.inLanguage(gap)}</Link>
                {gap.since ? (
                  <span className="small"> {text('supplierProof.since', { day: written.day(gap.since) })}</span>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

/** A cell about what one service shows: whose, how much of it, and why. */
export function ReliedCell({ relied, column }: { relied: Relied; column: string }) {
  const text = useText()
  const written = useWritten()
  if (column === 'supplier')
    return (
      <>
        <Link to={`/suppliers/${relied.supplier}`}>{relied.supplierName}</Link>
        <span className={`small ${styles.days}`} lang="">
          {relied.serviceName}
        </span>
      </>
    )
  if (column === 'measure')
    return (
      <Link to={`/measures/${relied.measure}`} lang="">
        {relied.measureTitle}
      </Link>
    )
  if (column === 'covers')
    return (
      <>
        {relied.covers === 'none' ? (
          text('covers.none')
        ) : (
          <Verdict state={markOfShown[relied.shows]}>{text(`covers.${relied.covers}`)}</Verdict>
        )}
        {relied.report ? (
          <span className={`small ${styles.days}`}>
            <Link to={`/coverage/${relied.report.id}`}>{relied.report.title}</Link>
          </span>
        ) : null}
      </>
    )
  return (
    <>
      <span className={styles.why}>{written.inLanguage(relied.why)}</span>
      {relied.carriedFrom ? (
        <span className={`small ${styles.days}`}>{text('supplierProof.carried', { from: relied.carriedFrom })}</span>
      ) : null}
    </>
  )
}
