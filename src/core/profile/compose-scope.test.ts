import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeScope } from './compose-scope.ts'
import { type ScopeFacts, scopeChanges, scopeGaps } from './scope-facts.ts'

const care: ScopeFacts = {
  organisation: 'GGZ De Proef',
  careTerm: 'client',
  sector: 'mental-health',
  description: 'Behandelt volwassenen',
  people: 1400,
  fte: 1100.5,
  careForm: 'institution',
  cluster: 'Z',
  standards: ['NEN 7510:2024', 'ISO/IEC 27001:2022'],
  facts: [
    { fact: 'remote-work', holds: true },
    { fact: 'gives-care', holds: true },
    { fact: 'develops-software', holds: false },
  ],
  locations: [{ id: 'l1', name: 'Kliniek', kind: 'care', address: 'Dijk 1, Stad', use: 'Opname' }],
  processes: [{ id: 'p1', name: 'Behandelen', kind: 'care', description: '' }],
  systems: [
    {
      ...{ id: 's1', name: 'EPD', kind: 'patient-record', purpose: 'Dossier', healthData: true },
      ...{ availability: 3, integrity: 3, confidentiality: 3 },
    },
    {
      ...{ id: 's2', name: 'Rooster', kind: 'business', purpose: '', healthData: false },
      ...{ availability: 2, integrity: null, confidentiality: 1 },
    },
  ],
  interfaces: [
    { id: 'i1', name: 'Hosting', counterparty: 'de hoster', passes: 'Alle dossiers', otherSide: 'servicemanager' },
  ],
  exclusions: [{ id: 'e1', name: 'Winkel', reason: 'Eigen rechtspersoon.', protection: 'eigen netwerk' }],
}
const supplier: ScopeFacts = { ...care, sector: 'ict-supplier', careForm: null, cluster: 'B', people: 35, fte: null }

describe('the scope statement', () => {
  test('of a care provider, in Dutch', () => {
    expect(
      composeScope(care, 'nl'),
    ).toBe(`GGZ De Proef is een instelling voor geestelijke gezondheidszorg waar 1.400 mensen werken (1.100,5 fte). Behandelt volwassenen.

Het managementsysteem voor informatiebeveiliging omvat de zorg die GGZ De Proef verleent en alles wat nodig is om daarbij zorgvuldig met informatie om te gaan: de processen, systemen, locaties en mensen die hieronder staan. Het is ingericht volgens NEN 7510:2024 en ISO/IEC 27001:2022. Voor certificering volgens NEN 7510 valt GGZ De Proef in cluster Z: zorginstellingen.

Locaties
- Kliniek (zorglocatie; Dijk 1, Stad): Opname.

Processen
- Behandelen (zorg)

Systemen
- EPD (EPD of ECD; met gezondheidsgegevens; BIV 3-3-3): Dossier.
- Rooster (bedrijfsvoering)

Raakvlakken: waar het gebied ophoudt en een ander begint
- Hosting, met de hoster: Alle dossiers. Daar verantwoordelijk: servicemanager.

Wat erbuiten valt, en waarom
- Winkel: Eigen rechtspersoon. De grens wordt bewaakt door: eigen netwerk.

Uitgangspunten
- De organisatie verleent zelf zorg.
- De organisatie laat mensen ook op afstand werken.
- De organisatie ontwikkelt zelf geen software.`)
  })

  test('of an ICT supplier, in English, speaks of services and cluster B', () => {
    const text = composeScope(supplier, 'en')
    expect(text).toContain('is an ICT supplier to health care in which 35 people work.')
    expect(text).toContain('the services in which GGZ De Proef processes personal health information')
    expect(text).toContain('falls in cluster B')
    expect(text).toContain('- Winkel: Eigen rechtspersoon. The boundary is protected by: eigen netwerk.')
    expect(text).not.toContain('(1.100')
  })

  test('of an organisation without health data promises no NEN 7510, and says that nothing is excluded', () => {
    const text = composeScope({ ...supplier, cluster: 'none', exclusions: [] }, 'en')
    expect(text).toContain('processes no personal health information')
    expect(text).toContain('nothing is excluded')
    expect(text).not.toContain('cluster')
  })

  test('of an organisation that filled in nothing is a text all the same, and says what it lacks', () => {
    const nothing: ScopeFacts = {
      ...{ ...care, sector: null, description: '', people: null, fte: null, careForm: null, cluster: null },
      ...{ standards: [], facts: [], locations: [], processes: [], systems: [], interfaces: [], exclusions: [] },
    }
    expect(composeScope(nothing, 'nl')).toContain('GGZ De Proef is een organisatie.')
    expect(
      scopeGaps(nothing)
        .filter((gap) => gap.blocking)
        .map((gap) => gap.part),
    ).toEqual(['sector', 'locations', 'processes'])
    expect(scopeGaps(care)).toEqual([])
  })

  test.each(['nl', 'en'] as const)(
    'names every location, process, system, interface and exclusion with its reason (%s)',
    (language) => {
      const word = fc.stringMatching(/^[a-z]{3,12}$/)
      fc.assert(
        fc.property(
          fc.uniqueArray(word, { minLength: 5, maxLength: 5 }),
          ([a = '', b = '', c = '', d = '', e = '']) => {
            const text = composeScope(
              {
                ...care,
                locations: care.locations.map((one) => ({ ...one, name: a })),
                processes: care.processes.map((one) => ({ ...one, name: b })),
                systems: care.systems.map((one) => ({ ...one, name: c })),
                interfaces: care.interfaces.map((one) => ({ ...one, name: d })),
                exclusions: care.exclusions.map((one) => ({ ...one, reason: e })),
              },
              language,
            )
            for (const name of [a, b, c, d, e]) expect(text).toContain(name)
          },
        ),
      )
    },
  )
})

describe('what changed in the facts', () => {
  test('nothing, also when members come in another order', () => {
    const stored = JSON.parse(JSON.stringify(care), (_, value) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as ScopeFacts
    expect(scopeChanges(stored, care)).toEqual([])
    expect(
      scopeChanges(care, { ...care, facts: [...care.facts].reverse(), systems: [...care.systems].reverse() }),
    ).toEqual([])
  })
  test('each thing by its name and how it changed', () => {
    const now: ScopeFacts = {
      ...care,
      people: 1500,
      cluster: 'B',
      facts: [
        { fact: 'remote-work', holds: false },
        { fact: 'uses-cloud', holds: true },
        { fact: 'gives-care', holds: true },
      ],
      locations: [...care.locations, { id: 'l2', name: 'Poli', kind: 'care', address: '', use: '' }],
      systems: care.systems.slice(1),
      exclusions: care.exclusions.map((one) => ({ ...one, reason: 'Anders' })),
    }
    expect(scopeChanges(care, now)).toEqual([
      { part: 'people', change: 'changed', name: '' },
      { part: 'cluster', change: 'changed', name: '' },
      { part: 'fact', change: 'changed', name: 'remote-work' },
      { part: 'fact', change: 'removed', name: 'develops-software' },
      { part: 'fact', change: 'added', name: 'uses-cloud' },
      { part: 'locations', change: 'added', name: 'Poli' },
      { part: 'systems', change: 'removed', name: 'EPD' },
      { part: 'exclusions', change: 'changed', name: 'Winkel' },
    ])
  })
})
