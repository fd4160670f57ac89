import type { listReaders } from '../../features/documents/readers.contract.ts'
import type { Answer } from '../session/call.ts'

export type ReadersFound = Answer<typeof listReaders>
export type ReaderRow = ReadersFound['items'][number]
export const readerStates = ['all', 'missing', 'late', 'confirmed'] as const
