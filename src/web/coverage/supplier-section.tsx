import { useState } from 'react'
import { listCoverage } from '../../features/coverage/coverage.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useGo } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { ReportSheet } from './report-sheet.tsx'
import { useReportColumns } from './use-report-columns.tsx'

/** The coverage reports of one supplier, on its page. */
export function SupplierCoverage({ supplier, services }: { supplier: string; services: readonly { id: string }[] }) {
  const text = useText()
  const go = useGo()
  const may = useMay('suppliers:write')
  const answer = useAnswer(listCoverage, { query: { supplier, size: 200 } })
  const [adding, setAdding] = useState(false)
  const columns = useReportColumns().filter(({ key }) => key !== 'supplier')
  return (
    <Section
      title={text('coverage.reports')}
      beside={
        may && services.length > 0 ? (
          <span className="row screen-only">
            <Button look="quiet" small onPress={() => setAdding(true)}>
              {text('coverage.add')}
            </Button>
            <ButtonLink look="quiet" small to="/coverage/import">
              {text('coverage.import')}
            </ButtonLink>
          </span>
        ) : null
      }
    >
      <Loaded answer={answer}>
        {({ items }) => (
          <DataTable
            label={text('coverage.reports')}
            rows={items}
            rowKey={({ id }) => id}
            columns={columns.map(({ sortable: _sortable, ...column }) => column)}
            empty={<p className="small">{text('coverage.noneOfSupplier')}</p>}
          />
        )}
      </Loaded>
      {adding ? (
        <ReportSheet
          report={null}
          supplier={supplier}
          onClose={() => setAdding(false)}
          onSaved={({ id }) => go(`/coverage/${id}`)}
        />
      ) : null}
    </Section>
  )
}
