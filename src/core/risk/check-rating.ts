import type { RiskCriteria } from './criteria.ts'
import { aboveInherent, type StatedRating } from './rating.ts'

type Text = { nl: string; en: string }
/** What is wrong with a rating, and where: such as `residual.impacts.availability`. */
export type RatingFault = { path: string; message: Text }

const words = {
  step: (most: number): Text => ({
    nl: `Kies een stap van 1 tot en met ${most}: meer heeft deze schaal niet.`,
    en: `Choose a step from 1 to ${most}: the scale has no more.`,
  }),
  aspect: (id: string): Text => ({
    nl: `Het aspect ‘${id}’ staat niet in de criteria. Kies er een die erin staat.`,
    en: `The aspect ‘${id}’ is not in the criteria. Choose one that is.`,
  }),
  none: {
    nl: 'Kies bij ten minste één aspect wat het gevolg is.',
    en: 'Choose for at least one aspect what the impact is.',
  },
  missing: {
    nl: 'Kies ook hier een stap: de twee waarderingen gaan over dezelfde aspecten.',
    en: 'Choose a step here too: the two ratings are about the same aspects.',
  },
  above: {
    nl: 'Met maatregelen is een risico nooit zwaarder dan zonder. Kies hier ten hoogste de stap zonder maatregelen.',
    en: 'With measures a risk is never heavier than without. Choose here at most the step without measures.',
  },
}

/** What is wrong with a stated rating by these criteria; none: it can be recorded. */
export function checkRating(criteria: RiskCriteria, stated: StatedRating): RatingFault[] {
  const known = new Set(criteria.aspects.map(({ id }) => id))
  const found: RatingFault[] = []
  for (const kind of ['inherent', 'residual'] as const) {
    const { likelihood, impacts } = stated[kind]
    if (likelihood < 1 || likelihood > criteria.likelihood.length) {
      found.push({ path: `${kind}.likelihood`, message: words.step(criteria.likelihood.length) })
    }
    for (const [aspect, step] of Object.entries(impacts)) {
      const path = `${kind}.impacts.${aspect}`
      if (!known.has(aspect)) found.push({ path, message: words.aspect(aspect) })
      else if (step < 1 || step > criteria.impact.length) {
        found.push({ path, message: words.step(criteria.impact.length) })
      }
    }
  }
  const { inherent, residual } = stated
  if (Object.keys(inherent.impacts).length === 0) found.push({ path: 'inherent.impacts', message: words.none })
  const missing = (from: StatedRating['inherent'], to: StatedRating['inherent'], kind: string) =>
    Object.keys(from.impacts)
      .filter((aspect) => known.has(aspect) && !Object.hasOwn(to.impacts, aspect))
      .map((aspect) => ({ path: `${kind}.impacts.${aspect}`, message: words.missing }))
  found.push(...missing(inherent, residual, 'residual'), ...missing(residual, inherent, 'inherent'))
  const told = new Set(found.map(({ path }) => path))
  for (const place of aboveInherent(stated)) {
    const path = place === 'likelihood' ? 'residual.likelihood' : `residual.impacts.${place}`
    if (!told.has(path) && (place === 'likelihood' || inherent.impacts[place] !== undefined)) {
      found.push({ path, message: words.above })
    }
  }
  return found
}
