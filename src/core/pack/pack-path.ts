/** Names that Windows keeps for itself, whatever stands behind the dot. */
const kept = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** What opens in a program that runs nothing. Whatever else there is, such as XML, opens as plain text: a pack is read from a disk. */
const opensSafely = /\.(pdf|png|jpe?g|docx|xlsx|pptx|od[tsp]|zip|csv|txt|json|eml)$/i

/**
 * Where a stored file stands in a pack: its hash, so that no two collide, and as much of its name as every system can write.
 * Letters, digits, dots and dashes; no path in it can lead anywhere else.
 */
export function filePath(sha256: string, name: string): string {
  const safe = safeName(name)
  return `files/${sha256}-${opensSafely.test(safe) ? safe : `${safe}.txt`}`
}

/** A name that every file system takes: ASCII, at most 60 characters, its ending kept. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9.-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '')
  const [, stem = plain, ending = ''] = /^(.+?)(\.[A-Za-z0-9]{1,8})?$/.exec(plain) ?? []
  const short = `${stem.slice(0, 50)}${ending}`
  return short === '' || kept.test(short) ? `file-${short}` : short
}
