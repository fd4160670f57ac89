import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { home } from '../../platform/home.ts'
import type { RenderingJob } from '../rendering-job.ts'
import { displayableText, withGlyphs } from './displayable-text.ts'
import { coveredCodePoints } from './font-coverage.ts'

const fontFolder = join(home, 'content/fonts')
const fonts = readdirSync(fontFolder)
  .filter((name) => /\.(otf|ttf)$/.test(name))
  .sort()
  .map((name) => ({ family: name.split(/[-.]/)[0] ?? name, bytes: readFileSync(join(fontFolder, name)) }))
const compiler = NodeCompiler.create({
  workspace: process.cwd(),
  fontArgs: [{ fontBlobs: fonts.map(({ bytes }) => bytes) }],
})

let coverage: ((codePoint: number) => boolean) | null = null

// The families to which every text falls back, whatever its own (document.typ: `sans`). A family covers what all its styles cover.
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

/** PDF/A-2a bytes. Throws with the compiler's words. Runs in the rendering process, whose folder is empty: Typst reads nothing outside it. */
export function compileTypst(job: RenderingJob & { kind: 'typst' }): Uint8Array {
  const drawings = (job.drawings ?? []).map((svg) => withGlyphs(svg, covers))
  const inputs = { data: JSON.stringify(shown(job.data)), drawings: JSON.stringify(drawings) }
  try {
    const compiled = compiler.compile({ mainFileContent: job.template, inputs })
    if (!compiled.result) throw new Error(JSON.stringify(compiled.takeError()?.shortDiagnostics ?? 'no document'))
    return compiler.pdf(compiled.result, { pdfStandard: 'a-2a', creationTimestamp: job.createdAtSeconds })
  } finally {
    compiler.evictCache(0)
  }
}
