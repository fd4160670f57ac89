import type { Permission } from '../../core/access/permissions.ts'
import type { TextName } from '../session/text.tsx'

/** A place in the navigation. Who lacks its permission does not see it. */
export type Place = {
  to: string
  name: TextName
  permission: Permission | null
  /** Where its other pages stand. */
  also?: readonly string[]
}

export const mainPlaces: readonly Place[] = [
  { to: '/', name: 'place.today', permission: 'applicability:read' },
  { to: '/tasks', name: 'place.tasks', permission: 'tasks:read', also: ['/calendar', '/watches'] },
  { to: '/demonstrability', name: 'place.demonstrability', permission: 'applicability:read' },
  { to: '/standards', name: 'place.standards', permission: 'standards:read' },
  { to: '/assessments', name: 'place.assessments', permission: 'assessment:read' },
  { to: '/profile', name: 'place.profile', permission: 'profile:read' },
  { to: '/statement', name: 'place.statement', permission: 'soa:read' },
  { to: '/risks', name: 'place.risks', permission: 'risk:read', also: ['/assets', '/workshops'] },
  {
    to: '/suppliers',
    name: 'place.suppliers',
    permission: 'suppliers:read',
    also: ['/coverage', '/assurance', '/own-coverage'],
  },
  { to: '/measures', name: 'place.measures', permission: 'measures:read', also: ['/evidence'] },
  { to: '/policies', name: 'place.staff', permission: 'documents:read' },
  { to: '/audits', name: 'place.audits', permission: 'reviews:read' },
  { to: '/touchpoints', name: 'place.touchpoints', permission: 'touchpoints:read' },
]

export const settingsPlaces: readonly Place[] = [
  { to: '/settings/organisation', name: 'place.organisation', permission: 'organisation:read' },
  { to: '/settings/people', name: 'place.people', permission: 'people:read' },
  { to: '/settings/security', name: 'place.security', permission: null },
  { to: '/settings/trail', name: 'place.trail', permission: 'trail:read' },
  { to: '/settings/tokens', name: 'place.tokens', permission: 'tokens:manage' },
  { to: '/settings/mail', name: 'place.mail', permission: 'mail:read' },
]
