import type { Instant } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'

export type MailState = 'waiting' | 'sent' | 'failed' | 'not-sent'

/** The last mails of the organisation, newest first, without what was in them. */
export async function recentMails(reader: Reader, limit: number) {
  const rows = await reader.rows
    .selectFrom('mails')
    .select(['id', 'recipient', 'subject', 'state', 'created_at', 'error'])
    .where('organisation_id', '=', reader.organisation)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    to: row.recipient,
    subject: row.subject,
    state: row.state as MailState,
    at: row.created_at as Instant,
    error: row.error,
  }))
}
