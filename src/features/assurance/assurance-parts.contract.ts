import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { id } from '../../platform/http/shapes.ts'
import { assessmentBody, bridgeBody, cuecBody, exceptionBody, report } from './assurance-shapes.contract.ts'

const writing = { permission: 'suppliers:write' } as const
const one = z.strictObject({ id })

export const addAssuranceException = contract({
  name: 'addAssuranceException',
  summary: 'Record what the auditor found not to work',
  method: 'POST',
  path: '/api/assurance/reports/:id/exceptions',
  access: writing,
  change: 'new',
  params: one,
  body: exceptionBody,
  answer: report,
})

export const changeAssuranceException = contract({
  name: 'changeAssuranceException',
  summary: 'Change the words of an exception',
  method: 'PUT',
  path: '/api/assurance/exceptions/:id',
  access: writing,
  change: 'existing',
  params: one,
  body: exceptionBody,
  answer: report,
})

export const removeAssuranceException = contract({
  name: 'removeAssuranceException',
  summary: 'Take away an exception that was recorded by mistake',
  method: 'DELETE',
  path: '/api/assurance/exceptions/:id',
  access: writing,
  change: 'existing',
  params: one,
  answer: report,
})

export const assessAssuranceException = contract({
  name: 'assessAssuranceException',
  summary: 'Decide what an exception means here, with a reason',
  method: 'PUT',
  path: '/api/assurance/exceptions/:id/assessment',
  access: { permission: 'suppliers:decide' },
  change: 'existing',
  params: one,
  body: assessmentBody,
  answer: report,
})

export const addAssuranceCuecs = contract({
  name: 'addAssuranceCuecs',
  summary: 'Record what the report takes for granted that the customer does; several at once',
  method: 'POST',
  path: '/api/assurance/reports/:id/cuecs',
  access: writing,
  change: 'new',
  params: one,
  body: z.strictObject({ items: z.array(cuecBody).min(1).max(200) }),
  answer: report,
})

export const changeAssuranceCuec = contract({
  name: 'changeAssuranceCuec',
  summary: 'Link what the customer has to do to a measure, or say why it is not asked of us',
  method: 'PUT',
  path: '/api/assurance/cuecs/:id',
  access: writing,
  change: 'existing',
  params: one,
  body: cuecBody,
  answer: report,
})

export const removeAssuranceCuec = contract({
  name: 'removeAssuranceCuec',
  summary: 'Take away what was recorded by mistake as something that the customer has to do',
  method: 'DELETE',
  path: '/api/assurance/cuecs/:id',
  access: writing,
  change: 'existing',
  params: one,
  answer: report,
})

export const takeOverAssuranceCuecs = contract({
  name: 'takeOverAssuranceCuecs',
  summary:
    'Take the customer’s part over from an earlier report, with the measures that were linked; what is there already stays',
  method: 'POST',
  path: '/api/assurance/reports/:id/cuecs/taken-over',
  access: writing,
  change: 'new',
  params: one,
  body: z.strictObject({ from: id }),
  answer: report,
})

export const addBridgeLetter = contract({
  name: 'addBridgeLetter',
  summary: 'Record a bridge letter: the supplier’s own word about the time after the period of a report',
  method: 'POST',
  path: '/api/assurance/reports/:id/bridges',
  access: writing,
  change: 'new',
  params: one,
  body: bridgeBody,
  answer: report,
})

export const changeBridgeLetter = contract({
  name: 'changeBridgeLetter',
  summary: 'Change a bridge letter',
  method: 'PUT',
  path: '/api/assurance/bridges/:id',
  access: writing,
  change: 'existing',
  params: one,
  body: bridgeBody,
  answer: report,
})

export const withdrawBridgeLetter = contract({
  name: 'withdrawBridgeLetter',
  summary: 'Withdraw a bridge letter that was recorded by mistake',
  method: 'DELETE',
  path: '/api/assurance/bridges/:id',
  access: writing,
  change: 'existing',
  params: one,
  answer: report,
})
