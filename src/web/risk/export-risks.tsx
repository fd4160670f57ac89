import { downloadRisks } from '../../features/risk/risks.contract.ts'
import { keepFile } from '../session/download.ts'
import { useMoment } from '../session/moment.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { ExportButtons } from '../ui/export-buttons.tsx'
import { listQuery, type RiskQuery } from './risk-query.ts'

/** What the list shows, as a file. */
export function ExportRisks({ query }: { query: RiskQuery }) {
  const text = useText()
  const { call } = useSession()
  const { at } = useMoment()
  const { page: _page, ...filter } = listQuery(query)
  return (
    <ExportButtons
      label={(format) => text('risk.export', { format })}
      make={async (format) => {
        const file = await call(downloadRisks, { query: { ...filter, format }, at })
        keepFile(file)
        return file
      }}
    />
  )
}
