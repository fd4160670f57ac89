import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { removeOwnText, saveOwnText } from '../../features/standards/explanations.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import type { ApiProblem } from '../session/problem.ts'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Conflict } from '../ui/conflict.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import styles from './explanation.module.css'
import type { Explained } from './explanation.tsx'

/** Text of the standard that the organisation bought, kept for itself alone. */
export function OwnText({ explained }: { explained: Explained }) {
  const text = useText()
  const written = useWritten()
  const may = useMay('standards:annotate')
  const [editing, setEditing] = useState(false)
  const { ownText } = explained
  const beside = ownText
    ? text('ownText.by', { name: ownText.writtenBy, day: written.dayOf(ownText.writtenAt) })
    : undefined
  return (
    <Section title={text('ownText.title')} beside={beside}>
      {ownText ? (
        <div className={styles.own}>{ownText.text}</div>
      ) : (
        <p className="small">{text(may ? 'ownText.none' : 'ownText.noneThere')}</p>
      )}
      {may ? (
        <p>
          <Button look="quiet" small onPress={() => setEditing(true)}>
            {text(ownText ? 'ownText.change' : 'ownText.add')}
          </Button>
        </p>
      ) : null}
      {editing ? <OwnTextSheet explained={explained} onClose={() => setEditing(false)} /> : null}
    </Section>
  )
}

function OwnTextSheet({ explained, onClose }: { explained: Explained; onClose: () => void }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const queries = useQueryClient()
  const save = useCommand(saveOwnText)
  const remove = useCommand(removeOwnText)
  // What was seen when the sheet opened: a change of somebody else meanwhile is a conflict, not a surprise.
  const [seen, setSeen] = useState(explained.ownText)
  const { edition, kind, requirement } = explained
  const params = { edition, kind, requirement }
  // Whatever stands there now is read, to be shown beside what was typed.
  const refused = async (problem: ApiProblem): Promise<never> => {
    await queries.invalidateQueries()
    throw problem
  }
  const form = useForm(
    { text: seen?.text ?? '' },
    {
      check: (values) => ({ text: values.text.trim() === '' ? text('ownText.empty') : undefined }),
      submit: async (values) => {
        await save.mutateAsync({ params, body: values, ifMatch: seen?.revision ?? 0 }).catch(refused)
        announce(text('ownText.saved'))
        onClose()
      },
    },
  )
  const takeAway = () =>
    remove.mutateAsync({ params, ifMatch: seen?.revision ?? 0 }).then(
      () => {
        announce(text('ownText.removed'))
        onClose()
      },
      (problem) => void refused(problem).catch(form.setProblem),
    )
  const takeNote = () => {
    setSeen(explained.ownText)
    form.setProblem(null)
  }
  const conflict = form.problem?.code === 'changed-meanwhile'
  return (
    <Sheet
      opened
      onClose={onClose}
      title={`${requirement} ${written.inLanguage(explained.title)}`}
      onSubmit={form.onSubmit}
      foot={
        <>
          <SaveFoot busy={form.busy} onCancel={onClose} />
          {seen ? (
            <Button look="bare" busy={remove.isPending} onPress={() => void takeAway()}>
              {text('ownText.remove')}
            </Button>
          ) : null}
        </>
      }
    >
      {conflict ? (
        <Conflict
          differences={[
            {
              key: 'text',
              label: text('ownText.field'),
              theirs: explained.ownText?.text ?? '',
              mine: form.values.text,
            },
          ]}
          onKeepMine={takeNote}
          onTakeTheirs={() => {
            form.set('text', explained.ownText?.text ?? '')
            takeNote()
          }}
        />
      ) : form.problem ? (
        <Problem problem={form.problem} />
      ) : null}
      <ProseField field={form.field('text')} label={text('ownText.field')} hint={text('ownText.hint')} rows={10} />
    </Sheet>
  )
}
