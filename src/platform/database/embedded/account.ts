import { existsSync } from 'node:fs'
import { chmod, lchown, lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { StartFailure, systemCode } from '../../start-failure.ts'

/** Who runs the database: the present user (null), or as root another one, because PostgreSQL refuses to run as root. */
export type Account = { uid: number; gid: number } | null

/**
 * A number that no account has: 65520 to 65533 are given out by no distribution and not by systemd. Whoever runs under the number of a process reaches
 * its folder through /proc, so an account that other programs share, such as nobody, would share the database with them.
 */
const databaseAlone = { uid: 65521, gid: 65521 }

const nobody = { uid: 65534, gid: 65534 }

/** Who may run initdb, which asks for the name of its account: a number without a name has to do with nobody for that. */
export function accountWithName(account: Account): Account {
  return account?.uid === databaseAlone.uid ? nobody : account
}

/**
 * Decides who runs the database whose cluster is (or will be) at `cluster`. As root that is the owner of the cluster, so that one made by an
 * ordinary user goes on working, and otherwise a number that nothing else runs under.
 *
 * @throws StartFailure `database-account` where root cannot be left, or where there is no /proc through which the database finds its cluster
 */
export async function chooseAccount(cluster: string): Promise<Account> {
  if (process.getuid?.() !== 0) return null
  if (!existsSync('/proc/self/cwd')) {
    throw new StartFailure(
      'database-account',
      'The embedded database cannot run as root on this system: start Zorgborg as an ordinary user, or set DATABASE_URL.',
    )
  }
  const found = await lstat(cluster).catch(() => null)
  return found === null || found.uid === 0 ? databaseAlone : { uid: found.uid, gid: found.gid }
}

/**
 * How the database is told where its cluster is. As root the folders above it (a data folder of 0700, or /root) are closed to the account that runs
 * the database; but root enters the folder before it changes the account, and a process always reaches its own working folder.
 */
export function clusterAsSeenBy(account: Account, cluster: string): string {
  return account === null ? cluster : '/proc/self/cwd'
}

/** Gives the folder and all in it that root owns to the account, and makes the folder 0700 as PostgreSQL demands. Links are not followed. */
export async function giveTo(account: Account, folder: string): Promise<void> {
  try {
    if (account !== null && (await lstat(folder)).uid === 0) await giveTree(account, folder)
    await chmod(folder, 0o700)
  } catch (error) {
    if (systemCode(error) !== 'EPERM' && systemCode(error) !== 'EINVAL') throw error
    const who = account === null ? 'this user' : `user ${account.uid}`
    throw new StartFailure(
      'database-account',
      `The database folder ${folder} cannot be given to ${who}: start Zorgborg as the user who owns the data folder.`,
      {
        cause: error,
      },
    )
  }
}

/** Gives the folder and all in it to the account, whoever owns it now. Links are not followed. */
export async function giveTree(account: { uid: number; gid: number }, path: string): Promise<void> {
  // The folder itself last: an interrupted gift is seen by its owner and done again.
  if ((await lstat(path)).isDirectory())
    for (const name of await readdir(path)) await giveTree(account, join(path, name))
  await lchown(path, account.uid, account.gid)
}
