import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { displayableText } from './displayable-text.ts'
import { coveredCodePoints } from './font-coverage.ts'
import type { TypstAnswer, TypstJob } from './typst-job.ts'

// The process that compiles. It lives in a folder without files, is given everything by its parent, and keeps nothing between jobs.

const fontFolder = join(import.meta.dirname, '../../../content/fonts')
const fonts = readdirSync(fontFolder)
  .filter((name) => /\.(otf|ttf)$/.test(name))
  .sort()
  .map((name) => ({ family: name.split(/[-.]/)[0] ?? name, bytes: readFileSync(join(fontFolder, name)) }))
const compiler = NodeCompiler.create({
  workspace: process.cwd(),
  fontArgs: [{ fontBlobs: fonts.map(({ bytes }) => bytes) }],
})

let coverage: ((codePoint: number) => boolean) | null = null

// The families to which every text falls back, whatever its own (statement.typ: `sans`). A family covers what all its styles cover.
const fallbacks = ['SourceSans3', 'DejaVuSans', 'NotoEmoji']

function covers(codePoint: number): boolean {
  if (codePoint >= 0x20 && codePoint < 0x7f) return true
  if (coverage === null) {
    const families = Map.groupBy(
      fonts.filter(({ family }) => fallbacks.includes(family)),
      ({ family }) => family,
    )
    const sets = [...families.values()].map((styles) => {
      const [first = new Set<number>(), ...others] = styles.map(({ bytes }) => coveredCodePoints(bytes))
      return others.reduce((common, style) => common.intersection(style), first)
    })
    coverage = (wanted) => sets.some((set) => set.has(wanted))
  }
  return coverage(codePoint)
}

function shown(value: unknown): unknown {
  if (typeof value === 'string') return displayableText(value, covers)
  if (Array.isArray(value)) return value.map(shown)
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shown(one)]))
  return value
}

function compile(job: TypstJob): Uint8Array {
  const inputs = { data: JSON.stringify(shown(job.data)) }
  const compiled = compiler.compile({ mainFileContent: job.template, inputs })
  if (!compiled.result) throw new Error(JSON.stringify(compiled.takeError()?.shortDiagnostics ?? 'no document'))
  return compiler.pdf(compiled.result, { pdfStandard: 'a-2a', creationTimestamp: job.createdAtSeconds })
}

process.on('message', (message: { id: number; job: TypstJob }) => {
  let answer: TypstAnswer
  try {
    answer = { id: message.id, pdf: compile(message.job) }
  } catch (error) {
    answer = { id: message.id, problem: error instanceof Error ? error.message : String(error) }
  }
  process.send?.(answer)
  compiler.evictCache(0)
})
process.on('disconnect', () => process.exit(0))
