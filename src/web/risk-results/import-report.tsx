import type { tryRiskImport } from '../../features/risk/risk-sheet.contract.ts'
import { Changed, Fold, ListReport, shown } from '../list-import/list-report.tsx'
import type { Answer } from '../session/call.ts'
import { useLanguage } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { SectionTable } from '../ui/section-table.tsx'

type Report = Answer<typeof tryRiskImport>

/** What a list of risks would change. */
export function RiskImportReport({ report, waiting }: { report: Report; waiting: boolean }) {
  const text = useText()
  const language = useLanguage()
  const { added, changed } = report
  const names = new Map<string, string>(report.fields.map((one) => [one.key, one[language]]))
  return (
    <ListReport
      rows={report.rows}
      unchanged={report.unchanged}
      unchangedIs="riskImport.unchanged"
      refused={report.refused}
      remarks={report.remarks}
      waiting={waiting}
    >
      <Changed
        title={text('riskImport.changed', { count: changed.length })}
        who={text('treatment.risk')}
        rows={changed}
        name={({ code, title }) => `${code} ${title}`}
        field={(field) => names.get(field) ?? field}
        beside={({ rated }) => (rated ? text('riskImport.ratedAnew') : null)}
      />
      <Fold title={text('riskImport.added', { count: added.length })} count={added.length} open>
        <SectionTable
          label={text('riskImport.added', { count: added.length })}
          columns={[
            { key: 'title', head: text('treatment.risk') },
            { key: 'asset', head: text('riskImport.asset') },
            { key: 'rated', head: text('riskImport.rating') },
          ]}
          rows={added.slice(0, shown)}
          rowKey={({ row }) => String(row)}
          cell={(one, column) =>
            column === 'title'
              ? one.title
              : column === 'asset'
                ? one.asset
                : text(one.rated ? 'riskImport.rated' : 'riskImport.notRated')
          }
        />
      </Fold>
    </ListReport>
  )
}
