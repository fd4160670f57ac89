import type { Things } from './access-calls.ts'
import type { TestCall } from './test-app.ts'

/** The calls about evidence packs. */
export const packCalls: Record<string, (things: Things) => TestCall> = {
  listPacks: () => ({}),
  makePack: () => ({
    body: {
      ...{ title: 'Audit', audit: null, editions: ['iso-27001-2013'], from: '2026-01-01', to: '2026-03-31' },
      ...{ sample: null, language: 'nl' },
    },
  }),
  downloadPack: () => ({ params: { id: '018f2f6e-7b1a-7000-8000-000000000000' } }),
  downloadVerifier: () => ({}),
}
