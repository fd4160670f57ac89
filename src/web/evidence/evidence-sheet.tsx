import { addEvidence, readEvidenceChoices, reviseEvidence } from '../../features/evidence/evidence.contract.ts'
import { ChooseMany } from '../measures/choose-many.tsx'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useText } from '../session/text.tsx'
import { Remark } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { type Evidence, supportValue } from './evidence.ts'
import { EvidenceFields } from './evidence-fields.tsx'
import { useEvidenceForm } from './use-evidence-form.ts'

type Props = {
  /** What is put right; null records something new. */
  revises?: Evidence | null
  /** What something new is for from the beginning. */
  supports?: { measure: string; proof: string | null }[]
  onClose: () => void
  onSaved?: (id: string) => void
}

/** Records evidence, or puts some right with new evidence. */
export function EvidenceSheet({ revises = null, supports = [], onClose, onSaved }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const add = useCommand(addEvidence)
  const revise = useCommand(reviseEvidence)
  const choices = useAnswer(readEvidenceChoices, {})
  const begin = (revises?.supports ?? supports).map(supportValue)
  const filled = useEvidenceForm({
    from: revises,
    supports: begin,
    send: async (facts, chosen) => {
      const body = { ...facts, supports: chosen }
      const { id } = revises
        ? await revise.mutateAsync({ params: { id: revises.id }, ifMatch: revises.revision, body })
        : await add.mutateAsync({ body })
      announce(text(revises ? 'evidence.revisedNow' : 'evidence.added'))
      onClose()
      onSaved?.(id)
    },
  })
  const { form } = filled
  const measures = (choices.data?.measures ?? []).filter(
    ({ id, ended }) => !ended || begin.some((value) => value.startsWith(id)),
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(revises ? 'evidence.reviseTitle' : 'evidence.add')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('evidence.save')} />}
    >
      {revises ? <Remark>{text('evidence.reviseHint')}</Remark> : null}
      <EvidenceFields of={filled}>
        <ChooseMany
          label={text('evidence.supports')}
          hint={text('evidence.supportsHint')}
          needed
          choices={measures.map(({ id, title, proofs }) => ({
            group: title,
            items: [
              ...proofs.map((proof) => ({ value: `${id} ${proof.id}`, label: `${title}: ${proof.title}` })),
              { value: id, label: text('evidence.inGeneral', { measure: title }) },
            ],
          }))}
          field={form.field('supports')}
        />
      </EvidenceFields>
    </Sheet>
  )
}
