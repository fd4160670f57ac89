import { linesOf } from '../measures/measures-form.ts'
import { requirementsOf } from '../measures/requirement-lines.ts'
import { type KnownRisk, cellKey as key, quote, type RiskTarget, type RiskWorld, refuse } from './risk-row.ts'
import { measureLine } from './risk-sheet.ts'

export type Remark = (nl: string, en: string) => void

const mostLinked = 100

/** The measures that a cell names, a line each or with semicolons between; what is not known is told and left out. */
export function measuresIn(
  cell: string,
  before: KnownRisk | null,
  known: ReadonlyMap<string, readonly { id: string }[]>,
  remark: Remark,
): RiskTarget['measures'] {
  const lines = linesOf(cell).flatMap((one) =>
    known.has(key(measureLine(one).title)) ? [one] : one.split(';').map((part) => part.trim()),
  )
  const found = new Map<string, number>()
  let all = true
  for (const one of lines.filter((part) => part !== '')) {
    const { title, weight } = measureLine(one)
    const [only, ...others] = known.get(key(title)) ?? []
    if (only && others.length === 0) found.set(only.id, weight)
    else {
      all = false
      if (only)
        remark(
          `Er zijn meer maatregelen met de titel ${quote(title)}. Koppel die op de pagina van het risico.`,
          `Several measures have the title ${quote(title)}. Link it on the page of the risk.`,
        )
      else
        remark(
          `De maatregel ${quote(title)} staat niet in het register en is niet gekoppeld.`,
          `The measure ${quote(title)} is not in the register and was not linked.`,
        )
    }
  }
  // A name that was not found may be one of those that are linked: then nothing is taken away.
  if (!all)
    for (const { measure, weight } of before?.measures ?? []) if (!found.has(measure)) found.set(measure, weight)
  if (found.size > mostLinked) {
    refuse(
      `Aan een risico zijn ten hoogste ${mostLinked} maatregelen te koppelen.`,
      `At most ${mostLinked} measures can be linked to a risk.`,
    )
  }
  return [...found].map(([measure, weight]) => ({ measure, weight }))
}

/** The controls that a cell names, as the sheets of measures do. */
export function controlsIn(
  { content, adopted }: RiskWorld,
  cell: string,
  before: KnownRisk | null,
  remark: Remark,
): RiskTarget['controls'] {
  const had = before?.controls ?? []
  const editions = [...new Set([...adopted, ...had.map(({ edition }) => edition)])]
  const { requirements, unknown } = requirementsOf(content, cell, editions)
  for (const one of unknown) {
    remark(
      `${quote(one)} is geen eis van een gekozen norm en is niet gekoppeld. Schrijf bijvoorbeeld NEN 7510:2024: A.8.13.`,
      `${quote(one)} is no requirement of a chosen standard and was not linked. Write for example NEN 7510:2024: A.8.13.`,
    )
  }
  const all = unknown.length === 0 ? requirements : [...requirements, ...had]
  const found = new Map(all.map((one) => [`${one.edition} ${one.requirement}`, one]))
  return [...found.values()].slice(0, mostLinked)
}
