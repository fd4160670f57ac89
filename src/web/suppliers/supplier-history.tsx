import { RecordHistory } from '../settings/record-history.tsx'
import type { Supplier } from './supplier.ts'

const shown = 12

/** Who changed what in the register about a supplier, the newest of it. */
export function SupplierHistory({ supplier }: { supplier: Supplier }) {
  return <RecordHistory page={`/suppliers/${supplier.id}`} history={supplier.history.slice(0, shown)} />
}
