import type { CoveredBy, Extent } from '../../core/coverage/facts.ts'
import type { listCoverageShares, openCoverageLink } from '../../features/own-coverage/coverage-shares.contract.ts'
import type {
  listOwnCoverageRows,
  listOwnCoverages,
  readOwnCoverage,
} from '../../features/own-coverage/own-coverage.contract.ts'
import type { Answer } from '../session/call.ts'
import type { State } from '../ui/verdict.tsx'

export type OwnCoverage = Answer<typeof readOwnCoverage>
export type ListedCoverage = Answer<typeof listOwnCoverages>['items'][number]
export type Choices = Answer<typeof listOwnCoverages>['choices']
export type CoverageRow = Answer<typeof listOwnCoverageRows>['items'][number]
export type Version = OwnCoverage['versions'][number]
/** What the link of a customer opens. */
export type Opened = Answer<typeof openCoverageLink>
export type Share = Answer<typeof listCoverageShares>['items'][number]

/** How what is covered is marked. */
export function markOf({ by, extent }: { by: CoveredBy; extent: Extent }): State {
  if (by === 'not-applicable') return 'none'
  if (extent === 'none') return by === 'customer' ? 'open' : 'fails'
  return by === 'supplier' && extent === 'directly' ? 'holds' : 'part'
}

export const shareMarks = {
  open: 'holds',
  'asks-acceptance': 'soon',
  expired: 'none',
  withdrawn: 'none',
} as const satisfies Record<Share['state'], State>

/** Until when a new link works where nobody says otherwise: a quarter. */
export const usualMonths = 3
