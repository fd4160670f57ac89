import { readCombinedSoa } from '../../features/soa/soa.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useSearch } from '../session/search.ts'
import { useText } from '../session/text.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { CheckField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import type { Combined } from './combined.ts'
import { DownloadMenu } from './download-menu.tsx'
import styles from './statement.module.css'
import { StatementViews } from './statement-views.tsx'
import { useCombinedColumns } from './use-combined-columns.tsx'

/** The statement with a row for each subject and a column for each standard: where they say the same, it stands there once. */
export function CombinedPage() {
  const text = useText()
  const answer = useAnswer(readCombinedSoa, {}, { keep: true })
  const found = answer.data
  const differing = found?.rows.filter(({ agreed }) => !agreed).length ?? 0
  return (
    <Page
      title={text('place.statement')}
      lede={
        found && found.editions.length > 1
          ? `${text('combined.lede', { count: found.rows.length, editions: found.editions.length })} ${differing === 0 ? text('combined.agree') : text('combined.differ', { count: differing })}`
          : null
      }
      action={found && found.editions.length > 0 ? <DownloadMenu editions={found.editions} combined /> : null}
    >
      <Loaded answer={answer}>{(combined) => <Body combined={combined} differing={differing} />}</Loaded>
    </Page>
  )
}

function Body({ combined, differing }: { combined: Combined; differing: number }) {
  const text = useText()
  const written = useWritten()
  const columns = useCombinedColumns(combined.editions)
  const [search, setSearch] = useSearch()
  const only = search.get('differ') === 'any'
  if (combined.editions.length === 0) return <p>{text('combined.nothing')}</p>
  const rows = combined.rows.filter(({ agreed }) => !only || !agreed)
  const themes = [...Map.groupBy(rows, ({ theme }) => written.inLanguage(theme))]
  return (
    <>
      <StatementViews shown="combined" />
      {combined.editions.length === 1 ? (
        <p>
          {text('combined.one')} <Link to="/standards">{text('today.lookAtStandards')}</Link>
        </p>
      ) : null}
      {differing > 0 ? (
        <div className={styles.only}>
          <CheckField
            label={text('combined.onlyDiffer')}
            field={{
              name: 'differ',
              value: only,
              error: undefined,
              onChange: (on) =>
                setSearch(
                  (before) => {
                    const after = new URLSearchParams(before)
                    if (on) after.set('differ', 'any')
                    else after.delete('differ')
                    return after
                  },
                  { preventScrollReset: true, replace: true },
                ),
            }}
          />
        </div>
      ) : null}
      {themes.map(([theme, of]) => (
        <Section key={theme} title={theme}>
          <div className={styles.table}>
            <DataTable label={theme} rows={of} rowKey={(row) => `${row.number} ${row.title.nl}`} columns={columns} />
          </div>
        </Section>
      ))}
    </>
  )
}
