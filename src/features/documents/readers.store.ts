import { sql } from 'kysely'
import type { Placed } from '../../core/staff/audience.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf, type Instant } from '../../core/time/instant.ts'
import type { Language } from '../../platform/language/languages.ts'
import type { Source } from './documents.store.ts'

/** Somebody of the staff, as far as reading goes. */
export type Person = Placed & { name: string; email: string; language: Language; user: string | null }

/** Everybody who works or worked for the organisation, or some of them, with their teams, in one statement. */
export async function allPeople(
  { rows, organisation }: Source,
  some?: { ids: readonly string[] } | { user: string },
): Promise<Person[]> {
  const which =
    some === undefined
      ? sql``
      : 'ids' in some
        ? sql`and s.id = any(${some.ids}::uuid[])`
        : sql`and s.user_id = ${some.user}`
  const found = await sql<Person>`
    select s.id, s.name, s.email, s.language, s.user_id as user, s.function, s.location, s.starts::text, s.ends::text,
      coalesce(t.teams, '{}') as teams
    from staff s
    left join (select st.staff, array_agg(st.team::text) as teams from staff_teams st
      join teams on teams.organisation_id = st.organisation_id and teams.id = st.team and teams.withdrawn_at is null
      where st.organisation_id = ${organisation} group by st.staff) t on t.staff = s.id
    where s.organisation_id = ${organisation} ${which} order by lower(s.name), s.id`.execute(rows)
  return found.rows
}

export async function findPerson(source: Source, one: { id: string } | { user: string }): Promise<Person | undefined> {
  return (await allPeople(source, 'id' in one ? { ids: [one.id] } : one))[0]
}

export const peopleAmong = (source: Source, ids: readonly string[]): Promise<Person[]> => allPeople(source, { ids })

export type Confirmation = { staff: string; at: Instant; by: 'link' | 'account'; score: number | null }

/** What was confirmed and asked of some versions, by version and then by person. */
export type ReadingOf = {
  confirmations: ReadonlyMap<string, ReadonlyMap<string, Confirmation>>
  asks: ReadonlyMap<string, ReadonlyMap<string, Day>>
}

function byVersion<T>(rows: readonly { version: string; staff: string }[], value: (n: number) => T) {
  const all = new Map<string, Map<string, T>>()
  for (const [n, { version, staff }] of rows.entries()) {
    const of = all.get(version) ?? new Map<string, T>()
    all.set(version, of.set(staff, value(n)))
  }
  return all
}

/** Who confirmed some versions, and who was asked to, in two statements. */
export async function readingOf(source: Source, versions: readonly string[], staff?: string): Promise<ReadingOf> {
  if (versions.length === 0) return { confirmations: new Map(), asks: new Map() }
  const confirmed = source.rows
    .selectFrom('confirmations')
    .select(['version', 'staff', 'confirmed_at', 'by', 'score'])
    .where('organisation_id', '=', source.organisation)
    .where('version', 'in', versions)
  const asked = source.rows
    .selectFrom('reading_asks')
    .select(['version', 'staff', 'asked_on'])
    .where('organisation_id', '=', source.organisation)
    .where('version', 'in', versions)
  const confirmedRows = await (staff === undefined ? confirmed : confirmed.where('staff', '=', staff)).execute()
  const askedRows = await (staff === undefined ? asked : asked.where('staff', '=', staff)).execute()
  return {
    confirmations: byVersion(confirmedRows, (n) => {
      const row = confirmedRows[n]
      if (!row) throw new TypeError('a row that was there')
      return { staff: row.staff, at: row.confirmed_at as Instant, by: row.by as 'link' | 'account', score: row.score }
    }),
    asks: byVersion(askedRows, (n) => (askedRows[n]?.asked_on ?? '') as Day),
  }
}

/** The same as the rules of core want it: days. */
export const factsOf = (reading: ReadingOf, version: string) => ({
  confirmed: new Map(
    [...(reading.confirmations.get(version)?.values() ?? [])].map(({ staff, at }) => [staff, dayOf(at)] as const),
  ),
  asked: reading.asks.get(version) ?? new Map<string, Day>(),
})

/** How many confirmed each version of a document, whoever they are. */
export async function countConfirmations(source: Source, document: string): Promise<Map<string, number>> {
  const rows = await source.rows
    .selectFrom('confirmations as c')
    .innerJoin('document_versions as v', (join) =>
      join.onRef('v.organisation_id', '=', 'c.organisation_id').onRef('v.id', '=', 'c.version'),
    )
    .select(['c.version', (eb) => eb.fn.countAll<number>().as('count')])
    .where('c.organisation_id', '=', source.organisation)
    .where('v.document', '=', document)
    .groupBy('c.version')
    .execute()
  return new Map(rows.map(({ version, count }) => [version, Number(count)]))
}
