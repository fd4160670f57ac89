import { allow } from '../../core/access/allow.ts'
import { flowResult, type HealthPart, healthParts } from '../../core/touchpoints/flow.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import { type Flow, listFlows, listServices } from './road.store.ts'
import { deleteFlows, insertFlow, updateFlow } from './touchpoints.store.ts'

export type FlowInput = Omit<Flow, 'id' | 'revision' | 'service' | 'position'>

/** Answers in their own order, each once; a reason to leave data out only where the data cannot be read. */
function tidy(given: FlowInput): FlowInput {
  const both = given.partsIn.filter((part) => given.partsOut.includes(part))
  if (both.length > 0) {
    throw new Problem(400, 'contradiction', {
      nl: `Een onderdeel kan er niet tegelijk wel en niet in staan: ${both.join(', ')}.`,
      en: `A part cannot be in it and not in it at once: ${both.join(', ')}.`,
    })
  }
  const inOrder = (parts: readonly HealthPart[]) => healthParts.filter((part) => parts.includes(part))
  return {
    ...given,
    partsIn: inOrder(given.partsIn),
    partsOut: inOrder(given.partsOut),
    ways: given.ways && [...new Set(given.ways)],
    outsideBecause: given.shielding === 'readable' ? '' : given.outsideBecause,
  }
}

const mostFlows = 500

/** Adds a flow to a service. 404 where there is no such service; 409 where there are five hundred flows already. */
export async function addFlow(tx: Tx, service: string, given: FlowInput) {
  const allowed = allow(tx.actor, 'touchpoints:write')
  const facts = tidy(given)
  const of = (await listServices(tx)).find((one) => one.id === service)
  if (!of) throw problems.notFound()
  const flows = await listFlows(tx)
  if (flows.length >= mostFlows) {
    throw new Problem(409, 'too-many', {
      nl: `Meer dan ${mostFlows} gegevensstromen kan niet. Neem stromen samen die op elkaar lijken.`,
      en: `More than ${mostFlows} data flows is not possible. Take flows together that are alike.`,
    })
  }
  const position = Math.max(0, ...flows.map((flow) => flow.position)) + 1
  const flow = { id: newId(), service, ...facts, position }
  await insertFlow(tx, allowed, flow)
  tx.note({
    action: 'touchpoint.flow-added',
    subject: `${of.name}: ${facts.name}`,
    details: { result: flowResult(facts) },
  })
  return { id: flow.id, revision: tx.revision }
}

async function findFlow(tx: Tx, id: string, seen: number) {
  const flow = (await listFlows(tx)).find((one) => one.id === id)
  if (!flow) throw problems.notFound()
  requireRevision(flow.revision, seen)
  const service = (await listServices(tx)).find((one) => one.id === flow.service)
  return { flow, subject: `${service?.name ?? ''}: ` }
}

/** Changes a flow: what it is, what is in it, how it is touched. */
export async function changeFlow(tx: Tx, id: string, seen: number, given: FlowInput) {
  const allowed = allow(tx.actor, 'touchpoints:write')
  const facts = tidy(given)
  const { flow, subject } = await findFlow(tx, id, seen)
  await updateFlow(tx, allowed, { ...flow, ...facts })
  const details = { from: flowResult(flow), to: flowResult(facts) }
  tx.note({ action: 'touchpoint.flow-changed', subject: subject + facts.name, details })
  return { id, revision: tx.revision }
}

/** Takes a flow out; the history keeps it. */
export async function removeFlow(tx: Tx, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'touchpoints:write')
  const { flow, subject } = await findFlow(tx, id, seen)
  await deleteFlows(tx, allowed, [id])
  tx.note({ action: 'touchpoint.flow-removed', subject: subject + flow.name })
}
