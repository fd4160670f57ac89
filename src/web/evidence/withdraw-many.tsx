import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { withdrawEvidence } from '../../features/evidence/evidence.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useForm } from '../session/form.ts'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import styles from './evidence.module.css'
import { mostAtOnce, type SelectedEvidence } from './use-selected-evidence.ts'

type Props = { selection: SelectedEvidence; total: number }

/** How many items are selected, and withdrawing them with one reason; stays in sight at the bottom. */
export function WithdrawMany({ selection, total }: Props) {
  const text = useText()
  const [opened, setOpened] = useState(false)
  const count = selection.chosen.length
  return (
    <section className={styles.bar} aria-label={text('evidence.selection')}>
      {selection.problem ? <Problem problem={selection.problem} /> : null}
      <div className="row">
        <b role="status">{text('evidence.selected', { count })}</b>
        <Button disabled={count > mostAtOnce} onPress={() => setOpened(true)}>
          {text('evidence.withdraw')}
        </Button>
        {total > count && total <= mostAtOnce ? (
          <Button look="quiet" onPress={() => void selection.selectAll()} busy={selection.busy}>
            {text('evidence.selectAllFound', { count: total })}
          </Button>
        ) : null}
        <Button look="bare" onPress={selection.clear}>
          {text('staff.clearSelection')}
        </Button>
        {count > mostAtOnce ? <span className="small">{text('evidence.most', { count: mostAtOnce })}</span> : null}
      </div>
      {opened ? <ManySheet selection={selection} onClose={() => setOpened(false)} /> : null}
    </section>
  )
}

type Refused = { id: string; title: string; detail: string }

function ManySheet({ selection, onClose }: { selection: SelectedEvidence; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const { call } = useSession()
  const queries = useQueryClient()
  const [done, setDone] = useState(0)
  const [refused, setRefused] = useState<Refused[]>([])
  const form = useForm(
    { reason: '' },
    {
      check: ({ reason }) => ({ reason: reason.trim() === '' ? text('field.required') : undefined }),
      // One by one, as each has an entry of its own in the trail; what cannot be withdrawn any more does not hold up the rest.
      submit: async ({ reason }) => {
        const items = selection.chosen
        const left: Refused[] = []
        setRefused([])
        for (const [place, { id, revision, title }] of items.entries()) {
          setDone(place)
          try {
            await call(withdrawEvidence, { params: { id }, ifMatch: revision, body: { reason } })
            selection.set([items[place] as (typeof items)[number]], false)
          } catch (caught) {
            if (!(caught instanceof ApiProblem) || ![404, 409, 412].includes(caught.status)) throw caught
            left.push({ id, title, detail: caught.detail })
          }
        }
        void queries.invalidateQueries()
        announce(text('evidence.withdrawnMany', { count: items.length - left.length }))
        if (left.length === 0) onClose()
        setRefused(left)
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('evidence.withdraw')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('evidence.withdraw')} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <p>{text('evidence.withdrawManyHint', { count: selection.chosen.length })}</p>
      {form.busy ? (
        <progress
          className={styles.progress}
          value={done}
          max={selection.chosen.length + done}
          aria-label={text('evidence.withdraw')}
        />
      ) : null}
      {refused.length > 0 ? (
        <div role="alert">
          <p>{text('evidence.notWithdrawn', { count: refused.length })}</p>
          <ul>
            {refused.map(({ id, title, detail }) => (
              <li key={id}>
                <b lang="">{title}</b> {detail}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <ProseField label={text('evidence.reason')} field={form.field('reason')} />
    </Sheet>
  )
}
