import { toString as drawQr } from 'qrcode'
import type { Content } from '../../core/standards/content.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import { reportFile } from '../../render/report/render-report.ts'
import * as change from './change-workshops.ts'
import { type AspectsOf, readBallot, readWorkshop } from './read-workshop.ts'
import { castVote, joinWorkshop, revealVotes, voteFor } from './vote.ts'
import * as contracts from './workshop.contract.ts'
import { workshopReport, workshopSheet, workshopsReport } from './workshop-report.ts'
import { findWorkshop, listWorkshopRows } from './workshops.store.ts'

/** Sessions in which a team rates risks together: agenda, votes, and what they led to. */
export function workshopRoutes({ content, baseUrl }: { content: Content; baseUrl: string }): Route[] {
  const aspectsOf: AspectsOf = (threat) => content.threats.get(threat)?.affects ?? null
  const read = (tx: Tx, id: string) => readWorkshop(tx, aspectsOf, id)
  return [
    reads(contracts.listWorkshops, async (reader, { query: { page, size, ...filter } }) => {
      const { workshops, total } = await listWorkshopRows(reader, filter, { limit: size, offset: (page - 1) * size })
      return { items: workshops, total, page, size }
    }),
    reads(contracts.downloadWorkshops, async (reader, { query: { format, ...filter }, language }) => {
      const { workshops } = await listWorkshopRows(reader, filter, { limit: null, offset: 0 })
      return reportFile(await workshopsReport(reader, workshops, language), format)
    }),
    reads(contracts.readWorkshop, (reader, { params }) => readWorkshop(reader, aspectsOf, params.id)),
    reads(contracts.downloadWorkshop, async (reader, { params, query: { format }, language }) => {
      const workshop = await readWorkshop(reader, aspectsOf, params.id)
      const document = format === 'pdf' || format === 'docx' ? workshopReport : workshopSheet
      return reportFile(await document(reader, workshop, language), format)
    }),
    writes(contracts.planWorkshop, async (tx, { body }) => read(tx, await change.planWorkshop(tx, body))),
    writes(contracts.changeWorkshop, async (tx, { params: { id }, body, seen }) => {
      await change.changeWorkshop(tx, id, body, seen)
      return read(tx, id)
    }),
    writes(contracts.setAgenda, async (tx, { params: { id }, body, seen }) => {
      await change.setAgenda(tx, id, body.risks, seen)
      return read(tx, id)
    }),
    writes(contracts.closeWorkshop, async (tx, { params: { id }, body }) => {
      await change.closeWorkshop(tx, id, body.state)
      return read(tx, id)
    }),
    writes(contracts.addParticipant, async (tx, { params: { id }, body }) => {
      await change.addParticipant(tx, id, body.name)
      return read(tx, id)
    }),
    writes(contracts.removeParticipant, async (tx, { params: { id, participant } }) => {
      await change.removeParticipant(tx, id, participant)
      return read(tx, id)
    }),
    writes(contracts.showScenario, async (tx, { params: { id }, body }) => {
      await change.showScenario(tx, id, body.item)
      return read(tx, id)
    }),
    writes(contracts.skipScenario, async (tx, { params: { id, item }, body }) => {
      await change.skipScenario(tx, id, item, body.skipped)
      return read(tx, id)
    }),
    writes(contracts.revealVotes, async (tx, { params: { id, item }, body }) => {
      await revealVotes(tx, id, item, body)
      return read(tx, id)
    }),
    writes(contracts.voteFor, async (tx, { params: { id, participant }, body }) => {
      await voteFor(tx, id, participant, body)
      return read(tx, id)
    }),
    reads(contracts.readVotingAddress, async (reader, { params: { id } }) => {
      if (!(await findWorkshop(reader, id))) throw problems.notFound()
      const address = `${baseUrl}/workshops/${id}/vote?organisation=${reader.organisation}`
      return { address, qr: await drawQr(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }) }
    }),
    reads(contracts.readBallot, (reader, { params }, actor) => readBallot(reader, aspectsOf, actor, params.id)),
    writes(contracts.joinWorkshop, async (tx, { params: { id } }) => {
      await joinWorkshop(tx, id)
      return readBallot(tx, aspectsOf, tx.actor, id)
    }),
    writes(contracts.castVote, async (tx, { params: { id }, body }) => {
      await castVote(tx, id, body)
      return readBallot(tx, aspectsOf, tx.actor, id)
    }),
  ]
}
