import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFiles, root } from './tree.ts'

const limit = 300
const source = /\.(ts|tsx|mjs|cjs|js|css|sql|sh)$|^bin\/zorgborg$|^\.ci\/run$/
const made = /\.generated\.ts$/

/** Lines of a text; a last line break begins no line. */
const linesOf = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

/** The program with which an auditor verifies a pack has to be one file, which is read and run by itself. */
const inOnePiece = new Map([['src/render/pack/verify-pack.mjs', 350]])

const tooLong = (files: { file: string; lines: number }[]) =>
  files
    .filter(({ file, lines }) => lines > (inOnePiece.get(file) ?? limit))
    .map(({ file, lines }) => `${file}: ${lines} lines`)

test(`no source file is longer than ${limit} lines`, async () => {
  const names = (await projectFiles()).filter((file) => source.test(file) && !made.test(file))
  const files = await Promise.all(
    names.map(async (file) => ({ file, lines: linesOf(await readFile(join(root, file), 'utf8').catch(() => '')) })),
  )
  const sorted = files.map(({ lines }) => lines).sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  console.log(
    `${sorted.length} source files: median ${at(0.5)} lines, ninth decile ${at(0.9)}, longest ${sorted.at(-1)}`,
  )
  expect(sorted.length).toBeGreaterThan(50)
  expect(tooLong(files)).toEqual([])
})

test('a file of 301 lines is found, one of 300 is not', () => {
  const text = (lines: number) => 'x\n'.repeat(lines)
  const files = [300, 301].map((lines) => ({ file: `${lines}.ts`, lines: linesOf(text(lines)) }))
  expect(tooLong(files)).toEqual(['301.ts: 301 lines'])
})
