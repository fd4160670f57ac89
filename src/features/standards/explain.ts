import { clauseRoutes } from '../../core/standards/clause-routes.ts'
import { type Content, guidanceOf, isAboutCare } from '../../core/standards/content.ts'
import type { Edition } from '../../core/standards/edition.ts'
import { lawMeasuresOf } from '../../core/standards/law.ts'
import { routesBetween } from '../../core/standards/routes-between.ts'
import { problems } from '../../platform/http/problem.ts'
import type { RequirementKey } from './own-texts.store.ts'

/** The edition, number and title of a requirement. Throws 404 where there is none. */
export function requirementAt(content: Content, { edition: id, kind, requirement: number }: RequirementKey) {
  const edition = content.editions.get(id)
  const list = kind === 'controls' ? edition?.requirements : edition?.clauses
  const found = list?.find((one) => one.id === number)
  if (!edition || !found) throw problems.notFound()
  return { edition, title: found.title, titleConfidence: found.titleConfidence }
}

/** What the product says about a requirement, for one edition: without care where the edition is not about care. */
export function explain(content: Content, edition: Edition, kind: 'controls' | 'clauses', number: string) {
  const found = guidanceOf(content, edition.id, kind, number)
  if (!found) return null
  const aboutCare = isAboutCare(edition)
  const asked = <T extends { care: boolean }>(list: readonly T[]) => list.filter((one) => aboutCare || !one.care)
  const titles = new Map(edition.requirements.map((one) => [one.id, one.title]))
  return {
    version: found.version,
    about: found.about,
    care: aboutCare ? (found.care ?? null) : null,
    questions: asked(found.questions).map(({ id, kind: of, care, nl, en, partly_when }) => ({
      id,
      kind: of,
      care,
      nl,
      en,
      partlyWhen: partly_when ?? null,
    })),
    auditorLooksAt: found.auditor_looks_at,
    proof: asked(found.proof).map(({ id, kind: of, care, nl, en, fresh_for }) => ({
      id,
      kind: of,
      care,
      nl,
      en,
      freshFor: fresh_for,
    })),
    measure: {
      nl: found.measure.nl,
      en: found.measure.en,
      ownerRole: found.measure.owner_role,
      rhythm: found.measure.rhythm,
    },
    mistakes: found.mistakes,
    // What only NEN 7510 has is nothing to refer to from ISO/IEC 27001.
    related: found.related.flatMap((requirement) => {
      const title = titles.get(requirement)
      return title ? [{ requirement, title }] : []
    }),
  }
}

/** For an edition without explanations: the requirements of the newest edition of the same standard where the subject is explained. */
export function explainedAt(content: Content, edition: Edition, kind: 'controls' | 'clauses', number: string) {
  const newest = [...content.editions.values()].find((one) => one.standard === edition.standard)
  if (!newest || newest.numbering === edition.numbering) return []
  const found =
    kind === 'controls'
      ? routesBetween(content.mappings, edition.id, number, newest.id)
      : clauseRoutes(content, edition.id, number, newest.id).map(({ clause, confidence }) => ({
          requirement: clause,
          confidence,
        }))
  return found.map(({ requirement, confidence }) => ({
    edition: newest.id,
    requirement,
    title: requirementAt(content, { edition: newest.id, kind, requirement }).title,
    confidence,
  }))
}

/** The measures of law that a requirement serves; known for the numbering of 2022. */
export function lawsOf(content: Content, edition: Edition, kind: 'controls' | 'clauses', number: string) {
  if (edition.numbering !== 'iso-27002-2022') return []
  return lawMeasuresOf(content.laws, kind, number).map(({ lawName, measure, title, relation, confidence, source }) => ({
    law: lawName,
    measure,
    title,
    relation,
    confidence,
    source,
  }))
}
