import { downloadEvidenceList } from '../../features/evidence/evidence.contract.ts'
import { keepFile } from '../session/download.ts'
import { useMoment } from '../session/moment.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { ExportButtons } from '../ui/export-buttons.tsx'
import type { EvidenceQuery } from './evidence-query.ts'

/** What the list shows, as a file. */
export function ExportEvidence({ query: { page: _page, ...filter } }: { query: EvidenceQuery }) {
  const text = useText()
  const { call } = useSession()
  const { at } = useMoment()
  return (
    <ExportButtons
      label={(format) => text('evidence.export', { format })}
      make={async (format) => {
        const file = await call(downloadEvidenceList, { query: { ...filter, format }, at })
        keepFile(file)
        return file
      }}
    />
  )
}
