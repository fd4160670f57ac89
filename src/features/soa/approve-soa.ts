import { createHash } from 'node:crypto'
import { allow } from '../../core/access/allow.ts'
import { countStates } from '../../core/applicability/control-state.ts'
import type { Statement } from '../../core/soa/statement.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem } from '../../platform/http/problem.ts'
import { renderStatementJson } from '../../render/render-statement-json.ts'
import { composeStatement } from './compose-statement.ts'
import { insertVersion, nextNumber, type SoaVersion } from './soa-versions.store.ts'

/** Controls that stop an approval: without a decision, or applying without a mark of what is there. */
export function openControls(statement: Statement): { undecided: number; unmarked: number } {
  const states = countStates(statement.rows.map((row) => row.decision))
  return { undecided: states.undecided, unmarked: states.unmarked }
}

/** SHA-256 of the JSON file of a frozen statement, hexadecimal: whoever downloads that file can compute it with any program. */
function digestOf(statement: Statement): string {
  return createHash('sha256').update(renderStatementJson(statement)).digest('hex')
}

/** Who approves where that is somebody without an account, such as a member of the board: name and role as they are to stand in it. */
export type Approver = { name: string; role: string }

export type Approval = {
  note: string
  seen: number
  preparedBy?: string | undefined
  approver?: Approver | null | undefined
}

// Who is asked to sign is somebody else than who records it; the statement and the trail name both.
function signedBy(tx: Tx, { preparedBy, approver }: Approval) {
  return {
    approvedBy: approver?.name ?? tx.actor.name,
    ...(approver ? { approvedAs: approver.role, recordedBy: tx.actor.name } : {}),
    ...(preparedBy ? { preparedBy } : {}),
  }
}

/**
 * Approves the statement as it stands and freezes it as the next version. `seen` is the organisation's revision that the
 * approver looked at: 409 where anything changed since, so that nobody signs what they did not see. 409 also while a control
 * is open or no edition was adopted. With an `approver`, the actor records that somebody else approved.
 */
export async function approveSoa(tx: Tx, content: Content, asked: Approval): Promise<SoaVersion> {
  const allowed = allow(tx.actor, 'soa:approve')
  if (asked.seen !== tx.revision - 1) {
    throw new Problem(409, 'changed-since-seen', {
      nl: 'Er is intussen iets gewijzigd. Bekijk de verklaring opnieuw en keur haar dan goed.',
      en: 'Something changed meanwhile. Look at the statement again, then approve it.',
    })
  }
  const draft = await composeStatement(tx, content, {})
  const open = openControls(draft)
  if (draft.rows.length === 0) {
    throw new Problem(409, 'nothing-adopted', {
      nl: 'Kies eerst een norm. Zonder norm is er niets om te verklaren.',
      en: 'Adopt a standard first. Without one there is nothing to state.',
    })
  }
  if (open.undecided + open.unmarked > 0) {
    throw new Problem(409, 'statement-incomplete', {
      nl: `De verklaring is nog niet af: over ${open.undecided} beheersmaatregelen is niets besloten, en bij ${open.unmarked} staat niet wat er is.`,
      en: `The statement is not complete: nothing is decided about ${open.undecided} controls, and for ${open.unmarked} it does not say what is there.`,
    })
  }
  const number = await nextNumber(tx)
  const signed = signedBy(tx, asked)
  const statement: Statement = {
    ...draft,
    status: 'approved',
    version: number,
    ...signed,
    approvedAt: tx.now,
    note: asked.note,
  }
  const sha256 = digestOf(statement)
  const version = await insertVersion(tx, allowed, {
    number,
    approvedBy: signed.approvedBy,
    approvedAt: tx.now,
    note: asked.note,
    statement,
    sha256,
  })
  tx.note({
    action: 'soa.approved',
    subject: `${number}`,
    details: { sha256, editions: draft.editions.map(({ id }) => id), ...signed },
  })
  return version
}
