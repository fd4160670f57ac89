import type { Allowed } from '../../core/access/allow.ts'
import type { Role } from '../../core/access/roles.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'

/** A person with a role in the organisation; `user` is the account. */
export type Membership = { id: string; revision: number; user: string; name: string; email: string; role: Role }

type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

const memberships = (source: Source) =>
  source.rows
    .selectFrom('memberships')
    .select(['id', 'revision', 'user_id as user', 'name', 'email', 'role'])
    .where('organisation_id', '=', source.organisation)

const toMembership = (row: { role: string } & Omit<Membership, 'role'>): Membership => ({
  ...row,
  role: row.role as Role,
})

/** Everybody with a role, by name. */
export async function listMemberships(source: Source): Promise<Membership[]> {
  return (await memberships(source).orderBy('name').orderBy('email').execute()).map(toMembership)
}

export async function findMembership(source: Source, id: string): Promise<Membership | null> {
  const row = await memberships(source).where('id', '=', id).executeTakeFirst()
  return row ? toMembership(row) : null
}

export async function findMembershipByEmail(source: Source, email: string): Promise<Membership | null> {
  const row = await memberships(source).where('email', '=', email).executeTakeFirst()
  return row ? toMembership(row) : null
}

/** Whether somebody besides this person is administrator. */
export async function hasOtherAdministrator(source: Source, id: string): Promise<boolean> {
  const row = await memberships(source).where('role', '=', 'administrator').where('id', '<>', id).executeTakeFirst()
  return row !== undefined
}

/** Gives a person a first role. What allows it is an invitation, or that the organisation is being made. */
export async function insertMembership(tx: Tx, person: Omit<Membership, 'id' | 'revision'>): Promise<void> {
  const { user, ...facts } = person
  await tx.rows
    .insertInto('memberships')
    .values({ organisation_id: tx.organisation, id: newId(), user_id: user, ...facts })
    .execute()
}

export async function saveRole(tx: Tx, _allowed: Allowed<'people:edit'>, id: string, role: Role): Promise<void> {
  await tx.rows
    .updateTable('memberships')
    .set({ role })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

export async function deleteMembership(tx: Tx, _allowed: Allowed<'people:edit'>, id: string): Promise<void> {
  await tx.rows.deleteFrom('memberships').where('organisation_id', '=', tx.organisation).where('id', '=', id).execute()
}

/** What the organisation is called, for letters in its name. */
export async function organisationName(source: Source): Promise<string> {
  const row = await source.rows
    .selectFrom('organisations')
    .select('name')
    .where('organisation_id', '=', source.organisation)
    .executeTakeFirst()
  if (!row) throw problems.notFound()
  return row.name
}
