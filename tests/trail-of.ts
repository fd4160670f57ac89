import type { TestApp } from './test-app.ts'

export type Noted = {
  action: string
  subject: string
  actor_kind: string
  actor_id: string | null
  actor_name: string
  details: Record<string, unknown>
}

/** The trail of an organisation, or of the installation, as it was written; the oldest first. */
export async function trailOf(app: TestApp, organisation: string): Promise<Noted[]> {
  const found = await app.database.engine.pool.query<Noted>(
    `select action, subject, actor_kind, actor_id, actor_name, details from trail
     where organisation_id = $1 order by revision`,
    [organisation],
  )
  return found.rows
}
