import type { CoveredBy, Strength } from '../coverage/facts.ts'
import { toldWords } from '../coverage/ground-words.ts'
import { gapSentence } from '../suppliers/gap-words.ts'
import type { LinkReason, ReasonKey } from './chain.ts'

type Language = 'nl' | 'en'
type Both = Record<Language, string>
type WriteDay = (day: string) => string
type SupplierKey = Extract<ReasonKey, `supplier-${string}`>
type Of<K extends SupplierKey> = Extract<LinkReason, { key: K }>
type Words = { [K in SupplierKey]: Record<Language, (reason: Of<K>, day: WriteDay) => string> }

const q = (text: string) => `‘${text}’`

/** By what something is shown, as it stands within a sentence. */
export const strengthWords: Record<Strength, Both> = {
  'accredited-certificate': { nl: 'certificaat onder accreditatie', en: 'accredited certificate' },
  certificate: { nl: 'certificaat', en: 'certificate' },
  'type-2': { nl: 'assurance-rapport type II', en: 'type II assurance report' },
  'type-1': { nl: 'assurance-rapport type I', en: 'type I assurance report' },
  'own-statement': { nl: 'eigen verklaring', en: 'own statement' },
  none: { nl: 'nergens op gebaseerd', en: 'rests on nothing' },
}

const byStrength = (strength: Strength, ground: string, language: Language) =>
  ground === '' ? strengthWords[strength][language] : `${strengthWords[strength][language]} ${q(ground)}`

/** What a report says of a requirement that it does not cover. */
const leaves: Record<CoveredBy, Both> = {
  customer: { nl: 'laat dit over aan de afnemer', en: 'leaves this to the customer' },
  nobody: { nl: 'dekt dit niet', en: 'does not cover this' },
  'not-applicable': { nl: 'noemt dit niet van toepassing', en: 'calls this not applicable' },
  supplier: { nl: 'dekt dit niet', en: 'does not cover this' },
  shared: { nl: 'dekt dit niet', en: 'does not cover this' },
}

/** How many more gaps take the proof away. */
const andMore = (others: number): Both => ({
  nl: others === 0 ? '' : ` En nog ${others} ${others === 1 ? 'punt' : 'punten'} bij leveranciers.`,
  en: others === 0 ? '' : ` And ${others} more ${others === 1 ? 'point' : 'points'} at suppliers.`,
})

/** Reasons that name a supplier. */
export const supplierWords: Words = {
  'supplier-leaves-it': {
    nl: ({ measure, supplier, service, by }) =>
      by === null
        ? `${q(measure.title)} steunt op ${supplier.title} (${service.title}), maar geen dekkingsrapport zegt iets over deze eis.`
        : `${q(measure.title)} steunt op ${supplier.title} (${service.title}), maar het dekkingsrapport ${leaves[by].nl}.`,
    en: ({ measure, supplier, service, by }) =>
      by === null
        ? `${q(measure.title)} relies on ${supplier.title} (${service.title}), but no coverage report says anything about this requirement.`
        : `${q(measure.title)} relies on ${supplier.title} (${service.title}), but the coverage report ${leaves[by].en}.`,
  },
  'supplier-covers-part': {
    nl: ({ measure, supplier, service, report, ownReach, marks, leftOut }, day) =>
      ownReach
        ? `${supplier.title} dekt dit volgens ${q(report.title)} voor de eigen dienst ${q(service.title)}. Niet vastgelegd is dat die alles bereikt waarvoor ${q(measure.title)} dient; voor de rest ontbreekt een eigen maatregel.${toldWords(marks, leftOut, 'nl', day)}`
        : `${supplier.title} dekt dit volgens ${q(report.title)} voor een deel; naast ${q(measure.title)} ontbreekt een eigen maatregel voor de rest.${toldWords(marks, leftOut, 'nl', day)}`,
    en: ({ measure, supplier, service, report, ownReach, marks, leftOut }, day) =>
      ownReach
        ? `${supplier.title} covers this according to ${q(report.title)} for its own service ${q(service.title)}. That it reaches all that ${q(measure.title)} is for is not recorded; a measure of our own for the rest is missing.${toldWords(marks, leftOut, 'en', day)}`
        : `${supplier.title} covers part of this according to ${q(report.title)}; beside ${q(measure.title)} a measure of our own for the rest is missing.${toldWords(marks, leftOut, 'en', day)}`,
  },
  'supplier-shows': {
    nl: ({ supplier, report, strength, ground, works, marks, leftOut, through, audit }, day) =>
      `${supplier.title} laat met ${q(report.title)} zien dat het ${works ? 'werkt' : 'er is'}: ${byStrength(strength, ground, 'nl')}${through === null ? '' : `, tot en met ${day(through)}`}${
        audit ? `; niet tot ${audit.title === '' ? 'de audit' : q(audit.title)} op ${day(audit.day)}` : ''
      }.${toldWords(marks, leftOut, 'nl', day)}`,
    en: ({ supplier, report, strength, ground, works, marks, leftOut, through, audit }, day) =>
      `${supplier.title} shows with ${q(report.title)} that it ${works ? 'works' : 'is there'}: ${byStrength(strength, ground, 'en')}${through === null ? '' : `, through ${day(through)}`}${
        audit ? `; not until ${audit.title === '' ? 'the audit' : q(audit.title)} on ${day(audit.day)}` : ''
      }.${toldWords(marks, leftOut, 'en', day)}`,
  },
  'supplier-only-exists': {
    nl: ({ supplier, report, strength, marks, leftOut }, day) =>
      `${q(report.title)} van ${supplier.title} laat zien dat het er is, niet dat het werkt: ${strengthWords[strength].nl}.${toldWords(marks, leftOut, 'nl', day)}`,
    en: ({ supplier, report, strength, marks, leftOut }, day) =>
      `${q(report.title)} of ${supplier.title} shows that it is there, not that it works: ${strengthWords[strength].en}.${toldWords(marks, leftOut, 'en', day)}`,
  },
  'supplier-lapsed': {
    nl: ({ supplier, report, strength, ground, day: on }, day) =>
      `Wat ${q(report.title)} van ${supplier.title} laat zien, telde tot en met ${day(on)}: ${byStrength(strength, ground, 'nl')}.`,
    en: ({ supplier, report, strength, ground, day: on }, day) =>
      `What ${q(report.title)} of ${supplier.title} shows counted through ${day(on)}: ${byStrength(strength, ground, 'en')}.`,
  },
  'supplier-stopped': {
    nl: ({ measure, supplier, service, day: on }, day) =>
      `${q(measure.title)} steunt op ${supplier.title}, die ${q(service.title)} tot en met ${day(on)} leverde.`,
    en: ({ measure, supplier, service, day: on }, day) =>
      `${q(measure.title)} relies on ${supplier.title}, which delivered ${q(service.title)} through ${day(on)}.`,
  },
  'supplier-never-showed': {
    nl: ({ supplier, report }) =>
      `${q(report.title)} van ${supplier.title} zegt dat dit gedekt is, maar niets waarop het rust laat dat op deze dag zien.`,
    en: ({ supplier, report }) =>
      `${q(report.title)} of ${supplier.title} says that this is covered, but nothing that it rests on shows it on this day.`,
  },
  'supplier-gap': {
    nl: ({ gap, others }, day) => `${gapSentence(gap, day).nl}${andMore(others).nl}`,
    en: ({ gap, others }, day) => `${gapSentence(gap, day).en}${andMore(others).en}`,
  },
}
