import { downloadAssets } from '../../features/assets/assets.contract.ts'
import { keepFile } from '../session/download.ts'
import { useMoment } from '../session/moment.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { ExportButtons } from '../ui/export-buttons.tsx'
import type { AssetQuery } from './asset-query.ts'

/** What the list shows, as a file. */
export function ExportAssets({ query: { page: _page, ...filter } }: { query: AssetQuery }) {
  const text = useText()
  const { call } = useSession()
  const { at } = useMoment()
  return (
    <ExportButtons
      label={(format) => text('assets.export', { format })}
      make={async (format) => {
        const file = await call(downloadAssets, { query: { ...filter, format }, at })
        keepFile(file)
        return file
      }}
    />
  )
}
