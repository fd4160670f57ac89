import type { NamedFile } from './call.ts'

/** Hands a file to the browser to keep. */
export function keepFile(file: NamedFile): void {
  const address = URL.createObjectURL(file.bytes)
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  document.body.append(link)
  link.click()
  link.remove()
  // The browser reads the bytes after the click; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
