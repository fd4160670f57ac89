import type { ReactNode } from 'react'
import { AssuranceSection } from '../assurance/assurance-section.tsx'
import { SupplierCoverage } from '../coverage/supplier-section.tsx'
import { SupplierReviewsSection } from '../supplier-reviews/supplier-reviews-section.tsx'

/** A supplier as sections of other subjects need it; `services` are those that run. */
export type SectionOf = { supplier: string; name: string; services: readonly { id: string; name: string }[] }

// Each subject adds its own section: reviews, then assurance, then coverage.
const sections: readonly { key: string; section: (of: SectionOf) => ReactNode }[] = [
  { key: 'reviews', section: (of) => <SupplierReviewsSection {...of} /> },
  { key: 'assurance', section: (of) => <AssuranceSection supplier={of.supplier} /> },
  { key: 'coverage', section: (of) => <SupplierCoverage supplier={of.supplier} services={of.services} /> },
]

/** What other subjects show on the page of a supplier, in their order. */
export function SupplierSections(props: SectionOf) {
  return sections.map(({ key, section: Part }) => <Part key={key} {...props} />)
}
