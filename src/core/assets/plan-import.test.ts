import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unclassified } from './asset.ts'
import type { AssetRowText } from './asset-fields.ts'
import { namesOf } from './name-assets.ts'
import { type AssetPlan, type KnownAsset, type KnownAssets, planAssetImport } from './plan-import.ts'

const asset = (id: string, more: Partial<KnownAsset> = {}): KnownAsset => ({
  ...{ id, name: id, kind: 'application', description: '', owner: null, ownerRole: '', supplier: '', dependsOn: [] },
  ...{ ...unclassified, withdrawn: false },
  ...more,
})
const people = [
  { id: 'jan', name: 'Jan', number: '7', email: 'jan@zorg.example' },
  { id: 'els-1', name: 'Els', number: '8', email: 'els@zorg.example' },
  { id: 'els-2', name: 'Els', number: '9', email: '' },
]
const plan = (
  assets: KnownAsset[],
  rows: AssetRowText['values'][],
  others: Parameters<typeof planAssetImport>[2] = null,
): AssetPlan =>
  planAssetImport(
    { assets, people },
    rows.map((values, index) => ({ row: index + 2, values })),
    others,
  )

/** What is known once a plan is carried out. */
function carriedOut({ assets }: Pick<KnownAssets, 'assets'>, { added, changed }: AssetPlan): KnownAsset[] {
  const after = new Map(changed.map(({ id, asset }) => [id, asset]))
  return [
    ...assets.map((one) => ({ ...one, ...after.get(one.id) })),
    ...added.map(({ key, asset }) => ({ ...asset, id: key, withdrawn: false })),
  ]
}

describe('a list of assets', () => {
  test('brings newcomers, which can lean on each other', () => {
    const found = plan(
      [],
      [
        { name: 'EPD', kind: 'ecd', dependsOn: 'Server; Net', availability: 'hoog', confidentiality: '2' },
        { name: 'Server', kind: 'Server', dependsOn: 'Net' },
        { name: 'Net', kind: 'network', owner: '7' },
      ],
    )
    expect(found.refused).toEqual([])
    expect(found.added.map(({ asset: { name, kind, dependsOn } }) => [name, kind, dependsOn])).toEqual([
      ['EPD', 'patient-record', ['row 3', 'row 4']],
      ['Server', 'server', ['row 4']],
      ['Net', 'network', []],
    ])
    expect(found.added[0]?.asset).toMatchObject({ availability: 3, integrity: null, confidentiality: 2 })
    expect(found.added[2]?.asset.owner).toBe('jan')
  })

  test('changes what it tells and leaves what it has no column for', () => {
    const before = asset('EPD', { description: 'Dossiers', supplier: 'X', integrity: 2, dependsOn: ['Net'] })
    const found = plan([before, asset('Net')], [{ name: 'epd', supplier: '', integrity: 'hoog' }])
    expect(found.changed).toEqual([
      {
        row: 2,
        id: 'EPD',
        asset: expect.objectContaining({ name: 'EPD', description: 'Dossiers', supplier: '', dependsOn: ['Net'] }),
        fields: [
          { field: 'supplier', before: 'X', after: '' },
          { field: 'integrity', before: '2', after: '3' },
        ],
      },
    ])
  })

  test('tells of a name that is not known, and takes no dependency away by it', () => {
    const found = plan(
      [asset('EPD', { dependsOn: ['Net'] }), asset('Net'), asset('Server')],
      [{ name: 'EPD', dependsOn: 'Server; Nett' }],
    )
    expect(found.changed[0]?.asset.dependsOn).toEqual(['Server', 'Net'])
    expect(found.remarks).toMatchObject([
      { row: 2, sentence: { en: 'No asset is called ‘Nett’, which this leans on.' } },
    ])
  })

  test('tells of a name that several have, until the kind stands behind it', () => {
    const assets = [
      asset('a', { name: 'Wifi', kind: 'network' }),
      asset('b', { name: 'Wifi', kind: 'service' }),
      asset('EPD'),
    ]
    expect(plan(assets, [{ name: 'EPD', dependsOn: 'Wifi' }]).remarks[0]?.sentence.nl).toContain('Er zijn meer')
    expect(plan(assets, [{ name: 'EPD', dependsOn: 'wifi (dienst)' }]).changed[0]?.asset.dependsOn).toEqual(['b'])
    expect(plan(assets, [{ name: 'Wifi' }]).refused[0]?.sentence.en).toBe(
      'Several assets are called Wifi. Fill in the kind.',
    )
  })

  test.each<[AssetRowText['values'], string]>([
    [{ name: ' ' }, 'There is no name.'],
    [{ name: 'A;B', kind: 'server' }, 'There is a semicolon in the name.'],
    [{ name: 'A', kind: 'koffie' }, '‘koffie’ is not a kind. Write one of these: process,'],
    [{ name: 'A' }, 'It does not say what kind A is.'],
    [{ name: 'A', kind: 'server', integrity: 'erg' }, '‘erg’ is not a class. Write low, middle or high'],
    [{ name: 'A', kind: 'server', owner: 'Piet' }, '‘Piet’ is not in the list of staff.'],
    [{ name: 'A', kind: 'server', owner: 'els' }, 'Several people are called els. Fill in the e-mail address.'],
    [{ name: 'A\u202e', kind: 'server' }, 'There are characters in the name that do not belong there.'],
    [{ name: 'A', kind: 'server', supplier: 'x'.repeat(161) }, 'The supplier is longer than 160 characters.'],
    [{ name: 'Oud', kind: 'application' }, 'Oud was withdrawn.'],
  ])('refuses %j', (values, sentence) => {
    const found = plan([asset('Oud', { withdrawn: true })], [values])
    expect(found.refused[0]?.sentence.en).toContain(sentence)
    expect(found.added).toEqual([])
  })

  test('refuses the second of two rows about the same, and nobody leans on a row that was refused', () => {
    const found = plan(
      [],
      [
        { name: 'Net', kind: 'netwerk' },
        { name: 'NET', kind: 'netwerk' },
        { name: 'Bad', kind: 'server', owner: 'Piet' },
        { name: 'EPD', kind: 'epd', dependsOn: 'Bad\nNet' },
      ],
    )
    expect(found.refused.map(({ row }) => row)).toEqual([3, 4])
    expect(found.added.at(-1)?.asset.dependsOn).toEqual(['row 2'])
    expect(found.remarks.map(({ row }) => row)).toEqual([5])
  })

  test('takes a kind for rows that say none, and keeps a namesake as owner', () => {
    expect(plan([], [{ name: 'A' }], 'server').added[0]?.asset.kind).toBe('server')
    expect(plan([asset('A', { owner: 'els-2' })], [{ name: 'A', owner: 'Els' }]).unchanged).toBe(1)
  })

  test('taken over once, nothing is left to do; nor is there of what went out', () => {
    const name = fc.constantFrom('EPD', 'epd', 'Net', 'Server', 'Wifi', 'Wifi (Netwerk)', 'Ü 1', 'A, B')
    const row = fc.record(
      {
        name,
        kind: fc.constantFrom('Server', 'netwerk', 'application', 'Proces', '', 'x'),
        description: fc.constantFrom('', 'Iets', 'Twee\nregels'),
        owner: fc.constantFrom('', 'Jan', 'Els', '9', 'Piet'),
        supplier: fc.constantFrom('', 'Leverancier'),
        availability: fc.constantFrom('', 'hoog', '1', 'x'),
        dependsOn: fc.array(name, { maxLength: 4 }).map((names) => names.join('; ')),
      },
      { requiredKeys: ['name'] },
    )
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.option(fc.constant('other' as const)), (rows, others) => {
        const values = rows as AssetRowText['values'][]
        const once = carriedOut({ assets: [] }, plan([], values, others))
        const again = plan(once, values, others)
        expect(again.added).toEqual([])
        expect(again.changed).toEqual([])
        const nameOf = namesOf(once, 'nl')
        const byId = new Map(once.map((one) => [one.id, one]))
        const written = once.map(({ kind, dependsOn, owner, ...one }) => ({
          ...{ name: one.name, kind: kind as string, description: one.description, supplier: one.supplier },
          owner: people.find(({ id }) => id === owner)?.number ?? '',
          dependsOn: dependsOn.map((id) => nameOf(byId.get(id) ?? asset(id))).join('; '),
        }))
        const returned = plan(once, written)
        expect([returned.added, returned.changed, returned.refused]).toEqual([[], [], []])
      }),
    )
  })
})
