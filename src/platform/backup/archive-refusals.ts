import { StartFailure, systemCode } from '../start-failure.ts'

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Why an archive is refused, in a sentence each. All of these come before anything is touched. */
export const archiveRefusals = {
  damaged: (file: string, what: string, cause?: unknown) =>
    new StartFailure('archive-damaged', `${file} is damaged, cut off or altered: ${what}. Nothing was restored.`, {
      cause,
    }),
  foreign: (file: string, cause?: unknown) =>
    new StartFailure('archive-foreign', `${file} is no archive of Zorgborg.`, { cause }),
  newer: (file: string, version: string, own: string) =>
    new StartFailure(
      'archive-newer',
      `${file} was made by Zorgborg ${version}, which is newer than this one (${own}): restore it with that version or a later one.`,
    ),
}

/** The refusal that belongs to an error of opening or decrypting an archive. */
export function explainReading(file: string, error: unknown): StartFailure {
  if (error instanceof StartFailure) return error
  const said = messageOf(error)
  const code = systemCode(error)
  if (code === 'ENOENT') return new StartFailure('archive-missing', `There is no archive ${file}.`, { cause: error })
  if (code !== null && /^E[A-Z]+$/.test(code)) {
    return new StartFailure('archive-missing', `The archive ${file} cannot be read: ${said}.`, { cause: error })
  }
  if (/no identity matched/.test(said)) {
    return new StartFailure(
      'archive-other-key',
      `The key does not open ${file}: it was made for another. Name the file that holds the right one with --key.`,
      { cause: error },
    )
  }
  if (/invalid version/.test(said)) return archiveRefusals.foreign(file, error)
  return archiveRefusals.damaged(file, said === 'invalid tag' ? 'what it holds is not what was written' : said, error)
}
