import type { RouteObject } from 'react-router'
import { inside } from './page-route.tsx'

/** The pages about assets, risks and workshops. */
export const riskPages: RouteObject[] = [
  inside(
    '/risks/treatment',
    'risk:read',
    async () => (await import('./risk-results/treatment-page.tsx')).TreatmentPage,
  ),
  inside('/risks/top', 'risk:read', async () => (await import('./risk-results/top-page.tsx')).TopRisksPage),
  inside('/risks/import', 'risk:write', async () => (await import('./risk-results/import-page.tsx')).RiskImportPage),
  inside('/risks/numbers', 'risk:read', async () => (await import('./estimates/numbers-page.tsx')).NumbersPage),
  inside('/assets', 'assets:read', async () => (await import('./assets/assets-page.tsx')).AssetsPage),
  inside('/assets/drawing', 'assets:read', async () => (await import('./assets/drawing-page.tsx')).DrawingPage),
  inside(
    '/assets/proposals',
    'assets:read',
    async () => (await import('./assets/proposals-page.tsx')).AssetProposalsPage,
  ),
  inside('/assets/import', 'assets:write', async () => (await import('./assets/import-page.tsx')).AssetImportPage),
  inside('/assets/:asset', 'assets:read', async () => (await import('./assets/asset-page.tsx')).AssetPage),
  inside('/workshops', 'risk:read', async () => (await import('./workshop/workshops-page.tsx')).WorkshopsPage),
  inside('/workshops/:workshop', 'risk:read', async () => (await import('./workshop/workshop-page.tsx')).WorkshopPage),
  inside('/risks', 'risk:read', async () => (await import('./risk/risks-page.tsx')).RisksPage),
  inside('/risks/proposals', 'risk:read', async () => (await import('./risk/proposals-page.tsx')).RiskProposalsPage),
  inside('/risks/criteria', 'risk:read', async () => (await import('./risk/criteria-page.tsx')).CriteriaPage),
  inside('/risks/criteria/draft', 'risk:read', async () => (await import('./risk/draft-page.tsx')).CriteriaDraftPage),
  inside('/risks/:risk', 'risk:read', async () => (await import('./risk/risk-page.tsx')).RiskPage),
]

/** Those that take the whole screen. */
export const riskScreens: RouteObject[] = [
  inside('/workshops/:workshop/run', 'risk:write', async () => (await import('./workshop/run-page.tsx')).RunPage),
  inside('/workshops/:workshop/vote', 'risk:vote', async () => (await import('./workshop/vote-page.tsx')).VotePage),
]
