import { expect, it } from 'vitest'
import { nl } from '../texts/nl.ts'
import { unsureLink } from './unsure-link.ts'

it('says of every link that is not established how sure it is', () => {
  const said = (['high', 'medium', 'low'] as const).map((one) => unsureLink(one).map((key) => nl[key]))
  expect(said).toEqual([[], ['verband waarschijnlijk'], ['verband onzeker']])
})
