import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { id, language, line, prose, revision } from '../../platform/http/shapes.ts'

/** Cluster Z gives care; cluster B processes health data for others (certification scheme NCS 7510). */
export const organisationKind = z.enum(['care-provider', 'ict-supplier', 'other-processor'])

const settings = {
  name: line(2, 120),
  kind: organisationKind,
  language,
  careTerm: z.enum(['client', 'patient']),
  requiresSecondFactor: z.boolean(),
  /** What the information security management system covers, as it stands on the statement of applicability. */
  scope: prose(4000),
}

export const organisation = z.strictObject({ id, revision, ...settings })

export const listOrganisations = contract({
  name: 'listOrganisations',
  summary: 'All organisations of this installation',
  method: 'GET',
  path: '/api/organisations',
  access: 'operator',
  change: 'none',
  answer: z.strictObject({ items: z.array(organisation) }),
})

export const createOrganisation = contract({
  name: 'createOrganisation',
  summary: 'Create an organisation; who does so in the browser becomes its administrator',
  method: 'POST',
  path: '/api/organisations',
  access: 'operator',
  change: 'new',
  body: z.strictObject({
    name: settings.name,
    kind: organisationKind,
    language,
    careTerm: settings.careTerm.default('client'),
    scope: settings.scope.default(''),
  }),
  answer: organisation,
})

export const readOrganisation = contract({
  name: 'readOrganisation',
  summary: 'The organisation that one works in',
  method: 'GET',
  path: '/api/organisation',
  access: { permission: 'organisation:read' },
  change: 'none',
  timeTravel: true,
  answer: organisation,
})

export const updateOrganisation = contract({
  name: 'updateOrganisation',
  summary: 'Change the facts and settings of the organisation',
  method: 'PUT',
  path: '/api/organisation',
  access: { permission: 'organisation:edit' },
  change: 'existing',
  body: z.strictObject(settings),
  answer: organisation,
})
