import type { Chance } from './seeded.ts'

/** A place in a JSON value. */
export type Place = (string | number)[]

type Json = Record<string, unknown> | unknown[]

const isTree = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** Every place in a value where something stands that is no object and no list. */
export function leaves(value: unknown, at: Place = []): Place[] {
  if (!isTree(value)) return at.length > 0 ? [at] : []
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  const within = keys.flatMap((key) => leaves((value as Record<string | number, unknown>)[key], [...at, key]))
  // An empty list is a place too.
  return keys.length === 0 && at.length > 0 ? [at] : within
}

/** Every object in a value, the value itself included. */
export function objects(value: unknown, at: Place = []): Place[] {
  if (!isTree(value)) return []
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  const within = keys.flatMap((key) => objects((value as Record<string | number, unknown>)[key], [...at, key]))
  return Array.isArray(value) ? within : [at, ...within]
}

/** A copy of a value with something else at a place. */
export function withAt(value: unknown, [key, ...rest]: Place, there: unknown): unknown {
  if (key === undefined) return there
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>
  copy[key] = withAt(copy[key], rest, there)
  return copy
}

export function valueAt(value: unknown, place: Place): unknown {
  return place.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value)
}

const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)

/** Of another type than the value that belongs there. */
export function wrongTypes(right: unknown): unknown[] {
  const all: unknown[] = [{}, { toString: 'x' }, [[]], nested(500), 12.5, -1, true, 'x'.repeat(3)]
  return all.filter((value) => typeof value !== typeof right || (typeof right === 'object' && isTree(value)))
}

/** Texts that no field of text may take: too long, or with characters that are no text. */
export const unfitTexts = ['x'.repeat(100_000), 'a\u0000b', 'a\u001bb', 'a\u0085b', '\ud800', 'a\udfffb', '\uffff']

/** Texts that mean something to a program, and are plain text to us. */
export const metaTexts = [
  `'; drop table organisations; --`,
  `<script>alert(1)</script><img src=x onerror=alert(1)>`,
  '{{7*7}} $' + '{7*7} #{7*7} %s %n $1 \\',
  '../../etc/passwd',
  '=HYPERLINK("http://x","y")',
  '\u202egnp.exe \u200b☃ 𝕫 e\u0301',
]

/** Bodies that are no object of fields, as bytes, with the code that refuses them. */
export const noBodies: [name: string, bytes: Buffer, status: number, codes: string[]][] = [
  ['broken UTF-8', Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]), 400, ['broken-text']],
  ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), 400, ['broken-text', 'not-json']],
  ['not JSON', Buffer.from('{"name": '), 400, ['not-json']],
  ['two values', Buffer.from('{}{}'), 400, ['not-json']],
  ['a form', Buffer.from('name=x&kind=y'), 400, ['not-json']],
  ['a list', Buffer.from('[]'), 400, ['invalid']],
  ['a list of lists, deep', Buffer.from('['.repeat(100_000) + ']'.repeat(100_000)), 400, ['invalid', 'not-json']],
  ['a number', Buffer.from('7'), 400, ['invalid']],
  ['a text', Buffer.from('"x"'), 400, ['invalid']],
  ['true', Buffer.from('true'), 400, ['invalid']],
  ['null', Buffer.from('null'), 400, ['invalid']],
  ['more than a megabyte', Buffer.from(`{"name": "${'x'.repeat(1024 * 1024)}"}`), 413, ['too-large']],
]

/**
 * Gives a few of these at a time, other ones each time, until all had their turn and the first come again: what every contract refuses in the same
 * way need not be sent to each of them. Chance says who is first, so that another run sends a contract others.
 */
export function takingTurns<T>(chance: Chance, all: readonly T[], atOnce = 3): () => T[] {
  let next = chance.between(0, all.length - 1)
  return () =>
    Array.from({ length: Math.min(atOnce, all.length) }, () => {
      next += 1
      return all[(next - 1) % all.length] as T
    })
}
