import type { RiskCriteria } from '../../core/risk/criteria.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { reportFile } from '../../render/report/render-report.ts'
import { acceptRisk, withdrawAcceptance } from './accept-risk.ts'
import * as acceptance from './acceptance.contract.ts'
import * as approval from './approval.contract.ts'
import { approveSeveral, approveTreatment, withdrawApproval } from './approve-treatment.ts'
import {
  addRisk,
  changeMany,
  changeRisk,
  closeRisk,
  linkControls,
  linkMeasures,
  reopenClosedRisk,
} from './change-risks.ts'
import { compareCriteria } from './compare-criteria.ts'
import * as criteria from './criteria.contract.ts'
import { approveCriteria, discardCriteriaDraft, readCriteria, saveCriteriaDraft } from './criteria.ts'
import { recordEvent, withdrawEvent } from './events.ts'
import { everyRisk, listRisks, readHeatMap, readRiskChoices } from './list-risks.ts'
import { proposeMeasures, type RiskNeeds } from './propose-measures.ts'
import { carryRatings, rateRisk, reviewRisk, withdrawRating } from './rate-risks.ts'
import { readRisk } from './read-risk.ts'
import * as one from './risk.contract.ts'
import * as many from './risks.contract.ts'
import { risksListReport } from './risks-list-report.ts'

/** Refuses a rating in the name of a workshop that does not go on, or is not about the risk. */
type CheckRatedIn = (tx: Tx, workshop: string, risk: string) => Promise<void>

type Needs = RiskNeeds & { content: Content; checkRatedIn: CheckRatedIn }

/** The register of risks, how they are rated, and who bears them. */
export function riskRoutes(needs: Needs): Route[] {
  return [...criteriaRoutes(needs), ...registerRoutes(needs), ...oneRiskRoutes(needs), ...approvalRoutes(needs)]
}

function criteriaRoutes({ content, readGround }: Needs): Route[] {
  return [
    reads(criteria.readCriteria, (reader, _input, actor) => readCriteria(reader, readGround, content, actor)),
    reads(criteria.compareCriteria, (reader) => compareCriteria(reader, readGround)),
    writes(criteria.saveCriteriaDraft, async (tx, { body, seen }) => {
      await saveCriteriaDraft(tx, { note: body.note, content: body.content as RiskCriteria }, seen)
      return readCriteria(tx, readGround, content, tx.actor)
    }),
    writes(criteria.discardCriteriaDraft, async (tx, { seen }) => {
      await discardCriteriaDraft(tx, seen)
      return readCriteria(tx, readGround, content, tx.actor)
    }),
    writes(criteria.approveCriteria, async (tx, { seen }) => {
      await approveCriteria(tx, seen)
      return readCriteria(tx, readGround, content, tx.actor)
    }),
  ]
}

function registerRoutes({ content, readGround }: Needs): Route[] {
  return [
    reads(many.listRisks, (reader, { query }) => listRisks(reader, readGround, content, query)),
    reads(many.downloadRisks, async (reader, { query: { format, ...asked }, language }) => {
      const risks = await everyRisk(reader, readGround, content, asked)
      return reportFile(await risksListReport(reader, risks, asked.on, language), format)
    }),
    reads(many.readHeatMap, (reader, { query }) => readHeatMap(reader, readGround, content, query)),
    reads(many.readRiskChoices, (reader) => readRiskChoices(reader, readGround, content)),
    writes(many.changeManyRisks, (tx, { body }) => changeMany(tx, readGround, body.risks, body.change)),
    writes(many.carryRatings, (tx, { body }) => carryRatings(tx, readGround, body.risks, body.reason)),
    writes(one.recordEvent, (tx, { body }) => recordEvent(tx, readGround, body)),
    writes(one.withdrawEvent, (tx, { params, seen }) => withdrawEvent(tx, params.id, seen)),
    writes(acceptance.withdrawAcceptance, async (tx, { params, body, seen }) =>
      readRisk(
        tx,
        readGround,
        content,
        tx.actor,
        await withdrawAcceptance(tx, readGround, params.id, body.reason, seen),
      ),
    ),
  ]
}

function approvalRoutes({ content, readGround }: Needs): Route[] {
  return [
    writes(approval.approveTreatment, async (tx, { params, body, seen }) => {
      await approveTreatment(tx, readGround, params.id, body, seen)
      return readRisk(tx, readGround, content, tx.actor, params.id)
    }),
    writes(approval.approveSeveral, (tx, { body }) => approveSeveral(tx, readGround, body)),
    writes(approval.withdrawApproval, async (tx, { params, body, seen }) =>
      readRisk(tx, readGround, content, tx.actor, await withdrawApproval(tx, readGround, params.id, body.reason, seen)),
    ),
  ]
}

function oneRiskRoutes({ checkRatedIn, ...needs }: Needs): Route[] {
  const { content, readGround } = needs
  return [
    reads(one.readRisk, (reader, { params }, actor) => readRisk(reader, readGround, content, actor, params.id)),
    reads(one.proposeMeasures, (reader, { params }) => proposeMeasures(reader, needs, content, params.id)),
    writes(one.addRisk, async (tx, { body }) =>
      readRisk(tx, readGround, content, tx.actor, await addRisk(tx, content, body)),
    ),
    writes(one.changeRisk, async (tx, { params, body, seen }) => {
      await changeRisk(tx, readGround, content, params.id, body, seen)
      return readRisk(tx, readGround, content, tx.actor, params.id)
    }),
    writes(one.closeRisk, async (tx, { params, body, seen }) => {
      await closeRisk(tx, readGround, params.id, body, seen)
      return readRisk(tx, readGround, content, tx.actor, params.id)
    }),
    writes(one.reopenClosedRisk, async (tx, { params, seen }) => {
      await reopenClosedRisk(tx, readGround, params.id, seen)
      return readRisk(tx, readGround, content, tx.actor, params.id)
    }),
    writes(one.rateRisk, async (tx, { params, body, seen }) => {
      await rateRisk(tx, readGround, params.id, body, seen)
      if (body.workshop !== null) await checkRatedIn(tx, body.workshop, params.id)
      return readRisk(tx, readGround, content, tx.actor, params.id)
    }),
    writes(one.withdrawRating, async (tx, { params, body, seen }) => {
      await withdrawRating(tx, readGround, params.id, body.look, seen)
      return readRisk(tx, readGround, content, tx.actor, params.id)
    }),
    writes(one.reviewRisk, async (tx, { params, body, seen }) => {
      await reviewRisk(tx, readGround, params.id, body.note, seen)
      return readRisk(tx, readGround, content, tx.actor, params.id)
    }),
    writes(one.linkMeasures, async (tx, { params, body, seen }) => {
      await linkMeasures(tx, readGround, params.id, body.measures, seen)
      return readRisk(tx, readGround, content, tx.actor, params.id)
    }),
    writes(one.linkControls, async (tx, { params, body, seen }) => {
      await linkControls(tx, readGround, content, params.id, body.controls, seen)
      return readRisk(tx, readGround, content, tx.actor, params.id)
    }),
    writes(acceptance.acceptRisk, async (tx, { params, body, seen }) => {
      await acceptRisk(tx, readGround, params.id, body, seen)
      return readRisk(tx, readGround, content, tx.actor, params.id)
    }),
  ]
}
