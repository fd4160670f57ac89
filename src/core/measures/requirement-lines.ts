import type { Content } from '../standards/content.ts'
import { compareKeys, findRequirement, keyOf, partsOf } from '../standards/requirement-key.ts'
import { linesOf } from './measures-form.ts'
import type { RequirementRef } from './subjects.ts'

/** Requirements as lines of a cell: 'NEN 7510:2024: 6.1.2, A.8.13', with A. before a control, as an annex is cited. */
export function requirementLines(content: Content, list: readonly RequirementRef[]): string {
  const editions = [...content.editions.values()]
  return editions
    .flatMap(({ id, name }) => {
      const keys = list.filter(({ edition }) => edition === id).map(({ requirement }) => requirement)
      const numbers = keys.sort(compareKeys).map((key) => {
        const { kind, number } = partsOf(key)
        return kind === 'controls' ? `A.${number}` : number
      })
      return numbers.length > 0 ? [`${name}: ${numbers.join(', ')}`] : []
    })
    .join('\n')
}

/**
 * The requirements that a cell names. A number without A. means the control where no clause has it; `unknown` names what no chosen
 * standard has, or what could be either.
 */
export function requirementsOf(
  content: Content,
  cell: string,
  adopted: readonly string[],
): { requirements: RequirementRef[]; unknown: string[] } {
  const requirements: RequirementRef[] = []
  const unknown: string[] = []
  for (const line of linesOf(cell)) {
    const [, name = '', numbers = ''] = /^(.+?):\s+(.*)$/.exec(line) ?? []
    const edition = [...content.editions.values()].find(
      (one) => adopted.includes(one.id) && [one.id, one.name.toLowerCase()].includes(name.trim().toLowerCase()),
    )
    if (!edition) {
      unknown.push(line)
      continue
    }
    for (const written of numbers
      .split(/[,;]/)
      .map((one) => one.trim())
      .filter(Boolean)) {
      const annexed = /^a\.?\s*(?=\d)/i.test(written)
      const number = written.replace(/^a\.?\s*(?=\d)/i, '')
      const kinds = (annexed ? (['controls'] as const) : (['clauses', 'controls'] as const)).filter(
        (kind) => findRequirement(content, edition.id, keyOf(kind, number)) !== undefined,
      )
      // A clause is cited without a letter, so that a number of both is the clause.
      const [kind] = kinds
      if (kind) requirements.push({ edition: edition.id, requirement: keyOf(kind, number) })
      else unknown.push(`${edition.name} ${written}`)
    }
  }
  return { requirements, unknown }
}
