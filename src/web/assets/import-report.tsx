import type { AssetFieldKey } from '../../core/assets/asset-fields.ts'
import type { tryAssetImport } from '../../features/assets/register.contract.ts'
import { Changed, ListReport, Names } from '../list-import/list-report.tsx'
import type { Answer } from '../session/call.ts'
import { useText } from '../session/text.tsx'

type Report = Answer<typeof tryAssetImport>
const steps = ['availability', 'integrity', 'confidentiality']

/** What a list of assets would change. */
export function ImportReport({ report, waiting }: { report: Report; waiting: boolean }) {
  const text = useText()
  const { added, changed } = report
  return (
    <ListReport
      rows={report.rows}
      unchanged={report.unchanged}
      unchangedIs="assetImport.unchanged"
      refused={report.refused}
      remarks={report.remarks}
      waiting={waiting}
    >
      <Changed
        title={text('assetImport.changed', { count: changed.length })}
        who={text('assets.asset')}
        rows={changed}
        name={({ name }) => name}
        field={(field) => text(`assetField.${field as AssetFieldKey}`)}
        value={(value, field) =>
          steps.includes(field) && (value === '1' || value === '2' || value === '3') ? text(`level.${value}`) : value
        }
      />
      <Names
        title={text('assetImport.added', { count: added.length })}
        names={added.map(({ name, kind }) => `${name} (${text(`assetKind.${kind}`)})`)}
        open
      />
    </ListReport>
  )
}
