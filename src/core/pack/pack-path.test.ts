import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filePath, safeName } from './pack-path.ts'

const hash = 'ab'.repeat(32)

test('names stay readable', () => {
  expect(filePath(hash, 'Hersteltest maart 2026.pdf')).toBe(`files/${hash}-Hersteltest-maart-2026.pdf`)
  expect(safeName('Überprüfung (definitief)!.XLSX')).toBe('Uberprufung-definitief-.XLSX')
  expect(safeName('../../etc/passwd')).toBe('etc-passwd')
  expect(safeName('nul.txt')).toBe('file-nul.txt')
  expect(safeName('报告')).toBe('file-')
})
test('what a browser would run opens as plain text', () => {
  for (const name of ['export.xml', 'Drawing.SVG', 'page.html', 'notes.md', 'night.log', 'without', 'a.pdf.xhtml'])
    expect(filePath(hash, name)).toBe(`files/${hash}-${name}.txt`)
  for (const name of ['a.PDF', 'b.jpeg', 'c.txt', 'd.xml.csv', 'e.odt'])
    expect(filePath(hash, name)).toBe(`files/${hash}-${name}`)
})
test('two contents never share a place, however alike their hashes begin', () => {
  const other = `${hash.slice(0, 60)}0000`
  expect(filePath(hash, 'a.pdf')).not.toBe(filePath(other, 'a.pdf'))
})
test('no name leads out of its folder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const path = filePath(hash, name)
      expect(path).toMatch(/^files\/[0-9a-f]{64}-[A-Za-z0-9.-]*$/)
      expect(path).not.toContain('..')
      expect(path.length).toBeLessThan(150)
    }),
  )
})
