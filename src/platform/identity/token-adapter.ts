import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth/adapters'
import { digest } from './digest.ts'

/**
 * Lets better-auth work with session tokens while the database holds only their digests, and gives it the dates that it
 * counts on where our connections give instants as text.
 */
export function keepTokensDigested(adapter: DBAdapter): DBAdapter {
  return {
    ...keeping(adapter),
    transaction: (run) => adapter.transaction((inner) => run(keeping(inner))),
  }
}

function keeping(adapter: DBTransactionAdapter): DBTransactionAdapter {
  return {
    ...adapter,
    async create<T extends Record<string, unknown>, R = T>(query: Parameters<typeof adapter.create>[0]) {
      const token = tokenOf(query.model, query.data)
      if (token === undefined) return withDates(await adapter.create<T, R>(query as never))
      const stored = await adapter.create<T, R>({ ...query, data: { ...query.data, token: digest(token) } } as never)
      return { ...withDates(stored), token }
    },
    async findOne<T>(query: Parameters<typeof adapter.findOne>[0]) {
      return withToken(query, withDates(await adapter.findOne<T>(digested(query))))
    },
    async findMany<T>(query: Parameters<typeof adapter.findMany>[0]) {
      return (await adapter.findMany<T>(digested(query))).map(withDates)
    },
    async update<T>(query: Parameters<typeof adapter.update>[0]) {
      return withToken(query, withDates(await adapter.update<T>(digested(query))))
    },
    async consumeOne<T>(query: Parameters<typeof adapter.consumeOne>[0]) {
      return withToken(query, withDates(await adapter.consumeOne<T>(digested(query))))
    },
    async incrementOne<T>(query: Parameters<typeof adapter.incrementOne>[0]) {
      return withToken(query, withDates(await adapter.incrementOne<T>(digested(query))))
    },
    count: (query) => adapter.count(digested(query)),
    updateMany: (query) => adapter.updateMany(digested(query)),
    delete: (query) => adapter.delete(digested(query)),
    deleteMany: (query) => adapter.deleteMany(digested(query)),
  }
}

type Query = { model: string; where?: Where[] | undefined }

function tokenOf(model: string, data: Record<string, unknown>): string | undefined {
  return model === 'session' && typeof data.token === 'string' ? data.token : undefined
}

function digested<Q extends Query>(query: Q): Q {
  if (query.model !== 'session' || !query.where) return query
  const where = query.where.map((condition) => {
    if (condition.field !== 'token') return condition
    const { value } = condition
    if (typeof value === 'string') return { ...condition, value: digest(value) }
    if (Array.isArray(value)) return { ...condition, value: value.map((token) => digest(String(token))) }
    return condition
  })
  return { ...query, where }
}

/** A session found by its token carries that token, as better-auth expects, not what is stored. */
function withToken<T>(query: Query, row: T): T {
  const asked = query.model === 'session' ? query.where?.find((condition) => condition.field === 'token')?.value : null
  return row && typeof asked === 'string' ? { ...row, token: asked } : row
}

/** Also in the rows that were joined to it. */
function withDates<T>(row: T): T {
  if (Array.isArray(row)) return row.map(withDates) as T
  if (row === null || typeof row !== 'object' || row instanceof Date) return row
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' && /(At|Until)$/.test(name) ? new Date(value) : withDates(value),
    ]),
  ) as T
}
