import type { Content } from '../../core/standards/content.ts'
import { counterpartsOf } from '../../core/standards/counterparts.ts'
import { type Edition, isHealthcareControl } from '../../core/standards/edition.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import { adoptEdition, withdrawAdoption } from './adopt-edition.ts'
import { type Adoption, listAdoptions } from './adoptions.store.ts'
import { type Correction, listCorrections } from './corrections.store.ts'
import { shownCorrection } from './explanations.routes.ts'
import * as contracts from './standards.contract.ts'

const summarise = (content: Content, edition: Edition, adoption: Adoption | undefined) => ({
  id: edition.id,
  name: edition.name,
  subject: edition.subject,
  publisher: edition.publisher,
  requirements: edition.requirements.length,
  healthcareControls: edition.requirements.filter(isHealthcareControl).length,
  healthcareConfidence: edition.counts.healthcareConfidence,
  superseded: [...content.editions.values()].some(
    (one) => one.standard === edition.standard && one.year > edition.year,
  ),
  notEstablished: edition.notEstablished,
  adoption: adoption
    ? { id: adoption.id, revision: adoption.revision, adoptedAt: adoption.adoptedAt, adoptedBy: adoption.adoptedBy }
    : null,
})

const shown = (correction: Correction | undefined) => (correction ? shownCorrection(correction) : null)

export function standardsRoutes(content: Content): Route[] {
  const editionOf = (id: string): Edition => {
    const edition = content.editions.get(id)
    if (!edition) throw problems.notFound()
    return edition
  }
  return [
    reads(contracts.listEditions, async (reader) => {
      const adoptions = await listAdoptions(reader)
      return {
        items: [...content.editions.values()].map((edition) =>
          summarise(
            content,
            edition,
            adoptions.find((adoption) => adoption.edition === edition.id),
          ),
        ),
      }
    }),
    reads(contracts.readEdition, async (reader, { params }) => {
      const edition = editionOf(params.edition)
      const corrections = await listCorrections(reader, edition.id)
      return {
        id: edition.id,
        name: edition.name,
        subject: edition.subject,
        themes: edition.themes.map(({ id, nl, en }) => ({ id, name: { nl, en } })),
        clauses: edition.clauses,
        requirements: edition.requirements.map((requirement) => ({
          id: requirement.id,
          theme: requirement.theme,
          title: requirement.title,
          titleConfidence: requirement.titleConfidence,
          healthcare: requirement.healthcare,
          correction: shown(corrections.get(requirement.id)),
          counterparts: counterpartsOf(content.mappings, edition.id, requirement.id),
        })),
      }
    }),
    writes(contracts.adoptEdition, async (tx, { params }) => {
      const edition = editionOf(params.edition)
      return summarise(content, edition, await adoptEdition(tx, edition))
    }),
    writes(contracts.withdrawAdoption, async (tx, { params, seen }) => {
      await withdrawAdoption(tx, editionOf(params.edition), seen)
      return {}
    }),
  ]
}
