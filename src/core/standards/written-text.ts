/** Words that writers put where something is still to be written. */
const unwritten =
  /\b(lorem|ipsum|todo|tbd|tbc|fixme|xxx|placeholder|to be written|nog te schrijven|nader in te vullen)\b/i

/** Words that say that a text is not finished, as somebody can be told of it; null where there are none. */
export function unfinishedIn(text: string): string | null {
  const found = unwritten.exec(text)
  return found && `'${found[0]}' looks like something still to be written`
}

/** Every text in a value, with its place such as `sections[0].title.nl`. */
export function* textsIn(value: unknown, place = ''): Generator<{ place: string; value: string }> {
  if (typeof value === 'string') yield { place, value }
  else if (Array.isArray(value)) for (const [n, one] of value.entries()) yield* textsIn(one, `${place}[${n}]`)
  else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) yield* textsIn(one, place === '' ? name : `${place}.${name}`)
  }
}
