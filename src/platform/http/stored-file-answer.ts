import { type FileStore, type StoredFault, StoredFileFault } from '../files/file-store.ts'
import type { FileAnswer } from './endpoint.ts'
import { Problem } from './problem.ts'

const sentences: Record<StoredFault, { nl: string; en: string }> = {
  missing: {
    nl: 'staat niet meer op de schijf van de server. Zet het terug uit een back-up.',
    en: 'is no longer on the disk of the server. Bring it back from a backup.',
  },
  altered: {
    nl: 'is op de schijf van de server gewijzigd of beschadigd en wordt niet gegeven. Zet het terug uit een back-up.',
    en: 'was altered or damaged on the disk of the server and is not given. Bring it back from a backup.',
  },
}

/** A stored content as something to download under a name. What is missing or altered is refused, and named. */
export function storedFileAnswer(
  store: FileStore,
  organisation: string,
  file: { sha256: string; mediaType: string; name: string },
): FileAnswer {
  return {
    mediaType: file.mediaType.startsWith('text/') ? `${file.mediaType}; charset=utf-8` : file.mediaType,
    fileName: file.name,
    bytes: async () => {
      try {
        return await store.read(organisation, file.sha256)
      } catch (error) {
        if (!(error instanceof StoredFileFault)) throw error
        const { nl, en } = sentences[error.fault]
        const sentence = { nl: `Het bestand '${file.name}' ${nl}`, en: `The file '${file.name}' ${en}` }
        throw new Problem(500, `file-${error.fault}`, sentence, { cause: error })
      }
    },
  }
}
