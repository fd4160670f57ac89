import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Filling, fillStartingText, gapsIn } from '../core/documents/fill-starting-text.ts'
import { minutesToRead, plainText } from '../core/documents/plain-text.ts'
import { richText } from '../core/documents/rich-text.ts'
import { shortTest } from '../core/documents/short-test.ts'
import type { ProfileFact } from '../core/guidance/guidance.ts'
import { loadContent } from './load-content.ts'

const { startingTexts } = loadContent(join(import.meta.dirname, '../../content'))
const nothing: Filling = {
  values: {
    ...{ organisation: '', client: '', clients: '', board: '', security_officer: '', security_contact: '' },
    ...{ data_protection_officer: '', incident_contact: '', it_support: '' },
  },
  lists: { systems: [], health_systems: [], locations: [], suppliers: [] },
  facts: new Map(),
}
const known: Filling = {
  values: {
    ...{ organisation: 'Zorg Voorbeeld', client: 'cliënt', clients: 'cliënten', board: 'de directie' },
    ...{ security_officer: 'de security officer', security_contact: 'iso@zorg.example' },
    ...{ data_protection_officer: 'de FG', incident_contact: '0900', it_support: 'de servicedesk' },
  },
  lists: { systems: ['EPD', 'Mail'], health_systems: ['EPD'], locations: ['Hoofdkantoor'], suppliers: ['Hoster'] },
  facts: new Map<ProfileFact, boolean>(
    ['gives-care', 'uses-cloud', 'has-staff'].map((fact) => [fact as ProfileFact, true]),
  ),
}

describe.each([...startingTexts.values()])('$id', (text) => {
  test.each(['nl', 'en'] as const)('becomes a whole document in %s', (language) => {
    for (const filling of [nothing, known]) {
      const filled = fillStartingText(text, language, filling)
      expect(richText.parse(filled.body)).toEqual(filled.body)
      if (filled.test) expect(shortTest.parse(filled.test)).toEqual(filled.test)
      expect(filled.inShort.length).toBeLessThan(2000)
      expect(plainText(filled.body)).not.toMatch(/[{}]|\*\*/)
    }
    const whole = JSON.stringify(fillStartingText(text, language, known))
    expect(gapsIn(whole)).toEqual([])
  })
  test('says about as much in both languages, and no more than somebody reads', () => {
    const minutes = (['nl', 'en'] as const).map((language) =>
      minutesToRead(plainText(fillStartingText(text, language, known).body)),
    )
    expect(Math.max(...minutes)).toBeLessThanOrEqual(9)
    const [nl = 0, en = 0] = (['nl', 'en'] as const).map(
      (language) => plainText(fillStartingText(text, language, known).body).length,
    )
    expect(Math.max(nl, en) / Math.min(nl, en)).toBeLessThan(1.5)
  })
})
