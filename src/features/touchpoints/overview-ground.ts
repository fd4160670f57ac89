import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import { problems } from '../../platform/http/problem.ts'
import { assessServices, settingsOf } from './assess-road.ts'
import type { Road } from './road.store.ts'

/** What of the inside an overview shows besides the essence. */
export type OverviewDetail = 'flows' | 'excluded' | 'owners' | 'steps'
export type OverviewAsked = { language: 'nl' | 'en'; customer?: string | undefined; show: readonly OverviewDetail[] }

/** What the parts of an overview are made from. */
export type OverviewGround = ReturnType<typeof groundOf>

/** The services of the customer and what follows for them. Throws 404 for a customer of no service. */
export function groundOf(road: Road, content: Content, asked: OverviewAsked, today: Day) {
  const { language, customer, show } = asked
  const services = road.services.filter(
    (service) =>
      customer === undefined || service.customers.some((name) => name.toLowerCase() === customer.toLowerCase()),
  )
  if (customer !== undefined && services.length === 0) throw problems.notFound()
  const ids = services.map(({ id }) => id)
  const spelled = services
    .flatMap(({ customers }) => customers)
    .find((name) => name.toLowerCase() === customer?.toLowerCase())
  const settings = settingsOf(road, today)
  const scope = settings.services ?? road.services.map(({ id }) => id)
  return {
    language,
    show,
    today,
    settings,
    services,
    /** The customer's name as it was recorded; null for all customers. */
    customer: spelled ?? null,
    flows: road.flows.filter(({ service }) => ids.includes(service)),
    /** Services that the audit will cover. */
    scope,
    own: assessServices(road, content, ids, today),
    /** The plan is one for the whole organisation: the audit is not held per customer. */
    plan: assessServices(road, content, scope, today).plan,
  }
}
