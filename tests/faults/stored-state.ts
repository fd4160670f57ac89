import { expect } from 'vitest'
import type { Engine } from '../../src/platform/database/connect.ts'

/** Tables that remember when somebody last called, or that counts what was refused; they hold nothing that anybody stored. */
const leftOut = new Set(['identity.sessions', 'identity.sign_in_attempts', 'public.mails'])

/** The statement that asks it of a database. Its tables stay the same while a test runs. */
const statements = new WeakMap<Engine, string>()

async function statementOf(engine: Engine): Promise<string> {
  const tables = await engine.pool.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('public', 'history', 'identity') order by 1`,
  )
  const names = tables.rows.map(({ name }) => name).filter((name) => !leftOut.has(name))
  const parts = names.map(
    (name) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as state from ${name} t`,
  )
  const statement = parts.join(' union all ')
  statements.set(engine, statement)
  return statement
}

/** All that is stored, table by table: how many rows and a digest of them. Two equal answers mean that nothing was stored in between. */
export async function storedState(engine: Engine): Promise<Record<string, string>> {
  const text = statements.get(engine) ?? (await statementOf(engine))
  // Named, so that planning a question about every table is not most of the work of asking it hundreds of times.
  const found = await engine.pool.query<{ name: string; state: string }>({ name: 'stored-state', text })
  return Object.fromEntries(found.rows.map(({ name, state }) => [name, state]))
}

/** Statements that can store something; no function of ours writes in a question. */
const writes = /\b(?:insert|update|delete|merge|truncate|copy|create|alter|drop|call|do)\b/i

/**
 * Sees that tests store nothing. Looking at every table after each of thousands of tests costs more than the tests do, so one looks where a
 * statement was sent that could have stored something, and in the end at everything, whatever was sent.
 */
export function watchStored({ engine, statements }: { engine: Engine; statements: string[] }) {
  let before: Record<string, string> | null = null
  const mayHaveStored = () => statements.splice(0).some((statement) => writes.test(statement))
  return {
    /** Before a test: what it finds is what it may not change. */
    async begin(): Promise<void> {
      if (mayHaveStored() || before === null) before = await storedState(engine)
    },
    async nothing(look = mayHaveStored()): Promise<void> {
      if (!look) return
      const [expected, found] = [before, await storedState(engine)]
      before = found
      expect(found).toEqual(expected)
    },
  }
}
