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
