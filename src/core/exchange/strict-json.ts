import type { SheetWords } from './sheet-form.ts'

/** A text as data, with the line on which each object begins; or why it is no JSON that we take, and where. */
export type JsonReading =
  | { kind: 'read'; value: unknown; lineOf: (of: object) => number }
  | { kind: 'refused'; line: number; column: number; sentence: SheetWords }

const DEEPEST = 40
/** Twice what a coverage report of 10,000 lines holds. */
const MOST_VALUES = 700_000
/** The longest that a program writes a number, such as -1.2345678901234567e-300. */
const LONGEST_NUMBER = 24

class Refused extends Error {
  readonly at: number
  readonly sentence: SheetWords
  constructor(at: number, nl: string, en: string) {
    super(en)
    this.at = at
    this.sentence = { nl, en }
  }
}

/**
 * Reads JSON (RFC 8259) that somebody else made, more strictly than `JSON.parse`: names that come twice in an object, `__proto__`, numbers
 * that a program would round and nesting beyond all use are refused, each with its line and column.
 */
export function readStrictJson(text: string): JsonReading {
  const lines = new WeakMap<object, number>()
  try {
    const value = new Parser(text, lines).whole()
    return { kind: 'read', value, lineOf: (of) => lines.get(of) ?? 1 }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    let [line, begins] = [1, 0]
    for (let at = text.indexOf('\n'); at !== -1 && at < error.at; at = text.indexOf('\n', at + 1)) {
      line += 1
      begins = at + 1
    }
    return { kind: 'refused', line, column: error.at - begins + 1, sentence: error.sentence }
  }
}

const literals = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const

class Parser {
  private at = 0
  private line = 1
  private values = 0
  private readonly text: string
  private readonly lines: WeakMap<object, number>

  constructor(text: string, lines: WeakMap<object, number>) {
    this.text = text
    this.lines = lines
    if (text.startsWith('\ufeff')) this.at = 1
  }

  whole(): unknown {
    const value = this.value(0)
    this.space()
    if (this.at < this.text.length) this.refuse('Na het einde staat nog tekst.', 'There is more text after the end.')
    return value
  }

  private refuse(nl: string, en: string, at = this.at): never {
    throw new Refused(at, nl, en)
  }

  private broken(): never {
    if (this.at >= this.text.length) this.refuse('Het bestand houdt hier te vroeg op.', 'The file ends too early here.')
    return this.refuse('Hier is het bestand geen geldige JSON.', 'The file is no valid JSON here.')
  }

  private space(): void {
    for (; ; this.at += 1) {
      const code = this.text.charCodeAt(this.at)
      if (code === 10) this.line += 1
      else if (code !== 32 && code !== 9 && code !== 13) return
    }
  }

  private value(depth: number): unknown {
    this.space()
    this.values += 1
    if (depth > DEEPEST)
      this.refuse(`Dit is dieper genest dan ${DEEPEST} lagen.`, `This is nested deeper than ${DEEPEST} levels.`)
    if (this.values > MOST_VALUES) this.refuse('Er staan te veel gegevens in het bestand.', 'The file holds too much.')
    const sign = this.text[this.at]
    if (sign === '{') return this.object(depth)
    if (sign === '[') return this.list(depth)
    if (sign === '"') return this.string()
    for (const [word, value] of literals) {
      if (!this.text.startsWith(word, this.at)) continue
      this.at += word.length
      return value
    }
    return this.number()
  }

  private object(depth: number): object {
    const found: Record<string, unknown> = {}
    this.lines.set(found, this.line)
    this.at += 1
    for (let first = true; !this.ends('}', first); first = false) {
      const start = this.at
      if (this.text[start] !== '"') this.broken()
      const name = this.string()
      const said = name.slice(0, 60)
      if (name === '__proto__')
        this.refuse(`De naam ‘${said}’ wordt niet aangenomen.`, `The name ‘${said}’ is not taken.`, start)
      if (Object.hasOwn(found, name))
        this.refuse(`‘${said}’ staat hier twee keer.`, `‘${said}’ stands here twice.`, start)
      this.space()
      if (this.text[this.at] !== ':') this.broken()
      this.at += 1
      found[name] = this.value(depth + 1)
    }
    return found
  }

  private list(depth: number): unknown[] {
    const found: unknown[] = []
    this.lines.set(found, this.line)
    this.at += 1
    for (let first = true; !this.ends(']', first); first = false) found.push(this.value(depth + 1))
    return found
  }

  /** Whether the list or object ends here; where not, stands at what comes next in it. */
  private ends(sign: string, first: boolean): boolean {
    this.space()
    if (this.text[this.at] === sign) {
      this.at += 1
      return true
    }
    if (first) return false
    if (this.text[this.at] !== ',') this.broken()
    this.at += 1
    this.space()
    if (this.text[this.at] === sign) this.broken()
    return false
  }

  private string(): string {
    const start = this.at
    for (this.at += 1; ; this.at += 1) {
      const code = this.text.charCodeAt(this.at)
      if (Number.isNaN(code) || code < 32) this.broken()
      if (code === 92) this.at += 1
      else if (code === 34) break
    }
    this.at += 1
    try {
      return JSON.parse(this.text.slice(start, this.at))
    } catch {
      return this.refuse('Deze tekst is geen geldige JSON.', 'This text is no valid JSON.', start)
    }
  }

  private number(): number {
    const [written] = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y.exec(this.here()) ?? []
    if (written === undefined) this.broken()
    const value = Number(written)
    if (written.length > LONGEST_NUMBER || !Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) {
      const said = written.slice(0, 30)
      this.refuse(`Het getal ‘${said}’ is te groot of te lang.`, `The number ‘${said}’ is too large or too long.`)
    }
    this.at += written.length
    return value
  }

  /** What is left, as far as a number could go. */
  private here(): string {
    return this.text.slice(this.at, this.at + 400)
  }
}
