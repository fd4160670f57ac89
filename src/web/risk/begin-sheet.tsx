import { type readCriteria, saveCriteriaDraft } from '../../features/risk/criteria.contract.ts'
import { useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useForm } from '../session/form.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { useGo } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { ChoiceField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'

type Props = { all: Answer<typeof readCriteria>; onClose: () => void }
const present = 'present'

/** Begins the draft of the next criteria: from those that hold, or from a set of the content. */
export function BeginSheet({ all, onClose }: Props) {
  const text = useText()
  const written = useWritten()
  const language = useLanguage()
  const go = useGo()
  const save = useCommand(saveCriteriaDraft)
  const { approved, starting } = all
  const form = useForm<{ from: string | null }>(
    { from: approved ? present : null },
    {
      check: ({ from }) => ({ from: from === null ? text('field.choose') : undefined }),
      submit: async ({ from }) => {
        const set = starting.find(({ id }) => id === from)
        const content = set?.content[language] ?? approved?.content
        if (!content) return
        await save.mutateAsync({ ifMatch: 0, body: { note: '', content } })
        onClose()
        go('/risks/criteria/draft')
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(approved ? 'criteria.begin' : 'criteria.choose')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('criteria.beginAct')} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <p>{text('criteria.beginExplain')}</p>
      <ChoiceField
        label={text('criteria.beginWith')}
        first
        choices={[
          ...(approved ? [{ value: present, label: text('criteria.present', { number: approved.number }) }] : []),
          ...starting.map(({ id, name, about }) => ({
            value: id,
            label: written.inLanguage(name),
            hint: written.inLanguage(about),
          })),
        ]}
        field={form.field('from')}
      />
    </Sheet>
  )
}
