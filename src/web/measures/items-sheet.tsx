import type { ReactNode } from 'react'
import { changeMeasure } from '../../features/measures/measures.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { bodyOf, type Measure, type MeasureBody } from './measure.ts'
import styles from './measures.module.css'

type Item = { id: string | null; title: string }
type Words = {
  heading: string
  explain: string
  /** What is said where an item is not whole. */
  incomplete: string
  nth: (nth: number) => string
  title: string
  add: string
}
type Props<One extends Item> = {
  measure: Measure
  items: readonly One[]
  words: Words
  isWhole: (one: One) => boolean
  fresh: () => One
  /** The fields of one item behind its title; `index` makes their names differ. */
  fields: (one: One, set: (part: Partial<One>) => void, index: number) => ReactNode
  /** The part of the measure that changes. */
  part: (items: One[]) => Partial<MeasureBody>
  onClose: () => void
}

/** What a measure has more of, such as proofs: all of them at once, each to change or remove, and new ones. */
export function ItemsSheet<One extends Item>({ measure, words, isWhole, fields, part, ...props }: Props<One>) {
  const text = useText()
  const announce = useAnnounce()
  const change = useCommand(changeMeasure)
  const form = useForm<{ items: { key: string; one: One }[] }>(
    { items: props.items.map((one, index) => ({ key: one.id ?? String(index), one })) },
    {
      check: ({ items }) =>
        items.some(({ one }) => one.title.trim() === '' || !isWhole(one)) ? { items: words.incomplete } : {},
      submit: async ({ items }) => {
        const body = { ...bodyOf(measure), ...part(items.map(({ one }) => one)) }
        await change.mutateAsync({ params: { id: measure.id }, ifMatch: measure.revision, body })
        announce(text('measures.saved'))
        props.onClose()
      },
    },
  )
  const { items } = form.values
  const set = (key: string) => (changed: Partial<One>) =>
    form.set(
      'items',
      items.map((item) => (item.key === key ? { key, one: { ...item.one, ...changed } } : item)),
    )
  return (
    <Sheet
      opened
      onClose={props.onClose}
      title={words.heading}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={props.onClose} />}
    >
      <p className="small">{words.explain}</p>
      {form.problem ? <Problem problem={form.problem} /> : null}
      {form.errors.items ? <p role="alert">{form.errors.items}</p> : null}
      <div className={styles.rows}>
        {items.map(({ key, one }, index) => (
          <fieldset key={key}>
            <legend className="small">{words.nth(index + 1)}</legend>
            <TextField
              label={words.title}
              field={{
                ...{ name: `title-${index}`, value: one.title, error: undefined },
                onChange: (title) => set(key)({ title } as Partial<One>),
              }}
            />
            {fields(one, set(key), index)}
            <div className="row">
              <Button
                look="lose"
                small
                label={text('measures.removeNamed', { name: one.title || words.nth(index + 1) })}
                onPress={() =>
                  form.set(
                    'items',
                    items.filter((item) => item.key !== key),
                  )
                }
              >
                {text('measures.remove')}
              </Button>
            </div>
          </fieldset>
        ))}
        <div className="row">
          <Button
            look="quiet"
            small
            onPress={() =>
              form.set('items', [...items, { key: `new-${items.length}-${Date.now()}`, one: props.fresh() }])
            }
          >
            {words.add}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
