import type { RequirementFacts } from '../../core/demonstrability/facts.ts'

type Thing = { id: string; name: string }
type Names = Map<string, string>

const kinds = ['people', 'measures', 'documents', 'certificates', 'suppliers', 'supplierCertificates'] as const
type Kind = (typeof kinds)[number]

/** Whom and what the verdicts rest on, each once and by name. */
export function choicesIn(requirements: readonly RequirementFacts[]): Record<Kind, Thing[]> {
  const [people, measures, documents, certificates, suppliers, supplierCertificates] = kinds.map(
    () => new Map<string, string>(),
  ) as [Names, Names, Names, Names, Names, Names]
  for (const facts of requirements) {
    for (const measure of facts.measures) {
      measures.set(measure.id, measure.title)
      for (const { supplier, coverage } of measure.relies) {
        suppliers.set(supplier.id, supplier.title)
        for (const { kind, id, title } of coverage?.grounds ?? []) {
          if (kind === 'certificate' && id !== null) supplierCertificates.set(id, `${title} (${supplier.title})`)
        }
      }
      for (const person of [measure.owner, measure.standIn]) if (person) people.set(person.id, person.name)
    }
    for (const document of facts.documents) documents.set(document.id, document.title)
  }
  // Audits are the same for all requirements.
  for (const { certificate, title } of requirements[0]?.audits ?? []) {
    if (certificate !== null) certificates.set(certificate, title)
  }
  return {
    people: byName(people),
    measures: byName(measures),
    documents: byName(documents),
    certificates: byName(certificates),
    suppliers: byName(suppliers),
    supplierCertificates: byName(supplierCertificates),
  }
}

function byName(found: ReadonlyMap<string, string>): Thing[] {
  const collator = new Intl.Collator('nl')
  return [...found].map(([id, name]) => ({ id, name })).sort((a, b) => collator.compare(a.name, b.name))
}
