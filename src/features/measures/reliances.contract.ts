import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { id } from '../../platform/http/shapes.ts'
import { measure } from './measure-shapes.contract.ts'

export const findServices = contract({
  name: 'findServices',
  summary: 'Services that suppliers deliver now and whose name or supplier holds a text, to rely on; at most 20',
  method: 'GET',
  path: '/api/measures/services',
  access: { permission: 'measures:write' },
  change: 'none',
  query: z.strictObject({ text: z.string().trim().max(100).default('') }),
  answer: z.strictObject({
    items: z.array(z.strictObject({ id, name: z.string(), supplier: id, supplierName: z.string() })),
  }),
})

export const relyOn = contract({
  name: 'relyOn',
  summary:
    'Say on which services of suppliers a measure relies; none: it is our own. What their coverage reports show is then its proof',
  method: 'PUT',
  path: '/api/measures/:id/reliances',
  access: { permission: 'measures:write' },
  change: 'existing',
  params: z.strictObject({ id }),
  body: z.strictObject({
    services: z.array(id).max(20),
    /**
     * Why what the measure is for concerns the organisation through these services alone, so that what they cover is all of it; empty: they
     * cover as far as they reach the systems that the measure names.
     */
    onlyHereBecause: z.string().trim().max(2000).default(''),
  }),
  answer: measure,
})
