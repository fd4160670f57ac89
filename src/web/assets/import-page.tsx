import { type AssetKind, assetKinds } from '../../core/assets/asset.ts'
import { type AssetFieldKey, assetFields } from '../../core/assets/asset-fields.ts'
import { importAssets, tryAssetImport } from '../../features/assets/register.contract.ts'
import { ListImportPage } from '../list-import/list-import-page.tsx'
import { useCommand } from '../session/answers.ts'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { SelectField } from '../ui/fields.tsx'
import { AssetParts } from './asset-parts.tsx'
import { ImportReport } from './import-report.tsx'

type Asked = { file: string; columns: (AssetFieldKey | '')[] | null; kindOfOthers: AssetKind | null }

/** Takes over a list of assets. */
export function AssetImportPage() {
  const text = useText()
  const may = useMay('assets:write')
  const attempt = useCommand(tryAssetImport)
  const take = useCommand(importAssets)
  return (
    <ListImportPage
      title={text('assetImport.title')}
      crumbs={<Link to="/assets">{text('place.assets')}</Link>}
      lede={text('assetImport.lede')}
      parts={<AssetParts />}
      hint={text('assetImport.hint')}
      mayNot={may ? null : text('assetImport.mayNot')}
      attempt={attempt}
      take={take}
      fresh={(file): Asked => ({ file, columns: null, kindOfOthers: null })}
      choices={() => assetFields.map(({ key }) => ({ value: key, label: text(`assetField.${key}`) }))}
      options={(_, asked, onChange) => (
        <SelectField
          label={text('assetImport.kindOfOthers')}
          hint={text('assetImport.kindOfOthersHint')}
          choices={[
            { value: '', label: text('assetImport.noKind') },
            ...assetKinds.map((kind) => ({ value: kind, label: text(`assetKind.${kind}`) })),
          ]}
          field={{
            name: 'kindOfOthers',
            value: asked.kindOfOthers ?? '',
            error: undefined,
            onChange: (kind) => onChange({ ...asked, kindOfOthers: assetKinds.find((one) => one === kind) ?? null }),
          }}
        />
      )}
      report={(tried, waiting) => <ImportReport report={tried} waiting={waiting} />}
      countTried={({ added, changed }) => added.length + changed.length}
      countDone={({ added, changed }) => added + changed}
      to="/assets"
    />
  )
}
