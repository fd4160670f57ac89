import { allow } from '../../core/access/allow.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import { findPlan, hasCoverage, listFlows, listServices, type Service } from './road.store.ts'
import { deleteFlows, deleteService, insertService, updateService, writePlan } from './touchpoints.store.ts'

export type ServiceFacts = Pick<Service, 'name' | 'description' | 'customers'>

/** Each customer once, empty lines left out, in the order in which they were given. */
const tidy = (facts: ServiceFacts): ServiceFacts => ({
  ...facts,
  customers: [...new Map(facts.customers.map((name) => [name.toLowerCase(), name])).values()],
})

function refuseTwins(services: readonly Service[], name: string, own: string | null): void {
  if (!services.some((one) => one.id !== own && one.name.toLowerCase() === name.toLowerCase())) return
  const sentence = { nl: 'Er is al een dienst met deze naam.', en: 'There is already a service of this name.' }
  throw new Problem(409, 'service-exists', sentence, { fields: [{ path: 'name', message: sentence }] })
}

const mostServices = 100

/** Adds a service at the end. 409 where one has the same name, or where there are a hundred already. */
export async function addService(tx: Tx, given: ServiceFacts) {
  const allowed = allow(tx.actor, 'touchpoints:write')
  const facts = tidy(given)
  const services = await listServices(tx)
  refuseTwins(services, facts.name, null)
  if (services.length >= mostServices) {
    throw new Problem(409, 'too-many', {
      nl: `Meer dan ${mostServices} diensten kan niet. Neem diensten samen die op elkaar lijken.`,
      en: `More than ${mostServices} services is not possible. Take services together that are alike.`,
    })
  }
  const service = { id: newId(), ...facts, position: (services.at(-1)?.position ?? 0) + 1 }
  await insertService(tx, allowed, service)
  tx.note({ action: 'touchpoint.service-added', subject: facts.name })
  return { id: service.id, revision: tx.revision }
}

async function findService(tx: Tx, id: string, seen: number) {
  const services = await listServices(tx)
  const service = services.find((one) => one.id === id)
  if (!service) throw problems.notFound()
  requireRevision(service.revision, seen)
  return { services, service }
}

/** Changes a service. 409 where another has the same name. */
export async function changeService(tx: Tx, id: string, seen: number, given: ServiceFacts) {
  const allowed = allow(tx.actor, 'touchpoints:write')
  const facts = tidy(given)
  const { services, service } = await findService(tx, id, seen)
  refuseTwins(services, facts.name, id)
  await updateService(tx, allowed, { ...service, ...facts })
  tx.note({ action: 'touchpoint.service-changed', subject: facts.name })
  return { id, revision: tx.revision }
}

/** Takes a service out together with its flows, also out of the partial scope. 409 where a coverage report was made of it. */
export async function removeService(tx: Tx, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'touchpoints:write')
  const { service } = await findService(tx, id, seen)
  if (await hasCoverage(tx, id)) {
    throw new Problem(409, 'service-has-coverage', {
      nl: 'Van deze dienst is een dekkingsrapport gemaakt. Daarom blijft de dienst staan; trek het rapport in als zij niet meer wordt geleverd.',
      en: 'A coverage report was made of this service. That is why it stays; withdraw the report where it is no longer delivered.',
    })
  }
  const flows = (await listFlows(tx)).filter((flow) => flow.service === id)
  await deleteFlows(
    tx,
    allowed,
    flows.map((flow) => flow.id),
  )
  await deleteService(tx, allowed, id)
  const plan = await findPlan(tx)
  if (plan?.services?.includes(id)) {
    const left = plan.services.filter((one) => one !== id)
    await writePlan(tx, allowed, plan, { ...plan, services: left.length > 0 ? left : null })
  }
  tx.note({
    action: 'touchpoint.service-removed',
    subject: service.name,
    details: { flows: flows.map(({ name }) => name) },
  })
}
