import { type TextPart, textDifference } from '../profile/text-difference.ts'
import { type LineKind, linesOf, type PlainLine } from './plain-text.ts'
import type { RichText } from './rich-text.ts'

/** One line of the comparison of two versions. The parts are the words of the earlier and the later line, in order. */
export type DifferenceLine = {
  change: 'same' | 'added' | 'removed' | 'changed'
  kind: LineKind
  depth: number
  parts: TextPart[]
}

const isOneLine = (a: PlainLine, b: PlainLine) => a.kind === b.kind && a.depth === b.depth && a.text === b.text
const bare = ({ text }: PlainLine) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])

/** What a comparison did so far, in comparisons of two words or two lines, and whether something was told less exactly for it. */
export type Work = { steps: number; coarse: boolean }

/** More steps than this are not taken, whatever somebody wrote: well under a second. */
export const mostSteps = 8_000_000
/** Nor are more pairs of lines weighed at once: each takes memory. */
const mostPairs = 2_000_000

/** What share of the words of two lines is common, 0 to 1. */
function likeness(a: Set<string>, b: Set<string>, work: Work): number {
  if (a.size === 0 || b.size === 0) return 0
  let common = 0
  for (const word of a) if (b.has(word)) common += 1
  work.steps += a.size
  return (2 * common) / (a.size + b.size)
}

type Pairs = [number, number][]

/** The same line on both sides, where it stands once on each: places in order that hold the texts together. */
function anchors(before: PlainLine[], after: PlainLine[]): Pairs {
  const keyOf = ({ kind, depth, text }: PlainLine) => `${kind} ${depth} ${text}`
  const once = (lines: PlainLine[]) => {
    const places = new Map<string, number>()
    for (const [place, line] of lines.entries()) places.set(keyOf(line), places.has(keyOf(line)) ? -1 : place)
    return places
  }
  const there = once(after)
  const common: Pairs = [...once(before)].flatMap(([key, i]) => {
    const j = there.get(key) ?? -1
    return i >= 0 && j >= 0 ? [[i, j]] : []
  })
  // The longest run of them that rises on both sides, by patience sorting: `ends` holds the last of the best run of each length.
  const runs: { pair: [number, number]; before: number | null }[] = []
  const ends: number[] = []
  for (const pair of common) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((runs[ends[middle] ?? 0]?.pair[1] ?? 0) < pair[1]) low = middle + 1
      else high = middle
    }
    runs.push({ pair, before: low > 0 ? (ends[low - 1] ?? null) : null })
    ends[low] = runs.length - 1
  }
  const found: Pairs = []
  for (let at = ends.at(-1) ?? null; at !== null; at = runs[at]?.before ?? null) {
    const run = runs[at]
    if (run) found.unshift(run.pair)
  }
  return found
}

/** Pairs lines as well as the steps that are left allow: all at once, else piece by piece between lines that stayed. */
function paired(before: PlainLine[], after: PlainLine[], work: Work): Pairs {
  const exact = pairedExactly(before, after, work)
  if (exact) return exact
  const pairs: Pairs = []
  let [i, j] = [0, 0]
  for (const [was, is] of [...anchors(before, after), [before.length, after.length] as [number, number]]) {
    const between = pairedExactly(before.slice(i, was), after.slice(j, is), work)
    if (!between) work.coarse = true
    for (const [a, b] of between ?? []) pairs.push([a + i, b + j])
    if (was < before.length) pairs.push([was, is])
    ;[i, j] = [was + 1, is + 1]
  }
  return pairs
}

/**
 * Pairs lines in order so that the sum of their likeness is greatest: the same line counts 1, one that became another counts by the
 * words that stayed where these are at least four in ten. Gives the pairs as places in both; null where that takes too many steps.
 */
function pairedExactly(before: PlainLine[], after: PlainLine[], work: Work): Pairs | null {
  const width = after.length + 1
  const all = before.length * after.length
  if (all === 0) return []
  if (all > mostPairs || work.steps + all > mostSteps) return null
  const words = { before: before.map(bare), after: after.map(bare) }
  const lookUps = words.before.reduce((sum, { size }) => sum + size, 0) * after.length
  if (work.steps + all + lookUps > mostSteps) return null
  work.steps += all
  const worth = (i: number, j: number) => {
    const [was, is] = [before[i], after[j]]
    if (!was || !is) return 0
    if (isOneLine(was, is)) return 1
    const like = likeness(words.before[i] ?? new Set(), words.after[j] ?? new Set(), work)
    return like >= 0.4 ? like * 0.9 : 0
  }
  const worths = new Float64Array(before.length * after.length)
  const best = new Float64Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const here = worth(i, j)
      worths[i * after.length + j] = here
      const together = here > 0 ? here + (best[(i + 1) * width + j + 1] ?? 0) : 0
      best[i * width + j] = Math.max(together, best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0)
    }
  }
  const pairs: Pairs = []
  let [i, j] = [0, 0]
  while (i < before.length && j < after.length) {
    const here = worths[i * after.length + j] ?? 0
    const whole = best[i * width + j] ?? 0
    if (here > 0 && Math.abs(whole - here - (best[(i + 1) * width + j + 1] ?? 0)) < 1e-9) {
      pairs.push([i, j])
      i += 1
      j += 1
    } else if (Math.abs(whole - (best[(i + 1) * width + j] ?? 0)) < 1e-9) i += 1
    else j += 1
  }
  return pairs
}

const whole = (change: 'added' | 'removed', { kind, depth, text }: PlainLine): DifferenceLine => ({
  change,
  kind,
  depth,
  parts: [{ kind: change, text }],
})

const countOf = (text: string) => text.match(/\S+/g)?.length ?? 0

function told(was: PlainLine, is: PlainLine, work: Work): DifferenceLine {
  const { kind, depth } = is
  if (isOneLine(was, is)) return { change: 'same', kind, depth, parts: [{ kind: 'same', text: is.text }] }
  // Spaces and line breaks can stand apart from the words.
  const steps = (2 * countOf(was.text) + 1) * (2 * countOf(is.text) + 1)
  if (work.steps + steps > mostSteps) {
    work.coarse = true
    const parts: TextPart[] = [
      { kind: 'removed', text: was.text },
      { kind: 'added', text: is.text },
    ]
    return { change: 'changed', kind, depth, parts }
  }
  work.steps += steps
  return { change: 'changed', kind, depth, parts: textDifference(was.text, is.text) }
}

/**
 * How one text became another, line by line and within a line word by word. What is 'same' or 'removed' in order is the earlier text,
 * what is 'same' or 'added' the later; marks such as bold are not compared. Where so much differs that this would take too long,
 * whole lines are told as removed and added, and `work` says so.
 */
export function documentDifference(before: RichText, after: RichText, work: Work = newWork()): DifferenceLine[] {
  return linesDifference(linesOf(before), linesOf(after), work)
}

export const newWork = (): Work => ({ steps: 0, coarse: false })

/** The same of lines that are made already. */
export function linesDifference(old: PlainLine[], now: PlainLine[], work: Work = newWork()): DifferenceLine[] {
  let head = 0
  while (head < old.length && head < now.length && isOneLine(old[head] as PlainLine, now[head] as PlainLine)) head += 1
  let tail = 0
  const [oldRest, nowRest] = [old.length - head, now.length - head]
  while (
    tail < oldRest &&
    tail < nowRest &&
    isOneLine(old[old.length - 1 - tail] as PlainLine, now[now.length - 1 - tail] as PlainLine)
  ) {
    tail += 1
  }
  const [oldEnd, nowEnd] = [old.length - tail, now.length - tail]
  const pairs = paired(old.slice(head, oldEnd), now.slice(head, nowEnd), work)
  const lines: DifferenceLine[] = old.slice(0, head).map((line) => told(line, line, work))
  let [i, j] = [head, head]
  for (const [was, is] of [...pairs.map(([a, b]) => [a + head, b + head] as const), [oldEnd, nowEnd] as const]) {
    for (; i < was; i += 1) lines.push(whole('removed', old[i] as PlainLine))
    for (; j < is; j += 1) lines.push(whole('added', now[j] as PlainLine))
    if (i < oldEnd && j < nowEnd) lines.push(told(old[i++] as PlainLine, now[j++] as PlainLine, work))
  }
  return [...lines, ...now.slice(nowEnd).map((line) => told(line, line, work))]
}
