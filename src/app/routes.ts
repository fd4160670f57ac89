import { accountRoutes } from '../features/account/account.routes.ts'
import { enter } from '../features/account/enter.ts'
import { applicabilityRoutes } from '../features/applicability/applicability.routes.ts'
import { assessmentRoutes } from '../features/assessment/assessment.routes.ts'
import { assetsRoutes } from '../features/assets/assets.routes.ts'
import { assuranceRoutes } from '../features/assurance/assurance.routes.ts'
import { coverageRoutes } from '../features/coverage/coverage.routes.ts'
import { coverageImportRoutes } from '../features/coverage/coverage-import.routes.ts'
import type { CoverageGround } from '../features/coverage/gather-coverage.ts'
import { demonstrabilityRoutes } from '../features/demonstrability/demonstrability.routes.ts'
import { documentRoutes } from '../features/documents/documents.routes.ts'
import { estimateRoutes } from '../features/estimates/estimates.routes.ts'
import { evidenceRoutes } from '../features/evidence/evidence.routes.ts'
import { requestRoutes } from '../features/evidence/requests.routes.ts'
import { tokenRoutes } from '../features/evidence/tokens.routes.ts'
import { fileRoutes } from '../features/files/files.routes.ts'
import { measuresRoutes } from '../features/measures/measures.routes.ts'
import { insertMeasures } from '../features/measures/write-measures.store.ts'
import { organisationRoutes } from '../features/organisations/organisations.routes.ts'
import { ownCoverageRoutes } from '../features/own-coverage/own-coverage.routes.ts'
import { packRoutes } from '../features/pack/pack.routes.ts'
import { makeAdministrator } from '../features/people/make-administrator.ts'
import { peopleRoutes } from '../features/people/people.routes.ts'
import { profileRoutes } from '../features/profile/profile.routes.ts'
import { reviewsRoutes } from '../features/reviews/reviews.routes.ts'
import { withdrawFeedsOf } from '../features/rhythm/following.ts'
import { rhythmRoutes } from '../features/rhythm/rhythm.routes.ts'
import { riskResultRoutes } from '../features/risk/results.routes.ts'
import { riskRoutes } from '../features/risk/risk.routes.ts'
import { soaRoutes } from '../features/soa/soa.routes.ts'
import { staffRoutes } from '../features/staff/staff.routes.ts'
import { trainingRoutes } from '../features/staff/trainings.routes.ts'
import { explanationRoutes } from '../features/standards/explanations.routes.ts'
import { standardsRoutes } from '../features/standards/standards.routes.ts'
import { supplierReviewRoutes } from '../features/supplier-reviews/supplier-reviews.routes.ts'
import { readSupplierBook } from '../features/suppliers/gather-supplier-facts.ts'
import { suppliersRoutes } from '../features/suppliers/suppliers.routes.ts'
import { systemRoutes } from '../features/system/system.routes.ts'
import { todayRoutes } from '../features/today/today.routes.ts'
import { touchpointsRoutes } from '../features/touchpoints/touchpoints.routes.ts'
import { trailRoutes } from '../features/trail/trail.routes.ts'
import { transitionRoutes } from '../features/transition/transition.routes.ts'
import { checkRatedIn } from '../features/workshop/change-workshops.ts'
import { workshopRoutes } from '../features/workshop/workshop.routes.ts'
import type { Transactions } from '../platform/database/transactions.ts'
import type { Route } from '../platform/http/endpoint.ts'
import type { Identity } from '../platform/identity/identity.ts'
import type { Mailer } from '../platform/mail/mailer.ts'
import { readAssurance } from './assurance-reader.ts'
import { ownCoveragePorts } from './own-coverage-ports.ts'
import { packParts } from './pack-parts.ts'
import type { Parts } from './parts.ts'
import { reviewPorts } from './review-ports.ts'
import type { riskPorts } from './risk-ports.ts'
import { readSupplierChain } from './supplier-chain.ts'
import { supplierPorts } from './supplier-ports.ts'

type Needs = Parts & {
  transactions: Transactions
  identity: Identity
  mailer: Mailer
  readCoverageBook: CoverageGround['readBook']
  risks: ReturnType<typeof riskPorts>
}

/** Every route of the application. */
export function collectRoutes(needs: Needs): Route[] {
  const { content, readCoverageBook, risks } = needs
  const chain = supplierPorts(readCoverageBook)
  return [
    ...accountRoutes({ ...needs, whenPasswordReset: withdrawFeedsOf }),
    ...organisationRoutes({ transactions: needs.transactions, demo: needs.demo, administratorFor: makeAdministrator }),
    ...peopleRoutes({ ...needs, enter: (entrance) => enter(needs, entrance) }),
    ...standardsRoutes(needs.content),
    ...profileRoutes(needs.content),
    ...explanationRoutes(needs.content),
    ...applicabilityRoutes(needs.content),
    ...soaRoutes(needs.content),
    ...assessmentRoutes(needs.content),
    ...transitionRoutes(needs.content),
    ...touchpointsRoutes(needs.content),
    ...staffRoutes(),
    ...trainingRoutes(),
    ...assetsRoutes(),
    ...suppliersRoutes({ ...needs, readChain: readSupplierChain }),
    ...coverageImportRoutes({ ...needs, readBook: readCoverageBook }),
    ...coverageRoutes({ content: needs.content, readBook: readCoverageBook, insertMeasures }),
    ...assuranceRoutes({ ...needs, readBook: readSupplierBook, readAssurance, readMeasures: risks.readMeasures }),
    ...measuresRoutes(needs.content),
    ...reviewsRoutes(needs.content),
    ...supplierReviewRoutes({ ...needs, ...reviewPorts }),
    ...documentRoutes(needs),
    ...demonstrabilityRoutes(needs.content, chain),
    ...packRoutes({ ...needs, ...packParts(needs.content, chain) }),
    ...ownCoverageRoutes({ ...needs, ...ownCoveragePorts(needs.content, chain) }),
    ...rhythmRoutes({ ...needs, readRegister: risks.readRegister, readChain: readSupplierChain }),
    ...estimateRoutes(needs),
    ...riskRoutes({ content, ...risks, checkRatedIn }),
    ...riskResultRoutes(content, risks.readGround),
    ...todayRoutes(needs.content),
    ...fileRoutes(needs),
    ...evidenceRoutes(needs),
    ...requestRoutes(needs),
    ...tokenRoutes(),
    ...workshopRoutes(needs),
    ...trailRoutes(needs),
    ...systemRoutes(needs),
  ]
}
