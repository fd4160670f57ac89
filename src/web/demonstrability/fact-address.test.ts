import { expect, test } from 'vitest'
import { actAbout } from './fact-address.ts'

const reason = (key: string, kind?: 'measure' | 'document') => ({
  key,
  nl: '',
  en: '',
  about: kind ? [{ kind, id: 'x', title: 'X' }] : [],
})

test('each weak link leads to the page where it is mended', () => {
  const control = { edition: 'nen-7510-2024', requirement: '8.13' }
  expect(actAbout({ ...control, reason: reason('undecided') })?.to).toBe('/standards/nen-7510-2024/8.13#decide')
  expect(actAbout({ ...control, reason: reason('stale', 'measure') })?.to).toBe('/evidence?measure=x')
  expect(actAbout({ ...control, reason: reason('not-approved', 'document') })?.to).toBe('/policies/x')
  expect(actAbout({ ...control, reason: reason('too-short') })).toBeNull()
  const clause = { edition: 'nen-7510-2024', requirement: 'clause-6.1.2' }
  expect(actAbout({ ...clause, reason: reason('no-measure') })?.to).toBe(
    '/standards/nen-7510-2024/clauses/6.1.2#measures',
  )
})
