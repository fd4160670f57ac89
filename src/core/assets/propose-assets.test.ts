import { expect, test } from 'vitest'
import { proposeAssets, type ScopeLine } from './propose-assets.ts'

const line = (id: string, name: string, more: Partial<ScopeLine> = {}): ScopeLine => ({
  ...{ line: 'system', id, name, kind: 'portal', description: '', ownerRole: '', supplier: '' },
  ...more,
})
const known = (id: string, name: string, more: object = {}) => ({
  ...{ id, name, kind: 'application' as const, withdrawn: false, system: null, process: null },
  ...more,
})

test('what is of the scope and not in the register is proposed, with the kind that it is there', () => {
  const lines = [
    line('1', 'EPD', { kind: 'patient-record' }),
    line('2', 'Portaal'),
    line('3', 'Netwerk', { kind: 'infrastructure' }),
    line('4', 'Opname', { line: 'process', kind: 'care' }),
    line('5', 'Rooster'),
  ]
  const found = proposeAssets(lines, [known('a', 'Rooster', { system: '5', withdrawn: true })])
  expect(found.map(({ name, kind, same }) => [name, kind, same])).toEqual([
    ['EPD', 'patient-record', null],
    ['Portaal', 'application', null],
    ['Netwerk', 'network', null],
    ['Opname', 'process', null],
  ])
})

test('an asset that is called the same is tied to the scope, once', () => {
  const found = proposeAssets([line('1', 'Portaal'), line('2', 'portaal ')], [known('a', 'PORTAAL')])
  expect(found.map(({ name, same }) => [name, same])).toEqual([
    ['Portaal', 'a'],
    ['portaal 2', null],
  ])
})

test('a name gets no semicolon, and never that of another', () => {
  const found = proposeAssets([line('1', 'A; B'), line('2', 'A, B')], [known('a', 'A, B', { system: '9' })])
  expect(found.map(({ name }) => name)).toEqual(['A, B 2', 'A, B 3'])
})
