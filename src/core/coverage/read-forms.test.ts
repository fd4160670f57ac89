import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadContent } from '../../app/load-content.ts'
import { caiqHead, readCaiq } from './caiq.ts'
import { editionNamed, requirementNamed } from './name-requirement.ts'
import { readClaimRows } from './read-claim-rows.ts'
import { readOscal } from './read-oscal.ts'

const content = loadContent(join(import.meta.dirname, '../../../content'))

describe('an edition as people write it', () => {
  it.each([
    ['nen-7510-2024', 'nen-7510-2024'],
    ['NEN 7510:2024', 'nen-7510-2024'],
    ['NEN 7510-1:2024+A1', 'nen-7510-2024'],
    ['NEN7510:2017', 'nen-7510-2017'],
    ['ISO/IEC 27001:2022', 'iso-27001-2022'],
    ['ISO 27002 (2022)', 'iso-27001-2022'],
    ['NEN-EN-ISO/IEC 27001:2013', 'iso-27001-2013'],
    ['NEN 7510:2011', 'NEN 7510:2011'],
    ['nen7510-1:2011', 'NEN 7510:2011'],
    ['ISO 27002:2005', 'ISO/IEC 27001:2005'],
    ['NEN 7510:2004', 'NEN 7510:2004'],
    ['ISO 27001', 'ISO 27001'],
    ['SOC 2', 'SOC 2'],
  ])('%s', (written, expected) => {
    expect(editionNamed(content, written)).toBe(expected)
  })
})

describe('a requirement as reports write it', () => {
  const key = (edition: string, written: string) => {
    const named = requirementNamed(content, edition, written)
    return 'key' in named ? named.key : named.refused.en
  }
  it.each([
    ['iso-27001-2022', '8.13', '8.13'],
    ['iso-27001-2022', 'A.8.13', '8.13'],
    ['iso-27001-2022', 'Annex A 8.13', '8.13'],
    ['iso-27001-2022', 'a-8.13', '8.13'],
    ['iso-27001-2022', '8.13 Information backup', '8.13'],
    ['iso-27001-2022', 'clause 5.1', 'clause-5.1'],
    ['iso-27001-2022', '§ 5.1', 'clause-5.1'],
    ['iso-27001-2022', '5.1', '5.1'],
    ['iso-27001-2022', '4.1', 'clause-4.1'],
    ['iso-27001-2013', 'A.12.3.1', '12.3.1'],
    ['nen-7510-2024', '5.38', '5.38'],
    ['SOC 2', 'CC6.1', 'CC6.1'],
    ['NEN 7510:2011', 'A.10.5.1 Reservekopieën', '10.5.1'],
    ['NEN 7510:2011', 'A.11.6.2', '11.6.2'],
    ['NEN 7510:2011', 'A.4.2', 'A.4.2'],
  ])('%s %s', (edition, written, expected) => {
    expect(key(edition, written)).toBe(expected)
  })

  it('says what it is not', () => {
    expect(key('iso-27001-2022', 'A.99.1')).toContain('‘A.99.1’ is no requirement of ISO/IEC 27001:2022')
    expect(key('iso-27001-2022', 'CC6.1'), 'of another standard').toContain('is no requirement')
    expect(key('iso-27001-2022', '')).toContain('does not say which requirement')
  })
})

describe('a CAIQ', () => {
  const head = [
    ...['Question ID', 'Question', 'CSP CAIQ Answer', 'SSRM Control Ownership'],
    ...['CSP Implementation Description (Optional/Recommended)', 'CSC Responsibilities (Optional/Recommended)'],
  ]
  const rows = (...answers: string[][]) =>
    [['CAIQ v4.0.3'], head, ...answers].map((cells, place) => ({ row: place + 1, cells, formulas: [] }))
  const read = (...answers: string[][]) => readCaiq(content, rows(...answers))

  it('is known by its headings, and another list is none', () => {
    expect(caiqHead(rows())?.head).toBe(1)
    expect(caiqHead([{ row: 1, cells: ['Question', 'Answer'], formulas: [] }])).toBeNull()
  })

  it('gives what its answers about a control come to, never more than partly', () => {
    const found = read(
      ['BCR-08.1', 'q', 'Yes', 'CSP-owned', 'Nightly', ''],
      ['BCR-08.2', '', 'Yes', 'Shared CSP and CSC', '', 'Ask for a restore'],
      ['IAM-14.1', 'q', 'No', 'CSP-owned', '', ''],
      ['LOG-06.1', 'q', 'Yes', 'CSC-owned', '', ''],
      ['HRS-01.1', 'q', 'NA', '', '', ''],
      ['DCS-12.1', 'q', 'Yes', '3rd-party outsourced', 'The data centre', ''],
    )
    const claims = found?.reading.claims.map(({ row, claim }) => [row, claim.requirement, claim.by, claim.extent])
    expect(claims).toEqual([
      [3, '8.13', 'shared', 'partly'],
      [5, '8.5', 'nobody', 'none'],
      [6, '8.17', 'customer', 'none'],
      [7, '6.1', 'not-applicable', 'none'],
      [8, '7.12', 'supplier', 'partly'],
    ])
    expect(found?.reading.claims[0]?.claim).toMatchObject({
      ...{ reference: 'BCR-08', restsOn: 'own-statement', place: 'CAIQ BCR-08.1, BCR-08.2' },
      ...{ statement: 'BCR-08.1: Nightly', customerPart: 'BCR-08.2: Ask for a restore' },
    })
    expect(found?.reading.remarks[0]?.sentence.en).toContain('low confidence')
  })

  it('says which answers cannot be read, by row', () => {
    const found = read(
      ['BCR-08.1', 'q', '', 'CSP-owned'],
      ['BCR-08.2', 'q', 'Maybe', 'CSP-owned'],
      ['BCR-08.3', 'q', 'Yes', 'Somebody'],
      ['BCR-09.1', 'q', 'Yes', 'CSP-owned'],
      ['BCR-09.1', 'q', 'Yes', 'CSP-owned'],
      ['Note', 'about something'],
    )
    expect(found?.reading.refused.map(({ row }) => row)).toEqual([3, 4, 5, 7])
  })

  it('takes a control for not applicable only where every question about it can be read', () => {
    const found = read(
      ['HRS-01.1', 'q', 'NA', ''],
      ['HRS-01.2', 'q', '', ''],
      ['LOG-06.1', 'q', 'Yes', 'CSC-owned'],
      ['LOG-06.2', 'q', 'Perhaps', 'CSP-owned'],
    )
    expect(found?.reading.claims.map(({ claim }) => [claim.reference, claim.by, claim.extent])).toEqual([
      ['HRS-01', 'nobody', 'none'],
      ['LOG-06', 'customer', 'none'],
    ])
  })

  it('is carried to what somebody chose instead', () => {
    const answers = rows(['BCR-08.1', 'q', 'Yes', 'CSP-owned'], ['XYZ-01.1', 'q', 'Yes', 'CSP-owned'])
    expect(readCaiq(content, answers)?.reading.remarks.map(({ row }) => row)).toEqual([0, 4])
    const chosen = readCaiq(content, answers, [
      { from: 'BCR-08', to: ['5.29'] },
      { from: 'XYZ-01', to: ['8.1', '99.9'] },
    ])
    expect(chosen?.reading.claims.map(({ claim }) => claim.requirement)).toEqual(['5.29', '8.1'])
    expect(chosen?.reading.refused.map(({ row }) => row)).toEqual([4])
  })
})

describe('an OSCAL component definition of somebody else', () => {
  const status = (value: string) => [{ name: 'implementation-status', value }]
  const origin = (value: string) => [{ name: 'control-origination', ns: 'https://fedramp.gov/ns/oscal', value }]
  const file = (source: string) =>
    JSON.stringify({
      'component-definition': {
        uuid: 'b3869cd2-6b98-5920-8d2b-a980f05bd6d8',
        metadata: {
          ...{ title: 'Cloud', 'last-modified': '2026-02-01T12:00:00+01:00', version: '2', 'oscal-version': '1.1.2' },
          parties: [{ uuid: 'x', type: 'organization', name: 'Cloud BV (demo)' }],
        },
        components: [
          {
            ...{ uuid: 'x', type: 'service', title: 'Storage', description: '' },
            'control-implementations': [
              {
                ...{ uuid: 'x', source, description: '' },
                'implemented-requirements': [
                  {
                    uuid: 'x',
                    'control-id': 'a-8.13',
                    description: 'Copies',
                    props: [...status('implemented'), ...origin('sp-system')],
                  },
                  {
                    uuid: 'x',
                    'control-id': 'a-8.15',
                    description: 'Logs',
                    props: origin('shared'),
                    remarks: 'Read them',
                  },
                  { uuid: 'x', 'control-id': 'a-6.1', description: '', props: origin('customer-provided') },
                  { uuid: 'x', 'control-id': 'a-5.7', description: '', props: status('planned') },
                  { uuid: 'x', 'control-id': 'a-8.24', description: 'Keys' },
                  { uuid: 'x', 'control-id': 'ac-2', description: 'Accounts' },
                ],
              },
            ],
          },
        ],
      },
    })
  const read = (source: string, chosen?: string) => {
    const found = readOscal(content, file(source), new Map(chosen ? [[source, chosen]] : []))
    if (found.kind === 'refused') throw new Error(found.sentence.en)
    return found
  }

  it('is read by what it says of itself and of who covers', () => {
    const { reading, sources, own } = read('https://catalogs.example/iso-27001-2022.json')
    expect(own).toBe(false)
    expect(sources).toEqual([
      { source: 'https://catalogs.example/iso-27001-2022.json', edition: 'iso-27001-2022', count: 6 },
    ])
    expect(reading.about).toMatchObject({ supplier: 'Cloud BV (demo)', service: 'Storage', asOf: '2026-02-01' })
    expect(reading.claims.map(({ claim }) => [claim.requirement, claim.by, claim.extent, claim.restsOn])).toEqual([
      ['8.13', 'supplier', 'directly', 'own-statement'],
      ['8.15', 'shared', 'partly', 'own-statement'],
      ['6.1', 'customer', 'none', 'none'],
      ['5.7', 'nobody', 'none', 'none'],
      ['8.24', 'supplier', 'partly', 'own-statement'],
    ])
    expect(reading.refused.map(({ sentence }) => sentence.en)).toEqual([
      expect.stringContaining('‘ac-2’ is no requirement'),
    ])
  })

  it('is kept in words where nobody knows what it is about, unless somebody says', () => {
    const unknown = read('https://catalogs.example/other.json')
    expect(unknown.sources).toMatchObject([{ edition: '' }])
    expect(unknown.reading.claims).toHaveLength(6)
    expect(read('https://catalogs.example/other.json', 'iso-27001-2022').reading.claims).toHaveLength(5)
  })
})

describe('an OSCAL file that is wrong everywhere', () => {
  const about = { title: 'T', 'last-modified': '2026-01-01', version: '1', 'oscal-version': '1.1.3' }
  const read = (requirements: unknown[]) => {
    const set = { source: 'NEN 7510:2024', 'implemented-requirements': requirements }
    const components = [{ title: 'Hosting', 'control-implementations': [set] }]
    return readOscal(content, JSON.stringify({ 'component-definition': { uuid: 'a', metadata: about, components } }))
  }
  it('is refused at the first that is wrong, however much more there is', () => {
    const wrong = { 'control-id': '8.13', props: Array.from({ length: 40 }, () => 1) }
    const many = Array.from({ length: 15_000 }, (_, place) => (place === 0 ? { 'control-id': '8.13' } : wrong))
    const began = performance.now()
    const found = read(many)
    expect(performance.now() - began).toBeLessThan(5_000)
    const sentence = { en: expect.stringContaining('implemented-requirements › 1 › props › 0') }
    expect(found).toMatchObject({ kind: 'refused', code: 'oscal-broken', sentence })
  })
  it('is refused where a list is longer than any is', () => {
    const props = Array.from({ length: 201 }, () => ({ name: 'a', value: 'b' }))
    expect(read([{ 'control-id': '8.13', props }])).toMatchObject({ kind: 'refused', code: 'oscal-broken' })
    expect(read([{ 'control-id': '8.13', props: props.slice(1) }])).toMatchObject({ kind: 'read' })
  })
})

describe('rows of a list', () => {
  const read = (values: Record<string, string>, choices: object = {}) =>
    readClaimRows(content, [{ row: 2, values: { requirement: '8.13', ...values } }], {
      ...{ edition: 'iso-27001-2022', by: null, restsOn: null },
      ...choices,
    })
  const claim = (values: Record<string, string>, choices: object = {}) => read(values, choices).claims[0]?.claim
  const why = (values: Record<string, string>, choices: object = {}) =>
    read(values, choices).refused[0]?.sentence.en ?? ''

  it('say who covers by words of others, or by what was chosen for them', () => {
    expect(claim({ by: 'Provider' })).toMatchObject({ by: 'supplier', extent: 'directly', restsOn: 'own-statement' })
    expect(claim({ by: 'Gedeelde verantwoordelijkheid' })).toMatchObject({ by: 'shared', extent: 'partly' })
    expect(claim({ extent: 'Nee' })).toMatchObject({ by: 'nobody', extent: 'none', restsOn: 'none' })
    expect(claim({ extent: 'Gedeeltelijk' }, { by: 'supplier' })).toMatchObject({ by: 'supplier', extent: 'partly' })
    expect(why({})).toContain('does not say who covers this')
    expect(why({ by: 'Who?' })).toContain('‘Who?’ at ‘Covered by’ is not understood')
    expect(why({ by: 'Klant', extent: 'Volledig' })).toContain('contradict each other')
  })

  it('rest on a certificate or report that can be recorded, or only tell of it', () => {
    const days = { groundStarts: '2025-01-01', groundEnds: '31-12-2025' }
    const soc = read({ by: 'CSP', groundTitle: 'SOC 2 type II', ...days })
    expect(soc.grounds).toMatchObject([{ kind: 'assurance', type: 2, starts: '2025-01-01', ends: '2025-12-31' }])
    expect(soc.claims[0]?.claim).toMatchObject({ restsOn: 'assurance', ground: soc.grounds[0]?.key })
    const told = read({ by: 'CSP', groundTitle: 'ISO 27001', place: 'p. 3' })
    expect(told.claims[0]?.claim).toMatchObject({ restsOn: 'certificate', ground: null, place: 'ISO 27001, p. 3' })
    expect(told.remarks[0]?.sentence.en).toContain('the first and the last day are missing')
    expect(why({ by: 'CSP', groundTitle: 'ISO 27001', groundStarts: 'soon' })).toContain('‘soon’ is no day')
  })

  it('hold no texts that nobody could have typed', () => {
    expect(why({ by: 'CSP', reference: 'a\u202eb' })).toContain('has to be one line')
    expect(why({ by: 'CSP', statement: 'a\u0000b' })).toContain('cannot be seen')
    expect(why({ by: 'CSP', statement: 'x'.repeat(8001) })).toContain('more than 8000')
  })
})
