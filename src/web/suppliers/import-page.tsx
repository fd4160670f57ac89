import { type SupplierFieldKey, supplierFields } from '../../core/suppliers/supplier-fields.ts'
import { importSuppliers, trySupplierImport } from '../../features/suppliers/supplier-import.contract.ts'
import { ListImportPage } from '../list-import/list-import-page.tsx'
import { Changed, ListReport, Names } from '../list-import/list-report.tsx'
import { useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { SupplierParts } from './supplier-parts.tsx'

type Asked = { file: string; columns: (SupplierFieldKey | '')[] | null }
type Report = Answer<typeof trySupplierImport>

/** Takes over a list of suppliers. */
export function SupplierImportPage() {
  const text = useText()
  const may = useMay('suppliers:write')
  const attempt = useCommand(trySupplierImport)
  const take = useCommand(importSuppliers)
  return (
    <ListImportPage
      title={text('supplierImport.title')}
      crumbs={<Link to="/suppliers">{text('place.suppliers')}</Link>}
      lede={text('supplierImport.lede')}
      parts={<SupplierParts />}
      hint={text('assetImport.hint')}
      mayNot={may ? null : text('supplierImport.mayNot')}
      attempt={attempt}
      take={take}
      fresh={(file): Asked => ({ file, columns: null })}
      choices={() => supplierFields.map(({ key }) => ({ value: key, label: text(`suppliers.field.${key}`) }))}
      report={(tried, waiting) => <ReportOf report={tried} waiting={waiting} />}
      countTried={({ added, changed }) => added.length + changed.length}
      countDone={({ added, changed }) => added + changed}
      to="/suppliers"
    />
  )
}

function ReportOf({ report, waiting }: { report: Report; waiting: boolean }) {
  const text = useText()
  const { added, changed } = report
  return (
    <ListReport
      rows={report.rows}
      unchanged={report.unchanged}
      unchangedIs="supplierImport.unchanged"
      refused={report.refused}
      waiting={waiting}
    >
      <Changed
        title={text('supplierImport.changed', { count: changed.length })}
        who={text('suppliers.supplier')}
        rows={changed}
        name={({ name }) => name}
        field={(field) => text(`suppliers.field.${field as SupplierFieldKey}`)}
      />
      <Names title={text('supplierImport.added', { count: added.length })} names={added.map(({ name }) => name)} open />
    </ListReport>
  )
}
