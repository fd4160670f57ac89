import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Conflict, type Difference } from '../ui/conflict.tsx'
import { Remark } from '../ui/problem.tsx'
import type { Queue } from './queue.ts'
import { keyOf, noAnswer, noRating, type Unsent } from './unsent.ts'

/** What stands between something typed and its being saved, and what a person can do about it. */
export function FieldTrouble({ queue, unsent }: { queue: Queue; unsent: Unsent | undefined }) {
  const text = useText()
  if (!unsent) return null
  const key = keyOf(unsent)
  if (unsent.conflict)
    return (
      <Conflict
        differences={differencesOf(unsent, text)}
        onKeepMine={() => queue.keepMine(key)}
        onTakeTheirs={() => queue.takeTheirs(key)}
      />
    )
  if (unsent.refused !== null)
    return (
      <Remark>
        <p>{text('save.refusedHere', { reason: unsent.refused })}</p>
        <Button small look="quiet" onPress={() => queue.drop(key)}>
          {text('save.drop')}
        </Button>
      </Remark>
    )
  return null
}

function differencesOf(entry: Unsent, text: ReturnType<typeof useText>): Difference[] {
  const now = entry.conflict?.now ?? null
  const by = now ? ` (${now.by})` : ''
  const note = { key: 'note', label: text('answer.note'), theirs: now?.note ?? '', mine: entry.value.note }
  const rows: Difference[] =
    entry.kind === 'answer'
      ? [
          {
            key: 'answer',
            label: text('answer.label'),
            theirs: `${answerWord(entry.conflict?.now?.answer ?? noAnswer.answer, text)}${by}`,
            mine: answerWord(entry.value.answer, text),
          },
        ]
      : (['design', 'existence', 'operation'] as const).map((axis) => ({
          key: axis,
          label: text(`axis.${axis}`),
          theirs: `${(entry.conflict?.now ?? noRating)[axis] ?? '–'}${by}`,
          mine: String(entry.value[axis] ?? '–'),
        }))
  const all = [...rows, note]
  // What both agree on needs no choice.
  return all.filter(({ theirs, mine }) => theirs !== mine && theirs !== `${mine}${by}`)
}

const answerWord = (
  answer: Extract<Unsent, { kind: 'answer' }>['value']['answer'],
  text: ReturnType<typeof useText>,
) => (answer === null ? text('answer.none') : text(`answer.${answer}`))
