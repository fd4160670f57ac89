/**
 * A reason why Zorgborg cannot start, told to the person who starts it: `message` is a whole sentence that says what is wrong and what to do.
 *
 * `code` names the reason for programs and tests: `data-folder-not-writable`, `data-folder-in-use`, `disk-full`, `no-database-binaries`,
 * `database-account`, `database-version`, `database-damaged`, `database-failed`, `port-taken` and so on; kebab-case, never shown to the user alone.
 */
export class StartFailure extends Error {
  readonly code: string

  constructor(code: string, sentence: string, options?: { cause?: unknown }) {
    super(sentence, options)
    this.name = 'StartFailure'
    this.code = code
  }
}

/** The system's code of a failed call (`ENOSPC`, `EACCES` and so on), or null when it was no such failure. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

/** Whether a failed system call says that a disk or a quota is full. */
export function saysDiskFull(error: unknown): boolean {
  const code = systemCode(error)
  return code === 'ENOSPC' || code === 'EDQUOT'
}

/** The one sentence for a full disk. */
export function diskFull(path: string, cause?: unknown): StartFailure {
  const sentence = `The disk that holds ${path} is full: make room, or choose a data folder on another disk, and start again.`
  return new StartFailure('disk-full', sentence, { cause })
}
