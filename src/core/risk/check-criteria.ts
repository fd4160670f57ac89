import { parseDay } from '../time/day.ts'
import { parseDuration } from '../time/duration.ts'
import { durationLater } from '../time/far-days.ts'
import { fixedAspects, levelSizes, type RiskCriteria, type RiskLevel, scaleSizes } from './criteria.ts'

type Text = { nl: string; en: string }
/** What is wrong, and where: names and places from 0 with dots between, such as `levels.2.name`. */
export type CriteriaFault = { path: string; message: Text }

const words = {
  size: (least: number, most: number): Text => ({
    nl: `Geef ${least} tot en met ${most} stappen.`,
    en: `Give ${least} to ${most} steps.`,
  }),
  levels: (least: number, most: number): Text => ({
    nl: `Geef ${least} tot en met ${most} niveaus.`,
    en: `Give ${least} to ${most} levels.`,
  }),
  name: { nl: 'Geef dit een naam.', en: 'Give this a name.' },
  twice: { nl: 'Deze naam staat er al. Kies een andere.', en: 'This name is there already. Choose another.' },
  meaning: { nl: 'Schrijf wanneer deze stap wordt gekozen.', en: 'Write when this step is chosen.' },
  fixed: ({ nl, en }: Text): Text => ({
    nl: `De eerste vier aspecten liggen vast. Hier hoort ${nl}.`,
    en: `The first four aspects are fixed. ${en} belongs here.`,
  }),
  idTwice: { nl: 'Dit aspect staat er twee keer. Haal er een weg.', en: 'This aspect is there twice. Remove one.' },
  meanings: (steps: number): Text => ({
    nl: `Schrijf bij elk van de ${steps} stappen wat het gevolg is.`,
    en: `Write for each of the ${steps} steps what the impact is.`,
  }),
  duration: {
    nl: 'Geef een duur in dagen, weken, maanden of jaren van ten minste een dag en ten hoogste tien jaar.',
    en: 'Give a duration in days, weeks, months or years of at least a day and at most ten years.',
  },
  longer: {
    nl: 'Een zwaarder niveau wordt ten minste zo vaak bekeken als een lichter. Kies hier een kortere duur.',
    en: 'A heavier level is looked at at least as often as a lighter one. Choose a shorter duration here.',
  },
  acceptedLonger: {
    nl: 'Een zwaarder niveau wordt niet langer aanvaard dan een lichter. Kies hier ten hoogste die duur.',
    en: 'A heavier level is not accepted for longer than a lighter one. Choose at most that duration here.',
  },
  nobody: {
    nl: 'Kies wie een risico van dit niveau mag aanvaarden: een rol of een persoon.',
    en: 'Choose who may accept a risk of this level: a role or a person.',
  },
  auditor: {
    nl: 'Een auditor wijzigt niets en kan geen risico aanvaarden. Kies een andere rol.',
    en: 'An auditor changes nothing and cannot accept a risk. Choose another role.',
  },
  stranger: {
    nl: 'Dit account hoort niet bij deze organisatie, of is auditor. Kies iemand anders.',
    en: 'This account does not belong to this organisation, or is an auditor. Choose somebody else.',
  },
  rows: (rows: number, columns: number): Text => ({
    nl: `Geef de matrix ${rows} rijen van ${columns} cellen: een rij voor elke stap van het gevolg, een cel voor elke stap van de kans.`,
    en: `Give the matrix ${rows} rows of ${columns} cells: a row for each impact step, a cell for each likelihood step.`,
  }),
  noLevel: { nl: 'Dit niveau bestaat niet. Kies een ander.', en: 'This level does not exist. Choose another.' },
  lighter: {
    nl: 'Dit niveau is lichter dan dat van een kleinere kans of een kleiner gevolg. Kies een zwaarder niveau.',
    en: 'This level is lighter than that of a smaller likelihood or impact. Choose a heavier level.',
  },
  unused: {
    nl: 'Dit niveau staat nergens in de matrix. Gebruik het of haal het weg.',
    en: 'This level is nowhere in the matrix. Use it or remove it.',
  },
  appetite: {
    nl: 'Kies een van de niveaus als het hoogste dat niemand hoeft te aanvaarden, maar niet het zwaarste.',
    en: 'Choose one of the levels as the highest that nobody has to accept, but not the heaviest.',
  },
}

/**
 * What is wrong with criteria, each fault at its place; none: they can be used. `accounts` are the memberships of the organisation that
 * may accept anything at all.
 */
export function checkCriteria(criteria: RiskCriteria, accounts: ReadonlySet<string>): CriteriaFault[] {
  return [
    ...scaleFaults('likelihood', criteria.likelihood),
    ...scaleFaults('impact', criteria.impact),
    ...aspectFaults(criteria),
    ...levelFaults(criteria, accounts),
    ...matrixFaults(criteria),
  ]
}

const blank = (text: string) => text.trim() === ''
const folded = (text: string) => text.trim().toLowerCase()

function nameFaults(path: string, named: readonly { name: string }[]): CriteriaFault[] {
  return named.flatMap(({ name }, place) => {
    const at = `${path}.${place}.name`
    if (blank(name)) return [{ path: at, message: words.name }]
    const before = named.slice(0, place).some((other) => folded(other.name) === folded(name))
    return before ? [{ path: at, message: words.twice }] : []
  })
}

function scaleFaults(path: 'likelihood' | 'impact', scale: RiskCriteria['impact']): CriteriaFault[] {
  const { least, most } = scaleSizes
  return [
    ...(scale.length < least || scale.length > most ? [{ path, message: words.size(least, most) }] : []),
    ...nameFaults(path, scale),
    ...scale.flatMap(({ meaning }, place) =>
      blank(meaning) ? [{ path: `${path}.${place}.meaning`, message: words.meaning }] : [],
    ),
  ]
}

const fixedWords: Record<(typeof fixedAspects)[number], Text> = {
  availability: { nl: 'beschikbaarheid', en: 'availability' },
  integrity: { nl: 'integriteit', en: 'integrity' },
  confidentiality: { nl: 'vertrouwelijkheid', en: 'confidentiality' },
  'patient-safety': { nl: 'patiëntveiligheid', en: 'patient safety' },
}

function aspectFaults({ aspects, impact }: RiskCriteria): CriteriaFault[] {
  const fixed = fixedAspects.flatMap((id, place) =>
    aspects[place]?.id === id ? [] : [{ path: `aspects.${place}`, message: words.fixed(fixedWords[id]) }],
  )
  const each = aspects.flatMap(({ id, meanings }, place) => [
    ...(aspects.slice(0, place).some((other) => other.id === id)
      ? [{ path: `aspects.${place}.id`, message: words.idTwice }]
      : []),
    ...(meanings.length !== impact.length || meanings.some(blank)
      ? [{ path: `aspects.${place}.meanings`, message: words.meanings(impact.length) }]
      : []),
  ])
  return [...fixed, ...nameFaults('aspects', aspects), ...each]
}

const anyDay = parseDay('2000-01-01') as NonNullable<ReturnType<typeof parseDay>>
const farthest = durationLater(anyDay, { years: 10, months: 0, weeks: 0, days: 0 })

/** The day that a duration reaches from some day on, to compare durations by; null where it is none, or out of bounds. */
function reach(text: string) {
  const duration = parseDuration(text)
  const end = duration && durationLater(anyDay, duration)
  return end !== null && end > anyDay && end <= farthest ? end : null
}

const exceeds = (one: string, other: string) => (reach(one) ?? anyDay) > (reach(other) ?? farthest)

function levelFaults({ levels, appetite }: RiskCriteria, accounts: ReadonlySet<string>): CriteriaFault[] {
  const { least, most } = levelSizes
  const each = levels.flatMap((level, place) => {
    const path = `levels.${place}`
    const review = reach(level.reviewEvery)
    const before = place === 0 ? null : reach((levels[place - 1] as RiskLevel).reviewEvery)
    return [
      ...(review === null ? [{ path: `${path}.reviewEvery`, message: words.duration }] : []),
      ...(review !== null && before !== null && review > before
        ? [{ path: `${path}.reviewEvery`, message: words.longer }]
        : []),
      ...(reach(level.acceptFor) === null ? [{ path: `${path}.acceptFor`, message: words.duration }] : []),
      ...(place > appetite + 1 && exceeds(level.acceptFor, (levels[place - 1] as RiskLevel).acceptFor)
        ? [{ path: `${path}.acceptFor`, message: words.acceptedLonger }]
        : []),
      ...(level.acceptedBy.includes('auditor') ? [{ path: `${path}.acceptedBy`, message: words.auditor }] : []),
      ...level.acceptors.flatMap((one, at) =>
        accounts.has(one) ? [] : [{ path: `${path}.acceptors.${at}`, message: words.stranger }],
      ),
      ...(place > appetite && level.acceptedBy.length + level.acceptors.length === 0
        ? [{ path: `${path}.acceptedBy`, message: words.nobody }]
        : []),
    ]
  })
  return [
    ...(levels.length < least || levels.length > most ? [{ path: 'levels', message: words.levels(least, most) }] : []),
    ...nameFaults('levels', levels),
    ...each,
    ...(appetite < 0 || appetite >= levels.length - 1 ? [{ path: 'appetite', message: words.appetite }] : []),
  ]
}

function matrixFaults({ matrix, impact, likelihood, levels }: RiskCriteria): CriteriaFault[] {
  if (matrix.length !== impact.length || matrix.some((row) => row.length !== likelihood.length)) {
    return [{ path: 'matrix', message: words.rows(impact.length, likelihood.length) }]
  }
  const cells = matrix.flatMap((row, i) =>
    row.flatMap((level, j) => {
      const path = `matrix.${i}.${j}`
      if (level < 0 || level >= levels.length) return [{ path, message: words.noLevel }]
      const [left, below] = [row[j - 1] ?? 0, matrix[i - 1]?.[j] ?? 0]
      return level < left || level < below ? [{ path, message: words.lighter }] : []
    }),
  )
  const used = new Set(matrix.flat())
  const unused = levels.flatMap((_, place) =>
    used.has(place) ? [] : [{ path: `levels.${place}`, message: words.unused }],
  )
  return [...cells, ...unused]
}
