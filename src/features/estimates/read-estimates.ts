import { riskCode } from '../../core/risk/risk-code.ts'
import { dayOf, type Instant } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { checkpointAt } from '../../platform/trail/checkpoint-at.ts'
import { shown } from './change-estimates.ts'
import { draw } from './drawing.ts'
import type { PortfolioOrder } from './estimates.contract.ts'
import {
  type EstimatedRisk,
  estimatesOf,
  findRisk,
  nameOfOrganisation,
  type Standing,
  type StoredEstimate,
  standingEstimates,
} from './estimates.store.ts'
import { type ShownOutcome, scenarioOf, shownOutcome } from './shown-outcome.ts'

const mostEarlier = 50
/** Of more risks than this together fewer years are drawn, so that nobody waits for minutes; how many stands beside the sums. */
const mostDrawnWhole = 200
const fewerYears = 20_000

/** A risk with its estimates, newest first. */
export async function estimatesOfRisk(reader: Reader, id: string) {
  const risk = await findRisk(reader, id)
  if (!risk) throw problems.notFound()
  return { organisation: reader.organisation, risk, estimates: await estimatesOf(reader, id, mostEarlier + 1) }
}

/** What the estimate that counts comes to. Outside any transaction: drawing takes its time. */
export async function drawnEstimate({
  organisation,
  risk,
  estimates,
}: {
  organisation: string
  risk: EstimatedRisk
  estimates: StoredEstimate[]
}) {
  const [last] = estimates
  const counts = last && last.withdrawnAt === null ? last : null
  const drawn = counts && (await draw(organisation, [scenarioOf(counts)], counts.years))
  return {
    risk: { id: risk.id, code: riskCode(risk.number), title: risk.title, closedOn: risk.closedOn },
    currency: 'EUR' as const,
    estimate: counts && shown(counts),
    outcome: counts && drawn ? shownOutcome(drawn.total, [counts]) : null,
    earlier: estimates.filter((one) => one !== counts).map(shown),
  }
}

type PortfolioFacts = Awaited<ReturnType<typeof standingEstimates>> & { organisation: string }

export const portfolioFacts = async (reader: Reader): Promise<PortfolioFacts> => ({
  ...(await standingEstimates(reader, dayOf(reader.now))),
  organisation: reader.organisation,
})

/** What a document says of where and when it is from. */
export async function documentFacts(reader: Reader) {
  const [name, checkpoint] = [await nameOfOrganisation(reader), await checkpointAt(reader)]
  return { name, checkpoint, moment: reader.now }
}
export type DocumentFacts = { name: string; checkpoint: Awaited<ReturnType<typeof checkpointAt>>; moment: Instant }

export type PortfolioLine = Standing & { outcome: ShownOutcome }
export type Portfolio = { lines: PortfolioLine[]; whole: ShownOutcome | null; leftOut: number }

/** All estimated risks in the order asked for, and all together. Outside any transaction. */
export async function drawnPortfolio(
  { organisation, standing, leftOut }: PortfolioFacts,
  order: PortfolioOrder,
): Promise<Portfolio> {
  if (standing.length === 0) return { lines: [], whole: null, leftOut }
  const estimates = standing.map(({ estimate }) => estimate)
  const asked = estimates.reduce((most, one) => Math.max(most, one.years), 0)
  const years = estimates.length > mostDrawnWhole ? Math.min(asked, fewerYears) : asked
  const drawn = await draw(organisation, estimates.map(scenarioOf), years)
  const lines = standing.map((one, place) => ({
    ...one,
    outcome: shownOutcome(drawn.each[place] as (typeof drawn.each)[number], [one.estimate]),
  }))
  return { lines: lines.sort(comparing(order)), whole: shownOutcome(drawn.total, estimates), leftOut }
}

function comparing({ sort, direction }: PortfolioOrder): (a: PortfolioLine, b: PortfolioLine) => number {
  const collator = new Intl.Collator('nl')
  const by: Record<PortfolioOrder['sort'], (a: PortfolioLine, b: PortfolioLine) => number> = {
    number: (a, b) => a.risk.number - b.risk.number,
    title: (a, b) => collator.compare(a.risk.title, b.risk.title),
    mean: (a, b) => a.outcome.mean - b.outcome.mean,
    high: (a, b) => a.outcome.high - b.outcome.high,
    'any-loss': (a, b) => a.outcome.anyLoss - b.outcome.anyLoss,
  }
  const turn = direction === 'up' ? 1 : -1
  return (a, b) => turn * by[sort](a, b) || a.risk.number - b.risk.number
}

/** A page of the portfolio. */
export function portfolioPage({ lines, whole, leftOut }: Portfolio, { page, size }: { page: number; size: number }) {
  return {
    items: lines.slice((page - 1) * size, page * size).map(({ risk, estimate, outcome }) => {
      const { withdrawnAt: _at, withdrawnBy: _by, withdrawalReason: _reason, ...facts } = shown(estimate)
      const { curve: _curve, oneIn: _oneIn, years: _years, ...sums } = outcome
      return { risk: { id: risk.id, code: riskCode(risk.number), title: risk.title }, estimate: facts, outcome: sums }
    }),
    total: lines.length,
    page,
    size,
    currency: 'EUR' as const,
    whole,
    leftOut,
  }
}
