/** A stretch of text that both sides have, that only the earlier has, or that only the later has. */
export type TextPart = { kind: 'same' | 'removed' | 'added'; text: string }

// Words with the space after them; a line break stands alone, so that lists stay lists.
const wordsOf = (text: string) => text.match(/\n|[^\s]+[^\S\n]*|[^\S\n]+/g) ?? []

/** Beyond this many pairs of words the middle is told as one replacement: it would take too long to say more exactly. */
const most = 4_000_000

/**
 * How one text became another, word by word: the parts 'same' and 'removed' in order are the earlier text, 'same' and 'added' the later.
 * By the longest common subsequence, so that as little as possible counts as changed.
 */
export function textDifference(before: string, after: string): TextPart[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1
  let tail = 0
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1
  const parts: TextPart[] = []
  const tell = (kind: TextPart['kind'], text: string) => {
    const last = parts.at(-1)
    if (text === '') return
    if (last?.kind === kind) last.text += text
    else parts.push({ kind, text })
  }
  tell('same', old.slice(0, head).join(''))
  for (const part of middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail))) {
    tell(part.kind, part.text)
  }
  tell('same', tail === 0 ? '' : old.slice(-tail).join(''))
  return parts
}

function middle(old: string[], now: string[]): TextPart[] {
  const width = now.length + 1
  if (old.length * now.length > most) {
    return [
      { kind: 'removed', text: old.join('') },
      { kind: 'added', text: now.join('') },
    ]
  }
  // longest[i * width + j]: how many words the rests from i and j have in common.
  const longest = new Uint32Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        old[i] === now[j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0)
    }
  }
  const parts: TextPart[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    const [was, is] = [old[i], now[j]]
    if (was !== undefined && was === is) {
      parts.push({ kind: 'same', text: was })
      i += 1
      j += 1
    } else if (
      was !== undefined &&
      (j >= now.length || (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0))
    ) {
      parts.push({ kind: 'removed', text: was })
      i += 1
    } else {
      parts.push({ kind: 'added', text: is ?? '' })
      j += 1
    }
  }
  return parts
}
