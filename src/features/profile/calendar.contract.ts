import { z } from 'zod'
import { confidence } from '../../core/standards/edition.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, language } from '../../platform/http/shapes.ts'
import { items } from './items.contract.ts'

const both = z.strictObject({ nl: z.string(), en: z.string() })
const kind = z.enum(['transition', 'certificate', 'surveillance', 'other'])

/** Where a certificate stands: computed from the day, never typed. `until` is the first day on which that is otherwise. */
const certificate = z.strictObject({
  ...items.certificates.shape,
  /** The name of the edition, or what was typed. */
  name: z.string(),
  state: z.enum(['not-yet', 'not-accredited', 'valid', 'lapses-soon', 'lapsed']),
  until: day.nullable(),
})

export const readCalendar = contract({
  name: 'readCalendar',
  summary: 'Own certificates, terms, and all that ends, by day; with terms that the product proposes',
  method: 'GET',
  path: '/api/calendar',
  access: { permission: 'profile:read' },
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    today: day,
    certificates: z.array(certificate),
    terms: z.array(items.terms),
    entries: z.array(
      z.strictObject({
        day,
        kind,
        title: both,
        source: z.string(),
        certainty: confidence,
        note: z.string(),
        from: z.enum(['certificate', 'term']),
        of: z.uuid(),
      }),
    ),
    proposals: z.array(
      z.strictObject({
        id: z.string(),
        kind,
        title: both,
        ends: day.nullable(),
        certainty: confidence,
        source: both,
        note: both,
      }),
    ),
    /** Editions by id, to choose from. */
    editions: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  }),
})

export const downloadCalendar = contract({
  name: 'downloadCalendar',
  summary: 'All that ends as an iCalendar file, to open in a calendar program',
  method: 'GET',
  path: '/api/calendar/file',
  access: { permission: 'profile:read' },
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ language: language.optional() }),
  answer: 'file',
})
