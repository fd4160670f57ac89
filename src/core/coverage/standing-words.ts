import type { Mark } from '../report/report.ts'
import type { Loss } from './carry.ts'
import type { Strength } from './facts.ts'
import type { CoverageStanding } from './sums.ts'

type Words = { nl: string; en: string }

/** How a requirement stands, in words, with the mark beside it. */
export const coverageStandingWords: Record<CoverageStanding, Words & { mark: Mark }> = {
  directly: { nl: 'Geheel gedekt', en: 'Covered directly', mark: 'holds' },
  partly: { nl: 'Deels gedekt', en: 'Covered partly', mark: 'partly' },
  lapsed: { nl: 'Niet meer aangetoond', en: 'No longer shown', mark: 'fails' },
  customer: { nl: 'Aan de afnemer', en: 'Up to the customer', mark: 'planned' },
  nobody: { nl: 'Niemand', en: 'Nobody', mark: 'fails' },
  'not-applicable': {
    nl: 'Niet van toepassing volgens de leverancier',
    en: 'Not applicable, the supplier says',
    mark: 'none',
  },
  unsaid: { nl: 'Niets over gezegd', en: 'Nothing said about it', mark: 'unknown' },
}

const byOneService: Partial<Record<CoverageStanding, Words>> = {
  directly: { nl: 'Door ten minste één dienst geheel gedekt', en: 'Covered directly by at least one service' },
  partly: { nl: 'Door ten minste één dienst deels gedekt', en: 'Covered partly by at least one service' },
}

/** How a requirement stands, where services are taken together that have no system in common: each covers itself alone. */
export const standingWords = (standing: CoverageStanding, together: boolean): Words =>
  (together ? byOneService[standing] : undefined) ?? coverageStandingWords[standing]

/** What is shown of that which is covered. */
export const showsWords = {
  works: { nl: 'met aangetoonde werking', en: 'shown to work' },
  exists: {
    nl: 'alleen opzet, bestaan of eigen verklaring',
    en: 'only design, existence or own statement',
  },
} satisfies Record<string, Words>

/** How strong what a claim rests on is. */
export const strengthWords: Record<Strength, Words> = {
  'accredited-certificate': { nl: 'Geaccrediteerd certificaat', en: 'Accredited certificate' },
  certificate: { nl: 'Certificaat', en: 'Certificate' },
  'type-2': { nl: 'Type II-rapport', en: 'Type II report' },
  'type-1': { nl: 'Type I-rapport', en: 'Type I report' },
  'own-statement': { nl: 'Eigen verklaring', en: 'Own statement' },
  none: { nl: 'Niets', en: 'Nothing' },
}

/** What is lost on the way from an older edition. */
export const lossWords: Record<Loss, Words> = {
  new: {
    nl: 'nieuw in deze editie: het rapport kan er niets over zeggen',
    en: 'new in this edition: the report cannot say anything about it',
  },
  care: {
    nl: 'deze editie vraagt iets voor de zorg dat de andere niet vraagt: hoogstens deels gedekt',
    en: 'this edition asks something for health care that the other does not: covered partly at most',
  },
  more: { nl: 'deze editie vraagt meer: hoogstens deels gedekt', en: 'this edition asks more: covered partly at most' },
  other: {
    nl: 'deze editie vraagt ook iets anders: hoogstens deels gedekt',
    en: 'this edition asks something else besides: covered partly at most',
  },
  uncertain: {
    nl: 'welk nummer bij deze eis hoort, is een eigen lezing: hoogstens deels gedekt',
    en: 'which number belongs to this requirement is a reading of ours: covered partly at most',
  },
  'care-guidance': {
    nl: 'er wordt hetzelfde gevraagd; de toelichting voor de zorg is nieuw',
    en: 'the same is asked; the explanation for health care is new',
  },
}
