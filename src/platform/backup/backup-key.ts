import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { Problem } from '../http/problem.ts'
import { StartFailure, systemCode } from '../start-failure.ts'
import { backupKeyName } from './archive-format.ts'

/** An age identity (which opens archives) and its recipient (for which they are made). */
export type BackupKey = { path: string; identity: string; recipient: string }

/**
 * The installation's own backup key from `<folder>/backup.agekey` (0600), made at first use in the form of age-keygen, so that
 * `age -d -i` takes it too. Whoever loses it cannot open any archive made for it.
 *
 * @throws StartFailure `backup-key-unreadable`
 */
export async function openBackupKey(folder: string): Promise<BackupKey> {
  await keepBackupKey(folder, generateIdentity)
  return readBackupKey(join(folder, backupKeyName))
}

/** Writes the installation's backup key where there is none yet. */
export async function keepBackupKey(folder: string, made: () => Promise<string>): Promise<void> {
  try {
    // `wx`: of two that make a key at once only one succeeds, and the other reads that one's.
    const file = await open(join(folder, backupKeyName), 'wx', 0o600)
    try {
      const identity = await made()
      const recipient = await identityToRecipient(identity)
      await file.writeFile(`# created: ${new Date().toISOString()}\n# public key: ${recipient}\n${identity}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error
  }
}

/**
 * Reads an age identity file: comments, and one line that is the key.
 *
 * @throws StartFailure `backup-key-missing` or `backup-key-unreadable`
 */
export async function readBackupKey(path: string): Promise<BackupKey> {
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw systemCode(cause) === 'ENOENT'
      ? new StartFailure(
          'backup-key-missing',
          `There is no backup key ${path}: name the file that holds the key of the archive with --key.`,
          { cause },
        )
      : new StartFailure('backup-key-unreadable', `The backup key ${path} cannot be read: ${cause.message}.`, { cause })
  })
  const lines = text.split('\n').map((line) => line.trim())
  const identities = lines.filter((line) => line !== '' && !line.startsWith('#'))
  const [identity] = identities
  try {
    if (identity === undefined || identities.length > 1) throw new TypeError('one key was expected')
    return { path, identity, recipient: await identityToRecipient(identity) }
  } catch (cause) {
    throw new StartFailure(
      'backup-key-unreadable',
      `${path} holds no age key: a key file has one line that begins with AGE-SECRET-KEY-.`,
      { cause },
    )
  }
}

/** The refusal of a recipient that no archive can be made for. */
export function wrongRecipient(recipient: string, cause: unknown): Problem {
  return new Problem(
    400,
    'recipient-invalid',
    {
      nl: `'${recipient}' is geen publieke age-sleutel: die begint met age1.`,
      en: `'${recipient}' is no public age key: those begin with age1.`,
    },
    { cause },
  )
}
