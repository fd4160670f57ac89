import { sql } from 'kysely'
import { installation } from '../database/ids.ts'
import type { SystemReader } from '../database/reader.ts'
import type { TrailFault } from './trail-fault.ts'

const fault = (kind: TrailFault['kind'], key: string | null, sentence: string): TrailFault => ({
  kind,
  organisation: installation,
  revision: null,
  table: 'identity.users',
  key,
  sentence,
})

/**
 * What of the accounts can be held against the trail: every operator of the installation was made one by an entry of it
 * (`details.operators`), and where there are accounts, the trail of the installation is there. Passwords and second factors
 * are not covered: they are secrets, and leave notes only.
 */
export async function verifyAccounts(reader: SystemReader): Promise<TrailFault[]> {
  const found = await sql<{ id: string; told: boolean }>`
    select u.id, exists (
      select from trail t where t.organisation_id = ${installation} and jsonb_typeof(t.details -> 'operators') = 'array'
        and t.details -> 'operators' ? u.id::text) as told
    from identity.users u where u.operator order by 1`.execute(reader.rows)
  const silent = await sql<{ accounts: boolean; entries: boolean }>`
    select exists (select from identity.users) as accounts,
      exists (select from trail where organisation_id = ${installation}) as entries`.execute(reader.rows)
  const faults = found.rows
    .filter(({ told }) => !told)
    .map(({ id }) => fault('row', id, `The account ${id} is operator, and no entry of the trail made it so.`))
  const { accounts, entries } = silent.rows[0] ?? { accounts: false, entries: false }
  if (accounts && !entries) {
    faults.push(fault('gap', null, 'There are accounts, and the trail of the installation is gone.'))
  }
  return faults
}
