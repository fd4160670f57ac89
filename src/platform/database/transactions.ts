import { type Kysely, sql } from 'kysely'
import type { Actor } from '../../core/access/actor.ts'
import { type Instant, instantOf, msOf } from '../../core/time/instant.ts'
import type { Moment } from '../../core/time/moment.ts'
import type { Engine } from './connect.ts'
import type { Reader, Rows, SystemReader, TrailNote, Tx } from './reader.ts'
import type { DB } from './tables.generated.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The tree of an organisation as a command finds it: how many leaves, and the roots of its whole subtrees. */
export type TreeHead = { size: number; frontier: Buffer[] }

/** Closes a revision: puts its leaf in the tree and signs the new checkpoint. The trail provides it. */
export type Seal = (tx: Tx, note: Required<TrailNote>, at: Instant, head: TreeHead) => Promise<void>

export type Transactions = {
  /** Runs one command. Waits its turn: writes of one organisation happen one after the other, so that revisions are an order. */
  inTx<T>(organisation: string, actor: Actor, run: (tx: Tx) => Promise<T>): Promise<T>
  /** Reads one organisation at one moment, in one snapshot. */
  read<T>(organisation: string, moment: Moment, run: (reader: Reader) => Promise<T>): Promise<T>
  /** Reads across all organisations. `why` is for whoever reads the code: every crossing can be found by its name. */
  everyOrganisation<T>(why: string, run: (reader: SystemReader) => Promise<T>): Promise<T>
  /**
   * One statement across all organisations, without the round trips of a transaction; for what every request asks. It runs as the
   * login role, a member of `zorgborg_system`; where that role inherits nothing, it takes the way of `everyOrganisation`.
   */
  lookUp<T>(why: string, run: (rows: Rows) => Promise<T>): Promise<T>
  /** Writes outside the trail across organisations: bookkeeping that is no fact of any organisation (outbox, expired answers). */
  bookkeeping<T>(why: string, run: (rows: Kysely<DB>) => Promise<T>): Promise<T>
}

/** A write that changed rows without saying what it was: a mistake in the code, found before anything is stored. */
class UnnamedChange extends Error {}

/** The connection broke while a write was being committed: it may have been stored, and it may not. */
export class OutcomeUnknown extends Error {}

/** Whether the database itself said no, and so stored nothing; a broken connection (classes 08 and 57P of SQLSTATE) says nothing of the kind. */
const isRefusal = (error: unknown): boolean => {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !/^(08|57P)/.test(code)
}

const lockOf = (organisation: string) => `hashtextextended('${organisation}', 7510)`

/** Resolves as soon as `answer` is called, while `work` goes on; a failure before that rejects. */
const answerFirst = <T>(work: (answer: (value: T) => void) => Promise<unknown>): Promise<T> =>
  new Promise((resolve, reject) => void work(resolve).catch(reject))

function checkOrganisation(organisation: string): void {
  // The id is written into statements that take no parameters; it is ours or it is nothing.
  if (!uuid.test(organisation)) throw new TypeError('an organisation id is a uuid')
}

function readerOn(rows: Kysely<DB>, organisation: string, moment: Moment, now: Instant): Reader {
  const look = (revision: number, path: string) =>
    sql`select set_config('zorgborg.revision', ${String(revision)}, true), set_config('search_path', ${path}, true)`.execute(
      rows,
    )
  // What is read stays as it is while one reads: it is asked once.
  let revision: Promise<number> | undefined
  const reader: Reader = {
    organisation,
    rows,
    moment,
    now,
    revision: () => {
      revision ??= sql<{ revision: number }>`select current_revision() as revision`
        .execute(rows)
        .then((found) => found.rows[0]?.revision ?? 0)
      return revision
    },
    async before(earlier, run) {
      const here = await reader.revision()
      if (earlier.revision > here) throw new RangeError('an earlier revision comes before the one that is read')
      await look(earlier.revision, 'asof,public')
      // After an error the transaction is over, and so is what was set.
      const found = await run(readerOn(rows, organisation, { kind: 'past', at: earlier.now }, earlier.now))
      await look(here, moment.kind === 'past' ? 'asof,public' : 'public')
      return found
    },
  }
  return reader
}

export function createTransactions(engine: Engine, seal: Seal, clock: () => number = Date.now): Transactions {
  const withConnection = async <T>(begin: string, run: (rows: Kysely<DB>) => Promise<T>): Promise<T> =>
    engine.rows.connection().execute(async (connection) => {
      let committing = false
      try {
        await sql.raw(begin).execute(connection)
        const result = await run(connection)
        committing = !begin.includes('read only')
        await sql.raw('commit').execute(connection)
        return result
      } catch (error) {
        // A broken connection cannot roll back, and need not: the server does.
        await sql
          .raw('rollback')
          .execute(connection)
          .catch(() => {})
        if (committing && !isRefusal(error)) {
          throw new OutcomeUnknown('the connection broke during a commit', { cause: error })
        }
        throw error
      }
    })

  const settings = (role: string, organisation: string, revision: number | '', path = 'public') =>
    `select set_config('role', '${role}', true), set_config('zorgborg.organisation', '${organisation}', true),
     set_config('zorgborg.revision', '${revision}', true), set_config('search_path', '${path}', true)`

  /** The last revision, or one that comes `after` it. */
  const revisionFrom = (organisation: string, after: 0 | 1) =>
    `select set_config('zorgborg.revision',
     (coalesce((select size from trail_heads where organisation_id = '${organisation}'), 0) + ${after})::text, true)`

  const revisionAt = (organisation: string, at: Instant): Promise<number> =>
    withConnection(
      // Waits for a write under way, so that its instant cannot slip in behind the answer.
      `begin; ${settings('zorgborg_app', organisation, '')}; select pg_advisory_xact_lock_shared(${lockOf(organisation)})`,
      async (rows) => {
        const found = await rows
          .selectFrom('trail')
          .select((eb) => eb.fn.max('revision').as('revision'))
          .where('organisation_id', '=', organisation)
          .where('at', '<=', at)
          .executeTakeFirst()
        return found?.revision ?? 0
      },
    )

  const everyOrganisation: Transactions['everyOrganisation'] = (_why, run) =>
    withConnection(`begin isolation level repeatable read read only; ${settings('zorgborg_system', '', '')}`, (rows) =>
      run({ rows, now: instantOf(clock()) }),
    )

  // Row-level security holds for the owner of the tables too; what it then may see depends on how its roles were granted.
  let loginSeesAll: boolean | undefined
  const mayLookUp = async (): Promise<boolean> => {
    if (loginSeesAll === undefined) {
      const found = await sql<{ may: boolean }>`
        select pg_has_role(current_user, 'zorgborg_system', 'usage') as may`.execute(engine.rows)
      loginSeesAll = found.rows[0]?.may ?? false
    }
    return loginSeesAll
  }

  return {
    async inTx(organisation, actor, run) {
      checkOrganisation(organisation)
      await engine.mayWrite?.()
      return withConnection(
        // The revision is looked up by a statement of its own behind the lock, so that it sees what the command before wrote.
        `begin; ${settings('zorgborg_app', organisation, '')}; select pg_advisory_xact_lock(${lockOf(organisation)}); ${revisionFrom(organisation, 1)}`,
        async (rows) => {
          const head = await rows
            .selectFrom('trail_heads')
            .select(['size', 'at', 'frontier'])
            .where('organisation_id', '=', organisation)
            .executeTakeFirst()
          const revision = (head?.size ?? 0) + 1
          // A clock that was set back must not turn the order of the trail around.
          const at = instantOf(Math.max(clock(), head ? msOf(head.at as Instant) + 1 : 0))
          let noted: Required<TrailNote> | undefined
          const tx: Tx = {
            organisation,
            rows: rows as Tx['rows'],
            actor,
            moment: { kind: 'now' },
            now: at,
            revision,
            note: (note) => {
              if (noted) throw new UnnamedChange(`one command, two notes: ${noted.action}, ${note.action}`)
              noted = { details: {}, ...note }
            },
          }
          const result = await run(tx)
          if (noted) {
            await seal(tx, noted, at, head ?? { size: 0, frontier: [] })
          } else {
            const silent = await rows
              .selectFrom('trail_changes')
              .select('table_name')
              .where('organisation_id', '=', organisation)
              .where('revision', '=', revision)
              .executeTakeFirst()
            if (silent) throw new UnnamedChange(`rows of ${silent.table_name} changed without a note for the trail`)
          }
          return result
        },
      )
    },

    async read(organisation, moment, run) {
      checkOrganisation(organisation)
      const past = moment.kind === 'past'
      // Today's revision is looked up by the statement that begins, in the snapshot of all that follows.
      const begin = past
        ? settings('zorgborg_app', organisation, await revisionAt(organisation, moment.at), 'asof,public')
        : `${settings('zorgborg_app', organisation, '')}; ${revisionFrom(organisation, 0)}`
      // Nothing was written: the answer need not wait for the end of the transaction, only the connection does.
      return answerFirst((answer) =>
        withConnection(`begin isolation level repeatable read read only; ${begin}`, (rows) =>
          run(readerOn(rows, organisation, moment, past ? moment.at : instantOf(clock()))).then(answer),
        ),
      )
    },

    everyOrganisation,

    lookUp: async (why, run) =>
      (await mayLookUp()) ? run(engine.rows) : everyOrganisation(why, ({ rows }) => run(rows)),

    bookkeeping: (_why, run) => withConnection(`begin; ${settings('zorgborg_system', '', '')}`, run),
  }
}
