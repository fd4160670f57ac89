import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyDocument, sampleDocument } from '../../core/coverage/document.fixture.ts'
import type { CoverageDocument } from '../../core/coverage/interchange.ts'
import { writeOscal } from '../../core/coverage/write-oscal.ts'

/** The schema of NIST; where it comes from stands beside it. */
const file = join(import.meta.dirname, '../../../tests/oscal/component-definition-1.1.3.schema.json')
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: true })
formats.default(ajv)
const validate = ajv.compile(withoutIds(JSON.parse(readFileSync(file, 'utf8'))))

/** NIST names definitions by `$id` as well as by place, which ajv takes for two schemas of one name. */
function withoutIds(part: unknown): object {
  return JSON.parse(JSON.stringify(part), (key, value) => (key === '$id' ? undefined : value))
}

const faultsOf = (document: CoverageDocument, copyFor: string | null = null) => {
  validate(JSON.parse(writeOscal(document, copyFor)))
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

it('a coverage report as OSCAL is valid by the schema of NIST', () => {
  expect(faultsOf(sampleDocument)).toEqual([])
  expect(faultsOf(sampleDocument, 'De Vaart (demo) · Els (demo) · 1 juli 2026')).toEqual([])
})

it('whatever a report says', () => {
  const requirements = [
    { edition: 'nen-7510-2024', requirement: '8.13' },
    { edition: 'iso-27001-2022', requirement: 'clause-9.2.1' },
    { edition: 'NEN 7510:2011 (oud)', requirement: 'A.10.5 §1' },
  ]
  fc.assert(
    fc.property(anyDocument(requirements), (document) => {
      expect(faultsOf(document)).toEqual([])
    }),
    { numRuns: 200 },
  )
})

it('the schema is one that refuses', () => {
  const whole = JSON.parse(writeOscal(sampleDocument))
  whole['component-definition'].components[0]['control-implementations'][0].source = undefined
  expect(validate(JSON.parse(JSON.stringify(whole)))).toBe(false)
  expect(validate({ 'component-definition': {} })).toBe(false)
})
