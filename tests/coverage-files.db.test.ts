import { gzipSync } from 'node:zlib'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleDocument } from '../src/core/coverage/document.fixture.ts'
import { writeOscal } from '../src/core/coverage/write-oscal.ts'
import { listCoverage } from '../src/features/coverage/coverage.contract.ts'
import { tryCoverageImport } from '../src/features/coverage/coverage-import.contract.ts'
import { coverageWorkbook } from '../src/render/coverage/coverage-sheet.ts'
import { openCoverageWorld } from './coverage-world.ts'

let world: Awaited<ReturnType<typeof openCoverageWorld>>
let { done } = {} as typeof world
beforeAll(async () => {
  world = await openCoverageWorld()
  ;({ done } = world)
})
afterAll(() => world?.app.close())

const asked = (bytes: Uint8Array | string) => ({
  ...{ file: Buffer.from(bytes as string).toString('base64'), columns: null, edition: null, by: null, restsOn: null },
  ...{ editions: [], targets: [] },
})
const count = async () => (await done(listCoverage, {})).total
const forms = {
  xlsx: coverageWorkbook(sampleDocument),
  oscal: strToU8(writeOscal(sampleDocument)),
  packed: gzipSync(writeOscal(sampleDocument)),
}

const workbook = (parts: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
const component = (more: object) =>
  JSON.stringify({
    'component-definition': {
      uuid: 'b3869cd2-6b98-5920-8d2b-a980f05bd6d8',
      metadata: { title: 'T', 'last-modified': '2026-01-01T00:00:00Z', version: '1', 'oscal-version': '1.1.2' },
      ...more,
    },
  })

describe('a bad file is refused as a whole with a sentence that says where', () => {
  const cut = forms.xlsx.slice(0, forms.xlsx.length / 2)
  const files: [string, Uint8Array | string, string, RegExp][] = [
    ['truncated', cut, 'sheet-damaged', /damaged/],
    ['with macros', workbook({ '[Content_Types].xml': '<x/>', 'xl/vbaProject.bin': 'x' }), 'sheet-macros', /macros/],
    [
      'a zip bomb',
      workbook({ '[Content_Types].xml': '<x/>', 'xl/a.xml': ' '.repeat(30_000_000) }),
      'sheet-unpacks-too-large',
      /Unpacked/,
    ],
    ['a gzip bomb', gzipSync(Buffer.alloc(30_000_000)), 'sheet-unpacks-too-large', /Unpacked/],
    ['half a gzip', forms.packed.subarray(0, 200), 'sheet-damaged', /incomplete/],
    ['JSON that ends early', forms.oscal.slice(0, 300), 'oscal-no-json', /Line \d+, character \d+/],
    ['JSON too deep', `${'['.repeat(100_000)}`, 'oscal-no-json', /deeper than/],
    ['a name twice', component({}).replace('"uuid"', '"uuid":"x","uuid"'), 'oscal-no-json', /‘uuid’ stands here twice/],
    ['__proto__', component({}).replace('"uuid"', '"__proto__":{},"uuid"'), 'oscal-no-json', /__proto__/],
    ['a huge number', component({ n: 1 }).replace(':1}', ':1e999}'), 'oscal-no-json', /1e999/],
    ['another OSCAL model', '{"catalog":{}}', 'oscal-other-model', /‘catalog’/],
    ['a list', '[1,2]', 'oscal-other-model', /no OSCAL component definition/],
    [
      'OSCAL of a wrong shape',
      component({ components: [{ title: 3 }] }),
      'oscal-broken',
      /line 1, ‘component-definition › components › 0 › title’/,
    ],
    [
      ...([
        'OSCAL that imports itself',
        component({ 'import-component-definitions': [{ href: '#b3869cd2-6b98-5920-8d2b-a980f05bd6d8' }] }),
      ] as const),
      ...(['oscal-imports-itself', /refers to itself/] as const),
    ],
    [
      ...([
        'OSCAL that imports another',
        component({ 'import-component-definitions': [{ href: 'https://x.example/a.json' }] }),
      ] as const),
      ...(['oscal-imports', /x\.example/] as const),
    ],
    ['no table', 'hello', 'table-without-headings', /row with headings/],
    ['bytes', new Uint8Array([0, 1, 2, 3, 255]), 'table-no-text', /neither an Excel file/],
  ]

  test.each(files)('%s', async (_, bytes, code, sentence) => {
    const before = await count()
    const answer = await world.app.call(tryCoverageImport, { as: world.officer, body: asked(bytes) })
    expect(answer).toMatchObject({ status: 400, body: { code } })
    expect(JSON.stringify(answer.body)).toMatch(sentence)
    expect(await count()).toBe(before)
  })

  test('a sheet with a formula says in which row', async () => {
    const text = coverageWorkbook(sampleDocument)
    const tried = await done(tryCoverageImport, { body: asked(withFormula(text)) })
    expect(tried.refused.map(({ row }) => row)).toEqual([2])
    expect(tried.refused[0]?.sentence).toMatch(/formula/)
  })
})

/** The same workbook with a formula in the last column of the first claim. */
function withFormula(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  const xml = Buffer.from(parts['xl/worksheets/sheet1.xml'] ?? []).toString('utf8')
  const spoiled = xml.replace(/<c r="J2"[^>]*>.*?<\/c>/, '<c r="J2"><f>1+1</f><v>2</v></c>')
  return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(spoiled) })
}
