import { downloadTasks } from '../../features/rhythm/rhythm.contract.ts'
import { keepFile } from '../session/download.ts'
import { useMoment } from '../session/moment.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { ExportButtons } from '../ui/export-buttons.tsx'
import type { TaskQuery } from './task-query.ts'

/** What the list shows, as a file. */
export function ExportTasks({ query: { page: _page, ...filter } }: { query: TaskQuery }) {
  const text = useText()
  const { call } = useSession()
  const { at } = useMoment()
  return (
    <ExportButtons
      label={(format) => text('measures.export', { format })}
      make={async (format) => {
        const file = await call(downloadTasks, { query: { ...filter, format }, at })
        keepFile(file)
        return file
      }}
    />
  )
}
