import type { Content } from '../../core/standards/content.ts'
import { dayOf } from '../../core/time/instant.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { reportFile } from '../../render/report/render-report.ts'
import { assessRoad, roadEdition } from './assess-road.ts'
import { addFlow, changeFlow, type FlowInput, removeFlow } from './change-flows.ts'
import { addService, changeService, removeService } from './change-offerings.ts'
import { composeOverview } from './compose-overview.ts'
import { type CheckInput, recordCheck, withdrawCheck } from './record-check.ts'
import { readRoad } from './road.store.ts'
import { changeStep, type PlanInput, setPlan } from './set-plan.ts'
import * as plans from './touchpoint-plan.contract.ts'
import * as contracts from './touchpoints.contract.ts'

type StepDays = Parameters<typeof changeStep>[3]

export function touchpointsRoutes(content: Content): Route[] {
  return [
    reads(contracts.readTouchpoints, async (reader) =>
      assessRoad(await readRoad(reader, roadEdition), content, dayOf(reader.now)),
    ),
    writes(contracts.addTouchpointService, (tx, { body }) => addService(tx, body)),
    writes(contracts.changeTouchpointService, (tx, { params, seen, body }) => changeService(tx, params.id, seen, body)),
    writes(contracts.removeTouchpointService, async (tx, { params, seen }) => {
      await removeService(tx, params.id, seen)
      return {}
    }),
    writes(contracts.addTouchpointFlow, (tx, { params, body }) => addFlow(tx, params.id, body as FlowInput)),
    writes(contracts.changeTouchpointFlow, (tx, { params, seen, body }) =>
      changeFlow(tx, params.id, seen, body as FlowInput),
    ),
    writes(contracts.removeTouchpointFlow, async (tx, { params, seen }) => {
      await removeFlow(tx, params.id, seen)
      return {}
    }),
    writes(plans.recordTouchpointCheck, (tx, { params, seen, body }) =>
      recordCheck(tx, content, params.requirement, seen, body as CheckInput),
    ),
    writes(plans.withdrawTouchpointCheck, async (tx, { params, seen }) => {
      await withdrawCheck(tx, content, params.requirement, seen)
      return {}
    }),
    writes(plans.setTouchpointPlan, (tx, { seen, body }) => setPlan(tx, seen, body as PlanInput)),
    writes(plans.changeTouchpointStep, async (tx, { params, seen, body }) => {
      await changeStep(tx, params.step, seen, body as StepDays)
      return {}
    }),
    reads(plans.downloadTouchpointOverview, async (reader, { query, language }) => {
      const { format, ...asked } = query
      const report = await composeOverview(reader, content, { ...asked, language: query.language ?? language })
      return reportFile(report, format)
    }),
  ]
}
