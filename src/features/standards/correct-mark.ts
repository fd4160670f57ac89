import { allow } from '../../core/access/allow.ts'
import { type Content, requirementOf } from '../../core/standards/content.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import { type Correction, deleteCorrection, listCorrections, type Mark, saveCorrection } from './corrections.store.ts'

type Control = { edition: string; requirement: string }

function markedControl(content: Content, { edition, requirement }: Control) {
  const [known, found] = [content.editions.get(edition), requirementOf(content, edition, requirement)]
  if (!known || !found) throw problems.notFound()
  if (!found.healthcare) {
    throw new Problem(409, 'edition-without-marks', {
      nl: `${known.name} voegt niets toe voor de zorg; daar valt niets te verbeteren.`,
      en: `${known.name} adds nothing for health care; there is nothing to correct.`,
    })
  }
  return { subject: `${known.name} ${requirement}`, says: found.healthcare.mark }
}

/** Says what a control adds for health care, whatever the content says; for this organisation alone. */
export async function correctMark(
  tx: Tx,
  content: Content,
  control: Control,
  said: { mark: Mark; reason: string },
  seen: number,
): Promise<Correction> {
  const allowed = allow(tx.actor, 'standards:annotate')
  const { subject, says } = markedControl(content, control)
  const before = (await listCorrections(tx, control.edition)).get(control.requirement)
  requireRevision(before?.revision ?? 0, seen)
  if (before?.mark === said.mark && before.reason === said.reason) return before
  const saved = await saveCorrection(tx, allowed, before, control, said)
  tx.note({ action: 'mark.corrected', subject, details: { from: before?.mark ?? says, to: said.mark } })
  return saved
}

/** Goes back to what the content says. */
export async function withdrawCorrection(tx: Tx, content: Content, control: Control, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'standards:annotate')
  const { subject, says } = markedControl(content, control)
  const before = (await listCorrections(tx, control.edition)).get(control.requirement)
  if (!before) throw problems.notFound()
  requireRevision(before.revision, seen)
  await deleteCorrection(tx, allowed, before.id)
  tx.note({ action: 'mark.restored', subject, details: { from: before.mark, to: says } })
}
