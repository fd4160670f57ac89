import { useParams } from 'react-router'
import { listEditions } from '../../features/standards/standards.contract.ts'
import { readTrailEntry } from '../../features/trail/trail.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { FactList } from './fact-list.tsx'
import { rowDifferences } from './row-differences.ts'
import styles from './settings.module.css'
import { columns as columnsInOrder } from './trail-columns.ts'
import { useTrailWords } from './trail-words.ts'

type Entry = Answer<typeof readTrailEntry>

/** One entry of the trail: what changed in which rows, and the proof that the entry is in the tree. */
export function TrailEntryPage() {
  const text = useText()
  const revision = Number.parseInt(useParams().revision ?? '', 10) || 0
  const entry = useAnswer(readTrailEntry, { params: { revision } })
  return (
    <Page title={text('trail.entry', { revision })} crumbs={<Link to="/settings/trail">{text('place.trail')}</Link>}>
      <Loaded answer={entry}>
        {(found) => (
          <>
            <EntryFacts entry={found} />
            <Section title={text('trail.rows')}>
              {found.rows.length === 0 ? <p>{text('trail.noRows')}</p> : null}
              {found.rows.map((row) => (
                <ChangedRow key={`${row.table} ${row.key}`} row={row} />
              ))}
            </Section>
            <Proof entry={found} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function EntryFacts({ entry }: { entry: Entry }) {
  const text = useText()
  const written = useWritten()
  const words = useTrailWords()
  return (
    <FactList
      rows={[
        { key: 'when', term: text('trail.when'), value: written.instant(entry.at) },
        { key: 'who', term: text('trail.who'), value: words.actor(entry) },
        { key: 'what', term: text('trail.what'), value: words.action(entry.action) },
        { key: 'subject', term: text('trail.subject'), value: entry.subject },
      ]}
    />
  )
}

function ChangedRow({ row }: { row: Entry['rows'][number] }) {
  const text = useText()
  const words = useTrailWords()
  const nameOf = useEditionName()
  const change = row.before === null ? 'added' : row.after === null ? 'removed' : 'changed'
  const { edition, requirement } = row.after ?? row.before ?? {}
  const about = [nameOf(edition), requirement].filter(Boolean).join(' ')
  const title = [words.table(row.table), about].filter(Boolean).join(' · ')
  const columns = [
    { key: 'column', head: text('trail.column') },
    ...(change === 'added' ? [] : [{ key: 'before', head: text('trail.before') }]),
    ...(change === 'removed' ? [] : [{ key: 'after', head: text(change === 'added' ? 'trail.value' : 'trail.after') }]),
  ]
  const write = (column: string, value: unknown) =>
    (column === 'edition' ? nameOf(value) : null) ?? words.value(column, value)
  return (
    <div className={styles.change}>
      <h3>
        {title} <span className="small">({text(`trail.${change}`)})</span>
      </h3>
      <SectionTable
        label={title}
        columns={columns}
        rows={rowDifferences(row.before, row.after, columnsInOrder)}
        rowKey={(difference) => difference.column}
        cell={(difference, column) =>
          column === 'column' ? (
            <span className={styles.column}>{words.column(difference.column)}</span>
          ) : (
            <span className={styles.long}>
              {write(difference.column, column === 'before' ? difference.before : difference.after)}
            </span>
          )
        }
      />
    </div>
  )
}

function useEditionName(): (id: unknown) => string | null {
  const editions = useAnswer(listEditions, {})
  return (id) => editions.data?.items.find((edition) => edition.id === id)?.name ?? null
}

function Proof({ entry }: { entry: Entry }) {
  const text = useText()
  return (
    <details className={styles.fold}>
      <summary>{text('trail.proof')}</summary>
      <p className="small">{text('trail.proofExplain', { size: entry.treeSize })}</p>
      <p className="small">{text('trail.leafHash')}</p>
      <p className={`code ${styles.key}`}>{entry.leafHash}</p>
      <p className="small">{text('trail.path')}</p>
      <p className={`code ${styles.key}`}>{entry.proof.join('\n') || text('trail.pathNone')}</p>
    </details>
  )
}
