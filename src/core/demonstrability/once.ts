/** A function that computes what it gives for a thing once: facts do not change, and one measure serves many requirements. */
export function once<K extends object, V>(compute: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, { value: V }>()
  return (of) => {
    const before = known.get(of)
    if (before) return before.value
    const value = compute(of)
    known.set(of, { value })
    return value
  }
}
