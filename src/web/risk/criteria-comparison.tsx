import type { compareCriteria } from '../../features/risk/criteria.contract.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { RichText, useText } from '../session/text.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { LevelMark } from './level-mark.tsx'
import styles from './risk.module.css'

type Found = Answer<typeof compareCriteria>
type Change = Found['changes'][number]
const kinds = ['inherent', 'current', 'residual'] as const

/** Which risks would have another level by the draft, and which cannot be carried over. Nothing changes by itself. */
export function CriteriaComparison({ found, number }: { found: Found; number: number }) {
  const text = useText()
  const written = useWritten()
  const { changes, uncarried, counted, leftOut } = found
  return (
    <>
      <p>
        <RichText
          name="criteria.compared"
          values={{ count: counted, changed: changes.length, uncarried: uncarried.length, leftOut, number }}
        />
      </p>
      {changes.length > 0 ? (
        <DataTable
          label={text('criteria.changes')}
          rows={changes}
          rowKey={({ risk }) => risk.id}
          columns={[
            {
              key: 'risk',
              head: text('risk.risk'),
              cell: ({ risk }) => (
                <div className={styles.title}>
                  {risk.code} <Link to={`/risks/${risk.id}`}>{risk.title}</Link>
                  <div className="small">{risk.asset}</div>
                </div>
              ),
            },
            ...kinds.map((kind) => ({
              key: kind,
              head: text(`risk.map.short.${kind}`),
              named: true,
              cell: (one: Change) => <Change one={one} kind={kind} />,
            })),
          ]}
        />
      ) : null}
      {uncarried.length > 0 ? (
        <>
          <h3>{text('criteria.uncarried')}</h3>
          <ul className={styles.plain}>
            {uncarried.map(({ risk, why }) => (
              <li key={risk.id}>
                {risk.code} <Link to={`/risks/${risk.id}`}>{risk.title}</Link>{' '}
                <span className="small">{written.inLanguage(why)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

function Change({ one, kind }: { one: Change; kind: (typeof kinds)[number] }) {
  const text = useText()
  if (!one.changed.includes(kind)) return <span className="small">{text('criteria.same')}</span>
  return (
    <>
      <LevelMark level={one.from[kind]} /> → <span className="unseen">{text('risk.lookTo')} </span>
      <LevelMark level={one.to[kind]} />
    </>
  )
}
