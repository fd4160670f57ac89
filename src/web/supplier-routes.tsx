import type { RouteObject } from 'react-router'
import { inside } from './page-route.tsx'

/** The pages about suppliers, what they give as proof, and what is given to customers. */
export const supplierPages: RouteObject[] = [
  inside('/suppliers', 'suppliers:read', async () => (await import('./suppliers/suppliers-page.tsx')).SuppliersPage),
  inside('/suppliers/reach', 'suppliers:read', async () => (await import('./suppliers/reach-page.tsx')).ReachPage),
  inside(
    '/suppliers/proposals',
    'suppliers:read',
    async () => (await import('./suppliers/proposals-page.tsx')).SupplierProposalsPage,
  ),
  inside(
    '/suppliers/import',
    'suppliers:write',
    async () => (await import('./suppliers/import-page.tsx')).SupplierImportPage,
  ),
  inside(
    '/suppliers/settings',
    'suppliers:read',
    async () => (await import('./suppliers/settings-page.tsx')).SupplierSettingsPage,
  ),
  inside(
    '/suppliers/:supplier',
    'suppliers:read',
    async () => (await import('./suppliers/supplier-page.tsx')).SupplierPage,
  ),
  inside(
    '/suppliers/reviews',
    'suppliers:read',
    async () => (await import('./supplier-reviews/reviews-page.tsx')).ReviewsPage,
  ),
  inside(
    '/suppliers/reviews/:review',
    'suppliers:read',
    async () => (await import('./supplier-reviews/review-page.tsx')).ReviewPage,
  ),
  inside(
    '/suppliers/questions',
    'suppliers:read',
    async () => (await import('./supplier-reviews/questions-page.tsx')).QuestionsPage,
  ),
  inside(
    '/suppliers/questions/:list',
    'suppliers:read',
    async () => (await import('./supplier-reviews/list-page.tsx')).ListPage,
  ),
  inside(
    '/suppliers/:supplier/questions',
    'suppliers:decide',
    async () => (await import('./supplier-reviews/compose-page.tsx')).ComposePage,
  ),
  inside('/coverage', 'suppliers:read', async () => (await import('./coverage/coverage-page.tsx')).CoveragePage),
  inside('/coverage/covered', 'suppliers:read', async () => (await import('./coverage/covered-page.tsx')).CoveredPage),
  inside(
    '/coverage/import',
    'suppliers:write',
    async () => (await import('./coverage/import-page.tsx')).CoverageImportPage,
  ),
  inside(
    '/coverage/:report',
    'suppliers:read',
    async () => (await import('./coverage/report-page.tsx')).CoverageReportPage,
  ),
  inside(
    '/own-coverage',
    'suppliers:read',
    async () => (await import('./own-coverage/own-coverages-page.tsx')).OwnCoveragesPage,
  ),
  inside(
    '/own-coverage/:coverage',
    'suppliers:read',
    async () => (await import('./own-coverage/own-coverage-page.tsx')).OwnCoveragePage,
  ),
  inside(
    '/own-coverage/:coverage/difference',
    'suppliers:read',
    async () => (await import('./own-coverage/difference-page.tsx')).DifferencePage,
  ),
  inside('/assurance', 'suppliers:read', async () => (await import('./assurance/assurance-page.tsx')).AssurancePage),
  inside(
    '/assurance/suppliers/:supplier',
    'suppliers:read',
    async () => (await import('./assurance/supplier-assurance-page.tsx')).SupplierAssurancePage,
  ),
  inside(
    '/assurance/reports/:report',
    'suppliers:read',
    async () => (await import('./assurance/report-page.tsx')).AssuranceReportPage,
  ),
]
