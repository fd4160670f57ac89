import { loadContent } from '../../app/load-content.ts'
import { reportWith } from '../assurance/facts.fixture.ts'
import type { AssuranceFact } from '../assurance/facts.ts'
import type { Day } from '../time/day.ts'
import { coverRequirements, type ReportFact } from './cover.ts'
import type { ClaimFact } from './facts.ts'
import type { CertificateGround, Grounds } from './grounds.ts'

export const content = loadContent('content')
export const nen = 'nen-7510-2024'
export const today = '2026-06-15' as Day

export const certificate = (more: Partial<CertificateGround> = {}): CertificateGround => ({
  ...{ id: 'c', title: 'NEN 7510, Certifier', services: [], edition: nen, body: 'Certifier', number: '1' },
  ...{ accredited: 'yes', revokedOn: null, checkedOn: '2026-01-01' as Day },
  ...{ starts: '2025-01-01' as Day, ends: '2027-12-31' as Day },
  ...more,
})
export const report2 = (more: Partial<AssuranceFact> = {}) => reportWith({ id: 'a', title: 'SOC 2', ...more })
export const groundsOf = (certificates: CertificateGround[] = [], assurance: AssuranceFact[] = []): Grounds => ({
  certificates: new Map(certificates.map((one) => [one.id, one])),
  assurance: new Map(assurance.map((one) => [one.id, one])),
})
export const claim = (more: Partial<ClaimFact> = {}): ClaimFact => ({
  ...{ id: 'k', edition: nen, requirement: '8.13', reference: '', by: 'supplier', extent: 'directly' },
  ...{ restsOn: 'certificate', certificate: 'c', assurance: null },
  ...more,
})
export const reportOf = (claims: ClaimFact[], more: Partial<ReportFact> = {}): ReportFact => ({
  ...{ id: 'r', title: 'Coverage', asOf: '2026-01-01' as Day },
  ...{ supplier: { id: 's', title: 'Host' }, service: { id: 'v', title: 'Hosting' }, deliveredThrough: null, claims },
  ...more,
})
export const only = (claims: ClaimFact[], grounds: Grounds, requirement = '8.13', edition = nen) =>
  coverRequirements(content, [reportOf(claims)], grounds, [edition]).find((one) => one.requirement === requirement)
