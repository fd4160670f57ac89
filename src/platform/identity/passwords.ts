import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { home } from '../home.ts'

/** Characters (code points) that a password has at least and at most. */
const passwordLength = { least: 12, most: 128 }

export type PasswordWeakness = 'too-short' | 'too-long' | 'common' | 'pattern' | 'personal'

/** What a guesser would try first: where the system is and who the person is. */
export type PasswordContext = { name: string; email: string; words?: readonly string[] }

/**
 * Says what is wrong with a new password, or null when it can be taken. By NIST SP 800-63B §5.1.1: a length, no rules of
 * composition, and a comparison with passwords that are common, repeated, in sequence, or made of words of their context.
 * Spaces and every other character may be used; forms are compared after NFKC, as they are when the password is hashed.
 */
export function weaknessOf(password: string, context: PasswordContext): PasswordWeakness | null {
  const plain = password.normalize('NFKC')
  const length = [...plain].length
  if (length < passwordLength.least) return 'too-short'
  if (length > passwordLength.most) return 'too-long'
  const lower = plain.toLowerCase().trim()
  if (isPattern(lower)) return 'pattern'
  if (isCommon(lower)) return 'common'
  return isPersonal(lower, context) ? 'personal' : null
}

function isCommon(lower: string): boolean {
  const core = withoutSurroundings(lower)
  const letters = core.replaceAll(/[^\p{L}]/gu, '')
  // A few scattered letters happen to be on the list too easily to mean anything.
  return isListed(lower) || isListed(core) || (letters.length >= 6 && isListed(letters))
}

/** The words around which people put digits and signs: `Welkom2026!!` is `welkom`. */
function withoutSurroundings(lower: string): string {
  return lower.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
}

/** One short unit repeated, or characters that follow each other in the alphabet or among the digits. */
function isPattern(lower: string): boolean {
  const points = [...lower].map((character) => character.codePointAt(0) ?? 0)
  for (let period = 1; period <= points.length / 2; period++) {
    const repeats = points.every((point, index) => index < period || point === points[index - period])
    if (repeats && (period <= 4 || isCommon(lower.slice(0, period)))) return true
  }
  const steps = points.slice(1).map((point, index) => point - (points[index] ?? 0))
  // 9 → 0 goes on in the sequence of digits.
  const inSequence = steps.filter((step) => step === 1 || step === -9).length
  const inReverse = steps.filter((step) => step === -1 || step === 9).length
  return Math.max(inSequence, inReverse) >= steps.length - 2
}

/** What is left without the words of the context is too little to be a secret, or is common itself. */
function isPersonal(lower: string, { name, email, words = [] }: PasswordContext): boolean {
  const known = ['zorgborg', ...[name, ...words, email.split('@')[0] ?? ''].flatMap((text) => [text, ...split(text)])]
    .map((word) => word.normalize('NFKC').toLowerCase().trim())
    .filter((word) => word.length >= 4)
    .sort((a, b) => b.length - a.length)
  const left = known.reduce((rest, word) => rest.replaceAll(word, ''), lower)
  return left !== lower && ([...left.replaceAll(/\s/g, '')].length < 8 || isCommon(left))
}

function split(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u)
}

let lists: Buffer[] | undefined

/** Binary search in sorted lists, held as bytes: read at the first question, 0.85 MB, no strings made of them. */
function isListed(word: string): boolean {
  if (word.length < 4) return false
  lists ??= ['common', 'dutch'].map((name) => readFileSync(join(home, 'content/passwords', `${name}.txt`)))
  const wanted = Buffer.from(word)
  return lists.some((list) => contains(list, wanted))
}

function contains(list: Buffer, wanted: Buffer): boolean {
  const newline = 10
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const start = middle === 0 ? 0 : list.lastIndexOf(newline, middle - 1) + 1
    const end = list.indexOf(newline, start)
    const order = list.subarray(start, end).compare(wanted)
    if (order === 0) return true
    if (order < 0) low = end + 1
    else high = start
  }
  return false
}
