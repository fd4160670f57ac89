import type { CoverageStanding } from '../../core/coverage/sums.ts'
import type { listCoverage, listCoverageClaims, readCoverage } from '../../features/coverage/coverage.contract.ts'
import type { readCovered } from '../../features/coverage/covered.contract.ts'
import type { Answer } from '../session/call.ts'
import type { State } from '../ui/verdict.tsx'

export type ListedReport = Answer<typeof listCoverage>['items'][number]
export type CoverageReport = Answer<typeof readCoverage>
export type CoverageLine = Answer<typeof listCoverageClaims>['items'][number]
export type CoverageSum = ListedReport['sums'][number]
export type CoveredRequirement = Answer<typeof readCovered>['items'][number]

/** The shape beside each standing. */
export const shapeOf: Record<CoverageStanding, State> = {
  directly: 'holds',
  partly: 'part',
  lapsed: 'fails',
  customer: 'open',
  nobody: 'fails',
  'not-applicable': 'none',
  unsaid: 'unseen',
}

/** What a list of requirements is about: an asset, a service, a supplier, or all together. */
export type About = { asset?: string | undefined; service?: string | undefined; supplier?: string | undefined }

/** Where the requirements of a sum are listed; `standing` narrows it to those that stand so. */
export function addressOf(about: About, edition: string, standing?: string): string {
  const search = new URLSearchParams({ edition })
  for (const [name, value] of Object.entries({ ...about, standing })) if (value) search.set(name, value)
  return `/coverage/covered?${search}`
}
