import { useText } from '../session/text.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import type { AssuranceLine } from './assurance.ts'
import { CoverOfLine } from './cover-of-line.tsx'
import { GapLine, WaitsForUs } from './gap-line.tsx'
import { KindOfReport } from './kind-of-report.tsx'

/** What reports of one supplier tell of our period, for each service and kind of report by itself. */
export function LinesTable({ lines }: { lines: readonly AssuranceLine[] }) {
  const text = useText()
  return (
    <SectionTable
      label={text('assurance.cover')}
      columns={[
        { key: 'service', head: text('assurance.services') },
        { key: 'kind', head: text('assurance.reportKind') },
        { key: 'cover', head: text('assurance.cover') },
        { key: 'gap', head: text('assurance.gap'), cardHead: text('assurance.gap') },
        { key: 'waits', head: text('assurance.waiting'), cardHead: text('assurance.waiting') },
      ]}
      rows={lines}
      rowKey={({ service, kind, kindOther }) => `${service?.id ?? 'all'} ${kind} ${kindOther}`}
      cell={(line, column) => {
        if (column === 'service')
          return line.service ? <span lang="">{line.service.title}</span> : text('assurance.all')
        if (column === 'kind') return <KindOfReport of={line} />
        if (column === 'cover') return <CoverOfLine cover={line.cover} />
        return column === 'gap' ? <GapLine {...line} /> : <WaitsForUs {...line} />
      }}
    />
  )
}
