import type { Transactions } from '../../platform/database/transactions.ts'
import { answers, type Open, type Route, writes } from '../../platform/http/endpoint.ts'
import { reportFile } from '../../render/report/render-report.ts'
import { recordEstimate, withdrawEstimate } from './change-estimates.ts'
import * as contracts from './estimates.contract.ts'
import { portfolioReport } from './portfolio-report.ts'
import {
  documentFacts,
  drawnEstimate,
  drawnPortfolio,
  estimatesOfRisk,
  portfolioFacts,
  portfolioPage,
} from './read-estimates.ts'

/** What risks may cost. Reads end their transaction before they draw, which would hold it up. */
export function estimateRoutes({ transactions }: { transactions: Transactions }): Route[] {
  const read: <T>(open: Open, run: Parameters<typeof transactions.read<T>>[2]) => Promise<T> = (open, run) =>
    transactions.read(open.organisation as string, open.moment, run)
  return [
    answers(contracts.readPortfolio, async (open, { query: { page, size, ...order } }) =>
      portfolioPage(await drawnPortfolio(await read(open, portfolioFacts), order), { page, size }),
    ),
    answers(contracts.downloadPortfolio, async (open, { query: { format, ...order }, language }) => {
      const { facts, about } = await read(open, async (reader) => ({
        facts: await portfolioFacts(reader),
        about: await documentFacts(reader),
      }))
      return reportFile(portfolioReport(await drawnPortfolio(facts, order), about, language), format)
    }),
    answers(contracts.readEstimate, async (open, { params }) =>
      drawnEstimate(await read(open, (reader) => estimatesOfRisk(reader, params.id))),
    ),
    writes(contracts.recordEstimate, (tx, { params, body }) => recordEstimate(tx, params.id, body)),
    writes(contracts.withdrawEstimate, (tx, { params, body, seen }) =>
      withdrawEstimate(tx, params.id, body.reason, seen),
    ),
  ]
}
