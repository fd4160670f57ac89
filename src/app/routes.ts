import { accountRoutes } from '../features/account/account.routes.ts'
import { enter } from '../features/account/enter.ts'
import { applicabilityRoutes } from '../features/applicability/applicability.routes.ts'
import { assessmentRoutes } from '../features/assessment/assessment.routes.ts'
import { organisationRoutes } from '../features/organisations/organisations.routes.ts'
import { makeAdministrator } from '../features/people/make-administrator.ts'
import { peopleRoutes } from '../features/people/people.routes.ts'
import { profileRoutes } from '../features/profile/profile.routes.ts'
import { soaRoutes } from '../features/soa/soa.routes.ts'
import { explanationRoutes } from '../features/standards/explanations.routes.ts'
import { standardsRoutes } from '../features/standards/standards.routes.ts'
import { systemRoutes } from '../features/system/system.routes.ts'
import { todayRoutes } from '../features/today/today.routes.ts'
import { touchpointsRoutes } from '../features/touchpoints/touchpoints.routes.ts'
import { trailRoutes } from '../features/trail/trail.routes.ts'
import { transitionRoutes } from '../features/transition/transition.routes.ts'
import type { Transactions } from '../platform/database/transactions.ts'
import type { Route } from '../platform/http/endpoint.ts'
import type { Identity } from '../platform/identity/identity.ts'
import type { Mailer } from '../platform/mail/mailer.ts'
import type { Parts } from './parts.ts'

type Needs = Parts & { transactions: Transactions; identity: Identity; mailer: Mailer }

/** Every route of the application. */
export function collectRoutes(needs: Needs): Route[] {
  return [
    ...accountRoutes(needs),
    ...organisationRoutes({ transactions: needs.transactions, demo: needs.demo, administratorFor: makeAdministrator }),
    ...peopleRoutes({ ...needs, enter: (entrance) => enter(needs, entrance) }),
    ...standardsRoutes(needs.content),
    ...profileRoutes(needs.content),
    ...explanationRoutes(needs.content),
    ...applicabilityRoutes(needs.content),
    ...soaRoutes(needs.content),
    ...assessmentRoutes(needs.content),
    ...transitionRoutes(needs.content),
    ...touchpointsRoutes(needs.content),
    ...todayRoutes(needs.content),
    ...trailRoutes(needs),
    ...systemRoutes(needs),
  ]
}
