import { useState } from 'react'
import { readSupplierAssurance } from '../../features/assurance/assurance.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { Link, useGo } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { LinesTable } from './lines-table.tsx'
import { ReportLines } from './report-lines.tsx'
import { ReportSheet } from './report-sheet.tsx'

const shown = 3

/** On the page of a supplier: what its reports tell of this year, and the newest of them. */
export function AssuranceSection({ supplier }: { supplier: string }) {
  const text = useText()
  const go = useGo()
  const may = useMay('suppliers:write')
  const answer = useAnswer(readSupplierAssurance, { params: { id: supplier } })
  const [adding, setAdding] = useState(false)
  return (
    <Section
      title={text('assurance.section')}
      id="assurance"
      beside={
        <div className="row">
          {answer.data && answer.data.reports.length > 0 ? (
            <Link to={`/assurance/suppliers/${supplier}`}>{text('assurance.more')}</Link>
          ) : null}
          {may ? (
            <Button look="quiet" small onPress={() => setAdding(true)}>
              {text('assurance.add')}
            </Button>
          ) : null}
        </div>
      }
    >
      <Loaded answer={answer}>
        {(found) =>
          found.reports.length === 0 ? (
            <p className="small">{text('assurance.noReports')}</p>
          ) : (
            <>
              <LinesTable lines={found.lines} />
              <ReportLines reports={found.reports.slice(0, shown)} />
            </>
          )
        }
      </Loaded>
      {adding && answer.data ? (
        <ReportSheet
          supplier={supplier}
          report={null}
          choices={answer.data}
          onClose={() => setAdding(false)}
          onSaved={(id) => go(`/assurance/reports/${id}`)}
        />
      ) : null}
    </Section>
  )
}
