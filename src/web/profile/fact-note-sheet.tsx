import { useState } from 'react'
import { recordFact, withdrawFact } from '../../features/profile/profile.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import styles from './profile.module.css'
import type { Recorded } from './profile.ts'

type Props = { question: string; recorded: Recorded; onClose: () => void }

/** What somebody wants to say beside the answer to a fact. */
export function FactNoteSheet({ question, recorded, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const record = useCommand(recordFact)
  const withdraw = useCommand(withdrawFact)
  const [base] = useState(recorded)
  const form = useForm(
    { note: recorded.note },
    {
      submit: async ({ note }) => {
        const { fact, holds, revision } = base
        await record.mutateAsync({ params: { fact }, body: { holds, note }, ifMatch: revision })
        announce(text('profile.saved'))
        onClose()
      },
    },
  )
  const clear = () =>
    withdraw.mutate(
      { params: { fact: base.fact }, ifMatch: base.revision },
      {
        onSuccess: () => {
          announce(text('profile.cleared'))
          onClose()
        },
      },
    )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={question}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <p>{text(base.holds ? 'answer.yes' : 'answer.no')}</p>
      <ProseField label={text('profile.note')} hint={text('profile.noteHint')} rows={4} field={form.field('note')} />
      <div className={`stack ${styles.tools}`}>
        {withdraw.error ? <Problem problem={withdraw.error} /> : null}
        <p className="small">{text('profile.clearExplain')}</p>
        <div className="row">
          <Button look="lose" small busy={withdraw.isPending} onPress={clear}>
            {text('profile.clear')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
