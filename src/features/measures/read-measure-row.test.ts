import { expect, test } from 'vitest'
import type { Content } from '../../core/standards/content.ts'
import { parseDay } from '../../core/time/day.ts'
import { type Ground, readMeasureRow } from './read-measure-row.ts'
import { sheetNames } from './sheet-names.ts'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const many = (count: number, name: string) =>
  Array.from({ length: count }, (_, at) => ({ id: id(at), name: `${name} ${at}`, withdrawn: false }))

const world = {
  organisation: 'x',
  people: many(10_000, 'Jan').map((one) => ({ ...one, number: '', email: '', ends: null })),
  systems: many(1000, 'System'),
  locations: [],
}
const ground: Ground = {
  content: { editions: new Map() } as unknown as Content,
  world,
  adopted: [],
  today: parseDay('2026-03-02') ?? expect.unreachable(),
  names: sheetNames(world, []),
  ours: true,
}

test('names are found whatever their capitals', () => {
  const read = readMeasureRow(ground, { title: 'Back-ups', owner: 'jan 9999', systems: 'SYSTEM 999\nsystem 1' })
  expect(read).toMatchObject({ kind: 'read', facts: { owner: id(9999), systems: [id(999), id(1)] } })
})

test('a cell with more lines than anybody means is refused before any of them is looked up', () => {
  const cells: Record<string, string>[] = [
    { systems: 'System 999\n'.repeat(360) },
    { proofs: 'x\n'.repeat(4000) },
    { requirements: `NEN 7510:2024: ${'8.1,'.repeat(900)}` },
  ]
  for (const values of cells) {
    expect(readMeasureRow(ground, { title: 'Back-ups', ...values })).toMatchObject({
      kind: 'refused',
      sentence: { en: expect.stringContaining('too many lines') },
    })
  }
})

test('a full sheet in a large organisation is read at once', () => {
  const started = performance.now()
  for (let row = 0; row < 2000; row += 1) {
    readMeasureRow(ground, {
      title: `${row}`,
      owner: 'jan 9998',
      standIn: 'jan 9999',
      systems: 'System 999\n'.repeat(200),
    })
  }
  // Looking through everybody for each row took a minute.
  expect(performance.now() - started).toBeLessThan(10_000)
})
