import { useState } from 'react'
import {
  addItem,
  changeItem,
  type ListName,
  moveItem,
  restoreItem,
  withdrawItem,
} from '../../features/profile/items.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { ApiProblem } from '../session/problem.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Conflict } from '../ui/conflict.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { itemFields } from './item-fields.ts'
import { ItemFormField } from './item-form-field.tsx'
import { type AnyItem, bodyOf, type ItemValues, missingIn, valuesOf } from './item-values.ts'
import { useItemWords } from './item-words.ts'
import styles from './profile.module.css'

/** An item with what every item has. */
export type StandingItem = AnyItem & { id: string; revision: number; withdrawn: boolean }

type Props = {
  list: ListName
  /** What is changed; null adds a new one, which begins as `begin`. */
  item: StandingItem | null
  begin?: AnyItem
  editions?: readonly { id: string; name: string }[]
  /** Reads the item anew after somebody else changed it. */
  readAnew?: (id: string) => Promise<StandingItem | undefined>
  onClose: () => void
}

/** Adds a thing to a list of the scope, or changes, moves, withdraws one or puts it back. */
export function ItemSheet({ list, item, begin, editions = [], readAnew, onClose }: Props) {
  const text = useText()
  const words = useItemWords()
  const announce = useAnnounce()
  const add = useCommand(addItem)
  const change = useCommand(changeItem)
  const [base, setBase] = useState(item)
  const more = list === 'terms' ? { proposal: (item ?? begin)?.proposal ?? null } : {}
  const form = useForm<ItemValues>(valuesOf(list, item ?? begin ?? null), {
    check: (values) => Object.fromEntries(missingIn(list, values).map((name) => [name, text('field.required')])),
    submit: async (values) => {
      const body = bodyOf(list, values, more)
      try {
        if (base) await change.mutateAsync({ params: { id: base.id }, body, ifMatch: base.revision })
        else await add.mutateAsync({ body })
      } catch (caught) {
        const fresh =
          base && caught instanceof ApiProblem && caught.status === 412 ? await readAnew?.(base.id) : undefined
        if (fresh) setBase(fresh)
        throw caught
      }
      announce(text('item.saved'))
      onClose()
    },
  })
  const conflict = form.problem?.status === 412 && base !== null
  const theirs = valuesOf(list, base)
  return (
    <Sheet
      opened
      onClose={onClose}
      title={item ? text('item.change') : words.add(list)}
      onSubmit={form.onSubmit}
      foot={conflict ? null : <SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {conflict ? (
        <Conflict
          differences={itemFields[list]
            .filter(({ name }) => String(theirs[name]) !== String(form.values[name]))
            .map(({ name }) => ({
              key: name,
              label: words.label(list, name),
              theirs: words.value(list, name, theirs[name] ?? ''),
              mine: words.value(list, name, form.values[name] ?? ''),
            }))}
          busy={form.busy}
          onKeepMine={() => void form.send()}
          onTakeTheirs={() => {
            form.setValues(theirs)
            form.setProblem(null)
          }}
        />
      ) : form.problem ? (
        <Problem problem={form.problem} />
      ) : null}
      {itemFields[list].map((field) => (
        <ItemFormField key={field.name} list={list} field={field} form={form.field(field.name)} editions={editions} />
      ))}
      {item && !conflict ? <Tools list={list} item={item} onDone={onClose} /> : null}
    </Sheet>
  )
}

function Tools({ list, item, onDone }: { list: ListName; item: StandingItem; onDone: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const withdraw = useCommand(withdrawItem)
  const restore = useCommand(restoreItem)
  const move = useCommand(moveItem)
  const request = { params: { id: item.id }, ifMatch: item.revision }
  const done = (said: string) => ({
    onSuccess: () => {
      announce(said)
      onDone()
    },
  })
  const problem = withdraw.error ?? restore.error ?? move.error
  const ordered = list !== 'certificates' && list !== 'terms'
  return (
    <div className={`stack ${styles.tools}`}>
      {problem ? <Problem problem={problem} /> : null}
      {item.withdrawn ? (
        <>
          <p className="small">{text('item.restoreExplain')}</p>
          <div className="row">
            <Button
              look="quiet"
              small
              busy={restore.isPending}
              onPress={() => restore.mutate(request, done(text('item.restored')))}
            >
              {text('item.restore')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="small">{text('item.withdrawExplain')}</p>
          <div className="row">
            <Button
              look="lose"
              small
              busy={withdraw.isPending}
              onPress={() => withdraw.mutate(request, done(text('item.withdrawn')))}
            >
              {text('item.withdraw')}
            </Button>
            {ordered
              ? (['up', 'down'] as const).map((to) => (
                  <Button
                    key={to}
                    look="bare"
                    small
                    busy={move.isPending && move.variables.body.to === to}
                    onPress={() => move.mutate({ ...request, body: { to } }, done(text('item.moved')))}
                  >
                    {text(`item.${to}`)}
                  </Button>
                ))
              : null}
          </div>
        </>
      )}
    </div>
  )
}
