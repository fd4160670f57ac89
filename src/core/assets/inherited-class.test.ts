import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AssetKind, assetKinds, type Class, dimensions, type Step, unclassified } from './asset.ts'
import { type ClassedAsset, classOf, type Dependency, inheritClasses } from './inherited-class.ts'

const asset = (id: string, kind: AssetKind, availability: Step | null = null): ClassedAsset => ({
  ...{ id, kind, scope: null },
  own: { ...unclassified, availability },
})
const leans = (...pairs: [string, string][]): Dependency[] =>
  pairs.map(([dependent, dependency]) => ({ dependent, dependency }))
const needs = (assets: ClassedAsset[], dependencies: Dependency[]) =>
  Object.fromEntries([...inheritClasses(assets, dependencies)].map(([id, need]) => [id, need.availability]))

describe('a need', () => {
  test('flows from what is used by an asset to all that it leans on', () => {
    const found = needs(
      [asset('epd', 'patient-record', 3), asset('server', 'server', 1), asset('net', 'network')],
      leans(['epd', 'server'], ['server', 'net']),
    )
    expect(found).toEqual({
      epd: { need: 3, because: { kind: 'own' } },
      server: { need: 3, because: { kind: 'asset', origin: 'epd', via: 'epd' } },
      net: { need: 3, because: { kind: 'asset', origin: 'epd', via: 'server' } },
    })
  })

  test('reaches a process from what it uses, and goes from there to nothing else', () => {
    const found = needs(
      [asset('night', 'process', 2), asset('epd', 'patient-record', 3), asset('mail', 'application')],
      leans(['night', 'epd'], ['night', 'mail']),
    )
    expect(found.night).toEqual({ need: 3, because: { kind: 'asset', origin: 'epd', via: 'epd' } })
    expect(found.mail).toEqual({ need: 2, because: { kind: 'asset', origin: 'night', via: 'night' } })
  })

  test('is that of the scope where it says more than the asset itself', () => {
    const scope: Class = { availability: 3, integrity: 1, confidentiality: null }
    const own: Class = { availability: 2, integrity: 1, confidentiality: null }
    const need = inheritClasses([{ id: 'epd', kind: 'patient-record', own, scope }], []).get('epd')
    expect(need).toEqual({
      availability: { need: 3, because: { kind: 'scope' } },
      integrity: { need: 1, because: { kind: 'own' } },
      confidentiality: null,
    })
  })

  test('comes from the nearest where several would give it', () => {
    const found = needs(
      [
        asset('far', 'application', 3),
        asset('near', 'application', 3),
        asset('link', 'server'),
        asset('net', 'network'),
      ],
      leans(['far', 'link'], ['link', 'net'], ['near', 'net']),
    )
    expect(found.net?.because).toEqual({ kind: 'asset', origin: 'near', via: 'near' })
  })

  test('passes over what is not there', () => {
    expect(needs([asset('a', 'server', 2)], leans(['a', 'gone'], ['gone', 'a']))).toEqual({
      a: { need: 2, because: { kind: 'own' } },
    })
  })
})

const step = fc.constantFrom<(Step | null)[]>(null, null, 1, 2, 3)
const someClass = fc.record({ availability: step, integrity: step, confidentiality: step })
const world = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...assetKinds, 'process' as const, 'process' as const),
      own: someClass,
      scope: fc.option(someClass),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .chain((facts) => {
    const assets: ClassedAsset[] = facts.map((one, index) => ({ id: String(index), ...one }))
    const id = fc.constantFrom(...assets.map((one) => one.id))
    const dependencies = fc.array(fc.record({ dependent: id, dependency: id }), { maxLength: 24 })
    return fc.record({ assets: fc.constant(assets), dependencies })
  })

/** The three rules to the letter, applied until nothing changes. */
function slowly(assets: readonly ClassedAsset[], dependencies: readonly Dependency[]) {
  return new Map(
    dimensions.map((dimension) => {
      const said = (one: ClassedAsset) => Math.max(one.own[dimension] ?? 0, one.scope?.[dimension] ?? 0)
      const need = new Map(assets.map((one) => [one.id, said(one)]))
      const of = (id: string) => need.get(id) ?? 0
      for (let changed = true; changed; ) {
        changed = false
        const give = (id: string, value: number) => {
          if (value <= of(id)) return
          need.set(id, value)
          changed = true
        }
        for (const { dependent, dependency } of dependencies) {
          const user = assets.find(({ id }) => id === dependent)
          if (!user) continue
          if (user.kind === 'process') {
            give(dependent, of(dependency))
            give(dependency, said(user))
          } else give(dependency, of(dependent))
        }
      }
      return [dimension, need]
    }),
  )
}

describe('always', () => {
  test('it is the least solution of the rules, on cycles too, and never below what was said', () => {
    fc.assert(
      fc.property(world, ({ assets, dependencies }) => {
        const found = inheritClasses(assets, dependencies)
        const expected = slowly(assets, dependencies)
        for (const { id, own, scope } of assets) {
          const need = found.get(id)
          for (const dimension of dimensions) {
            const step = need?.[dimension]?.need ?? 0
            expect(step).toBe(expected.get(dimension)?.get(id))
            expect(step).toBeGreaterThanOrEqual(Math.max(own[dimension] ?? 0, scope?.[dimension] ?? 0))
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('it is monotone: saying more, or leaning on more, lowers nothing', () => {
    fc.assert(
      fc.property(world, fc.nat(), fc.nat(), fc.constantFrom(...dimensions), (given, one, other, dimension) => {
        const { assets, dependencies } = given
        const raised = assets.map((asset, index) =>
          index === one % assets.length ? { ...asset, own: { ...asset.own, [dimension]: 3 as const } } : asset,
        )
        const [dependent, dependency] = [assets[one % assets.length], assets[other % assets.length]]
        const more = [...dependencies, { dependent: dependent?.id ?? '', dependency: dependency?.id ?? '' }]
        const before = inheritClasses(assets, dependencies)
        for (const after of [inheritClasses(raised, dependencies), inheritClasses(assets, more)]) {
          for (const { id } of assets) {
            for (const each of dimensions) {
              expect(after.get(id)?.[each]?.need ?? 0).toBeGreaterThanOrEqual(before.get(id)?.[each]?.need ?? 0)
            }
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  test('what it names as its origin was said to need as much, and its neighbour needs as much', () => {
    fc.assert(
      fc.property(world, ({ assets, dependencies }) => {
        const found = inheritClasses(assets, dependencies)
        for (const need of found.values()) {
          for (const dimension of dimensions) {
            const one = need[dimension]
            if (one?.because.kind !== 'asset') continue
            const { origin, via } = one.because
            expect(found.get(via)?.[dimension]?.need).toBeGreaterThanOrEqual(one.need)
            const source = assets.find(({ id }) => id === origin)
            expect(Math.max(source?.own[dimension] ?? 0, source?.scope?.[dimension] ?? 0)).toBe(one.need)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  test('the order of what was recorded changes no class', () => {
    fc.assert(
      fc.property(world, ({ assets, dependencies }) => {
        const [there, back] = [
          inheritClasses(assets, dependencies),
          inheritClasses(assets.toReversed(), dependencies.toReversed()),
        ]
        for (const [id, need] of there) expect(classOf(back.get(id) ?? need)).toEqual(classOf(need))
      }),
    )
  })
})

test('five hundred assets in a ring of dependencies take no time', () => {
  const assets = Array.from({ length: 500 }, (_, n) => asset(String(n), n % 5 === 0 ? 'process' : 'application', 2))
  const dependencies = assets.flatMap(({ id }, n) =>
    [1, 7, 31].map((far) => ({ dependent: id, dependency: String((n + far) % 500) })),
  )
  expect(inheritClasses(assets, dependencies).size).toBe(500)
})
