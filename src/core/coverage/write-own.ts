import type { Day } from '../time/day.ts'
import type { ComposedRow, Follows, OwnCertificate } from './compose-own.ts'
import type { SharingTerms } from './facts.ts'
import type { CoverageDocument, NamedGround, TravellingClaim } from './interchange.ts'

type Words = Record<'nl' | 'en', string>

/** What the report says about a control where nobody wrote anything else. */
const followsWords: Record<Follows['because'], Words> = {
  demonstrable: {
    nl: 'Aantoonbaar: het is beschreven en bekend, het werkt en er is onafhankelijk naar gekeken.',
    en: 'Demonstrable: it is described and known, it works, and somebody independent looked at it.',
  },
  'not-yet': {
    nl: 'Nog niet aantoonbaar. Een afnemer kan hier nog niet op steunen.',
    en: 'Not demonstrable yet. A customer cannot lean on it yet.',
  },
  'not-demonstrable': {
    nl: 'Niet aantoonbaar. Een afnemer kan hier niet op steunen.',
    en: 'Not demonstrable. A customer cannot lean on it.',
  },
  'not-applicable': {
    nl: 'Niet van toepassing volgens de verklaring van toepasselijkheid van de leverancier.',
    en: 'Not applicable by the statement of applicability of the supplier.',
  },
  'not-for-this-service': {
    nl: 'Niet van toepassing op deze dienst: zij raakt de zorggegevens waar het om gaat niet.',
    en: 'Not applicable to this service: it does not touch the health information that this is about.',
  },
  'care-not-in-place': {
    nl: 'Wat NEN 7510 voor de zorg toevoegt is nog niet aantoonbaar aanwezig.',
    en: 'What NEN 7510 adds for care is not demonstrably in place yet.',
  },
}

/** The sentence that stands where nobody wrote one. */
export const statementThatFollows = (because: Follows['because'], language: 'nl' | 'en'): string =>
  followsWords[because][language]

const beyondProof: Words = {
  nl: 'Eigen verklaring: het eigen bewijs van de leverancier laat dit (nog) niet zien.',
  en: 'Own statement: the own evidence of the supplier does not show this (yet).',
}

const sameHands: Words = {
  nl: 'Geschreven en goedgekeurd door dezelfde persoon: naar de regels waarin de leverancier meer verklaart dan het eigen bewijs laat zien, keek geen tweede persoon.',
  en: 'Written and approved by the same person: nobody else looked at the rows in which the supplier states more than its own evidence shows.',
}

/** The report as it travels where whoever wrote that it claims more than is shown approved it too: before all else that is said beside it. */
export const tellSameHands = (document: CoverageDocument): CoverageDocument => ({
  ...document,
  disclaimer: [sameHands[document.language], document.disclaimer].filter(Boolean).join('\n\n'),
})

export type OwnHead = {
  supplier: string
  service: string
  title: string
  version: string
  language: 'nl' | 'en'
  terms: SharingTerms
  termsNote: string
  disclaimer: string
}

/**
 * The report as it travels: what rests on a certificate names it, what rests on none is the own statement. What claims more than the chain
 * of proof shows is never more than that, and says so. The same rows give the same document.
 */
export function writeOwnCoverage(
  head: OwnHead,
  edition: { id: string; name: string },
  rows: readonly ComposedRow[],
  certificates: readonly OwnCertificate[],
  asOf: Day,
): CoverageDocument {
  const known = new Map(certificates.map((one) => [one.id, one]))
  const keys = new Map<string, string>()
  const grounds: NamedGround[] = []
  const groundOf = (id: string | null): string | null => {
    const certificate = id === null ? undefined : known.get(id)
    if (!certificate) return null
    const named = keys.get(certificate.id)
    if (named !== undefined) return named
    const key = `certificate-${grounds.length + 1}`
    keys.set(certificate.id, key)
    const { body, number, accredited, starts, ends, scope } = certificate
    grounds.push({
      ...{ key, kind: 'certificate', standard: certificate.edition, title: edition.name, body, number, accredited },
      ...{ type: null, starts, ends, scope, opinion: '' },
    })
    return key
  }
  const claims = rows.map((row): TravellingClaim => {
    const covers = row.extent !== 'none'
    const more = row.compared === 'more'
    const ground = covers && !more ? groundOf(row.certificate) : null
    return {
      edition: edition.id,
      requirement: row.requirement,
      reference: '',
      by: row.by,
      extent: row.extent,
      restsOn: covers ? (ground === null ? 'own-statement' : 'certificate') : 'none',
      ground,
      place: row.place,
      // Where somebody wrote otherwise than follows, the sentence of what follows would contradict it.
      statement: more
        ? [row.statement, beyondProof[head.language]].filter(Boolean).join('\n\n')
        : row.statement || (row.compared === 'same' ? statementThatFollows(row.follows.because, head.language) : ''),
      customerPart: row.customerPart,
    }
  })
  return { ...head, asOf, grounds, claims }
}
