import type { Queue } from './queue.ts'
import type { SavedAnswer, SavedRating } from './saved-answers.ts'
import { type AnswerValue, keyOf, type RatingValue, type Target, type Unsent } from './unsent.ts'
import { useUnsent } from './use-queue.ts'

type Field<V, S> = {
  value: V
  saved: S
  unsent: Unsent | undefined
  /** Takes over a change of the value as it is on screen now. */
  change: (part: Partial<V>, pace: 'at-once' | 'after-a-pause') => void
  key: string
}

/** One answer as it is on screen: what was typed here, else what the server has. */
export function useAnswerField(queue: Queue, target: Target, saved: SavedAnswer): Field<AnswerValue, SavedAnswer> {
  const key = keyOf(target)
  const unsent = useUnsent(queue, key)
  const valueNow = () => {
    const entry = queue.entry(key)
    return entry?.kind === 'answer' ? entry.value : saved.value
  }
  return {
    key,
    saved,
    unsent,
    value: unsent?.kind === 'answer' ? unsent.value : saved.value,
    change: (part, pace) => queue.type(target, { ...valueNow(), ...part }, saved, pace),
  }
}

/** The same for the rating of a subject. */
export function useRatingField(
  queue: Queue,
  place: Omit<Target, 'question'>,
  saved: SavedRating,
): Field<RatingValue, SavedRating> {
  const target = { ...place, question: '' }
  const key = keyOf(target)
  const unsent = useUnsent(queue, key)
  const valueNow = () => {
    const entry = queue.entry(key)
    return entry?.kind === 'rating' ? entry.value : saved.value
  }
  return {
    key,
    saved,
    unsent,
    value: unsent?.kind === 'rating' ? unsent.value : saved.value,
    change: (part, pace) => queue.type(target, { ...valueNow(), ...part }, saved, pace),
  }
}
