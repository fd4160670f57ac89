import { expect, test } from 'vitest'
import { parsePrintedHead } from './printed-head.ts'

const root = Buffer.alloc(32, 7).toString('base64')

test.each([
  [`412 ${root}`, 412],
  [`${root} 412`, 412],
  [`Aantal vermeldingen\t1.412\nWortel\t${root}\n`, 1412],
  [`entries 1,412, root ${root}`, 1412],
])('reads %j', (text, size) => {
  expect(parsePrintedHead(text)).toEqual({ size, root: new Uint8Array(Buffer.alloc(32, 7)) })
})

test.each(['', '412', root, `412 413 ${root}`, `412 ${root} ${root}`, `412 ${root.slice(1)}`, `412 A${root}`])(
  'refuses %j',
  (text) => expect(parsePrintedHead(text)).toBeNull(),
)
