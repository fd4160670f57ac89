import type { Day } from '../../core/time/day.ts'
import type { Source } from './measures.store.ts'

type Person = { id: string; name: string; number: string; email: string; ends: Day | null }
type Thing = { id: string; name: string; withdrawn: boolean }
export type SheetWorld = { organisation: string; people: Person[]; systems: Thing[]; locations: Thing[] }

/** What the names in a sheet can mean: everybody of the staff, every system and location. */
export async function sheetWorld({ rows, organisation }: Source): Promise<SheetWorld | undefined> {
  const about = await rows
    .selectFrom('organisations')
    .select('name')
    .where('organisation_id', '=', organisation)
    .executeTakeFirst()
  if (!about) return undefined
  const people = await rows
    .selectFrom('staff')
    .select(['id', 'name', 'number', 'email', 'ends'])
    .where('organisation_id', '=', organisation)
    .execute()
  const things = async (table: 'systems' | 'locations') =>
    (
      await rows
        .selectFrom(table)
        .select(['id', 'name', 'withdrawn_at'])
        .where('organisation_id', '=', organisation)
        .execute()
    ).map(({ id, name, withdrawn_at }) => ({ id, name, withdrawn: withdrawn_at !== null }))
  return {
    organisation: about.name,
    people: people.map((one) => ({ ...one, ends: one.ends as Day | null })),
    systems: await things('systems'),
    locations: await things('locations'),
  }
}
