import type { listReaches, listSuppliers, readSupplier } from '../../features/suppliers/suppliers.contract.ts'
import type { Answer } from '../session/call.ts'

export type Supplier = Answer<typeof readSupplier>
export type ListedSupplier = Answer<typeof listSuppliers>['items'][number]
export type Reach = Answer<typeof listReaches>['items'][number]
export type PartKind = 'contact' | 'service' | 'reach' | 'subprocessor' | 'contract' | 'agreement' | 'certificate'
