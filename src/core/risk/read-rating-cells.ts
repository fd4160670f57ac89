import { checkRating } from './check-rating.ts'
import type { Rating, StatedRating } from './rating.ts'
import { type KnownRisk, type RiskChoices, type RiskWorld, refuse } from './risk-row.ts'
import { impactKey, likelihoodKey, type RatingKind, type RiskRowText, ratingKinds, stepIn } from './risk-sheet.ts'

/**
 * The rating that a row states by the criteria that hold; null where it stays as it is: nothing is filled in, or what went out came back.
 * Where only the rating without measures is filled in, the other is the same.
 */
export function readRatingCells(
  { criteria }: RiskWorld,
  { aspectOfImpact }: RiskChoices,
  values: RiskRowText['values'],
  before: KnownRisk | null,
  same: (field: string) => boolean,
): { stated: StatedRating; reason: string } | null {
  const keys = ratingKinds.flatMap((kind) => [
    likelihoodKey(kind),
    impactKey(kind),
    ...criteria.aspects.map(({ id }) => impactKey(kind, id)),
  ])
  const filled = keys.filter((one) => (values[one]?.trim() ?? '') !== '')
  if (filled.length === 0) return null
  const reason = values.ratingReason?.trim() ?? ''
  const sameReason = same('ratingReason')
  if (before?.rating && keys.every(same) && sameReason) return null
  const step = (key: string, steps: readonly { name: string }[]): number | null => {
    const cell = values[key]?.trim() ?? ''
    if (cell === '') return null
    const names = steps.map(({ name }, place) => `${place + 1} ${name}`).join(', ')
    return (
      stepIn(steps, cell) ??
      refuse(
        `‘${cell.slice(0, 60)}’ is geen stap van de schaal. Schrijf een van deze: ${names}.`,
        `‘${cell.slice(0, 60)}’ is no step of the scale. Write one of these: ${names}.`,
      )
    )
  }
  const impactsOf = (kind: RatingKind): Record<string, number> => {
    const whole = step(impactKey(kind), criteria.impact)
    if (whole !== null && aspectOfImpact === null) {
      refuse(
        'Er is één kolom voor het gevolg. Kies waar die over gaat, zoals beschikbaarheid.',
        'There is one column for the impact. Choose what it is about, such as availability.',
      )
    }
    const given = criteria.aspects.flatMap(({ id }) => {
      const found = step(impactKey(kind, id), criteria.impact) ?? (id === aspectOfImpact ? whole : null)
      return found === null ? [] : [[id, found] as const]
    })
    return Object.fromEntries(given)
  }
  const inherent: Rating = {
    likelihood:
      step(likelihoodKey('inherent'), criteria.likelihood) ??
      refuse(
        'De kans zonder maatregelen ontbreekt. Vul een stap in, of maak alle vakken van de waardering leeg.',
        'The likelihood without measures is missing. Fill in a step, or clear all cells of the rating.',
      ),
    impacts: impactsOf('inherent'),
  }
  const residual: Rating = {
    likelihood: step(likelihoodKey('residual'), criteria.likelihood) ?? inherent.likelihood,
    impacts: { ...inherent.impacts, ...impactsOf('residual') },
  }
  const [wrong] = checkRating(criteria, { inherent, residual })
  if (wrong) {
    const about = criteria.aspects.find(({ id }) => wrong.path.endsWith(`.${id}`))?.name
    const named = (text: string) => (about === undefined ? text : `${about}: ${text}`)
    refuse(named(wrong.message.nl), named(wrong.message.en))
  }
  const stands = before?.rating?.criteria === criteria && isEqual(before.rating.stated, { inherent, residual })
  return stands && sameReason ? null : { stated: { inherent, residual }, reason }
}

const isEqual = (a: StatedRating, b: StatedRating): boolean =>
  ratingKinds.every((kind) => a[kind].likelihood === b[kind].likelihood && sorted(a[kind]) === sorted(b[kind]))
const sorted = ({ impacts }: Rating) => JSON.stringify(Object.entries(impacts).sort())
