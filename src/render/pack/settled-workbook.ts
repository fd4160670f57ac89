import { unzipSync, zipSync } from 'fflate'

// The first day that a ZIP file can tell; by local time, which is how the library writes it.
const noTime = new Date(1980, 0, 1)

/** The same workbook without the moment at which it happened to be written, so that the same facts give the same bytes. */
export function settledWorkbook(xlsx: Uint8Array): Uint8Array {
  return zipSync(unzipSync(xlsx), { mtime: noTime })
}
