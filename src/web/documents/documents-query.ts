import { documentKinds } from '../../core/documents/version-standing.ts'
import type { listDocuments } from '../../features/documents/documents.contract.ts'
import type { QueryOf } from '../../platform/http/contract.ts'
import { documentStates } from './documents.ts'

export type DocumentsQuery = Omit<QueryOf<typeof listDocuments>, 'size'>

const oneOf = <T extends string>(all: readonly T[], value: string | null): T | undefined =>
  all.find((one) => one === value)

const sorts = ['title', 'kind', 'review', 'known'] as const
const directions = ['up', 'down'] as const

/** What the list shows, as its address says; what an address says wrongly is left out. */
export function readDocumentsQuery(address: URLSearchParams): DocumentsQuery {
  return {
    search: address.get('search')?.slice(0, 100) || undefined,
    kind: oneOf(documentKinds, address.get('kind')),
    state: oneOf(documentStates, address.get('state')) ?? 'all',
    sort: oneOf(sorts, address.get('sort')) ?? 'title',
    direction: oneOf(directions, address.get('direction')) ?? 'up',
    page: Math.max(1, Number.parseInt(address.get('page') ?? '', 10) || 1),
  }
}

/** The address after a change; another filter begins at the first page. */
export function writeDocumentsQuery(before: URLSearchParams, change: Partial<DocumentsQuery>): URLSearchParams {
  const after = new URLSearchParams(before)
  if (!('page' in change)) after.delete('page')
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined || value === '' || value === 'all') after.delete(name)
    else after.set(name, String(value))
  }
  return after
}
