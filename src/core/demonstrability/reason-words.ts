import { lapseText } from '../applicability/lapse-words.ts'
import type { LinkReason, ReasonKey } from './chain.ts'
import { supplierWords } from './supplier-words.ts'

type Language = 'nl' | 'en'
/** How a day is written in the language of the reader. */
type WriteDay = (day: string) => string
type Of<K extends ReasonKey> = Extract<LinkReason, { key: K }>
type Words = { [K in ReasonKey]: Record<Language, (reason: Of<K>, day: WriteDay) => string> }

const because: Record<string, Record<Language, string>> = {
  risk: { nl: 'risico', en: 'risk' },
  law: { nl: 'wet', en: 'law' },
  contract: { nl: 'contract', en: 'contract' },
  'good-practice': { nl: 'goede praktijk', en: 'good practice' },
}
const list = (items: readonly string[], language: Language) =>
  items.length < 2
    ? (items[0] ?? '')
    : `${items.slice(0, -1).join(', ')} ${language === 'nl' ? 'en' : 'and'} ${items.at(-1)}`
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const q = (text: string) => `‘${text}’`
/** One that is only supposed has no name. */
const audited = ({ title }: { title: string }, language: Language) =>
  title === '' ? (language === 'nl' ? 'de audit' : 'the audit') : q(title)

const words: Words = {
  applies: {
    nl: ({ reasons }) =>
      `${capital(
        list(
          reasons.map((one) => because[one]?.nl ?? one),
          'nl',
        ),
      )}.`,
    en: ({ reasons }) =>
      `${capital(
        list(
          reasons.map((one) => because[one]?.en ?? one),
          'en',
        ),
      )}.`,
  },
  'clause-applies': {
    nl: () => 'De hoofdstukken 4 tot en met 10 gelden altijd.',
    en: () => 'Clauses 4 to 10 always apply.',
  },
  undecided: {
    nl: () => 'Er is nog niet besloten of deze eis geldt.',
    en: () => 'Nobody decided yet whether this requirement applies.',
  },
  excluded: {
    nl: () => 'Uitgesloten, met een reden die nog klopt.',
    en: () => 'Excluded, for a reason that still stands.',
  },
  'reason-lapsed': {
    nl: ({ lapsed }) =>
      `De reden klopt niet meer: ${list(
        lapsed.map((one) => lapseText(one).nl),
        'nl',
      )}.`,
    en: ({ lapsed }) =>
      `The reason no longer stands: ${list(
        lapsed.map((one) => lapseText(one).en),
        'en',
      )}.`,
  },
  works: {
    nl: ({ measures, exceptions }, day) =>
      `${list(
        measures.map((one) => `${q(one.title)} (${one.who}, sinds ${day(one.since)})`),
        'nl',
      )}${exceptions.map((one) => `; met uitzondering ${q(one.title)} tot en met ${day(one.through)}${one.instead ? '' : ', zonder vervanging'}`).join('')}.`,
    en: ({ measures, exceptions }, day) =>
      `${list(
        measures.map((one) => `${q(one.title)} (${one.who}, since ${day(one.since)})`),
        'en',
      )}${exceptions.map((one) => `; with exception ${q(one.title)} through ${day(one.through)}${one.instead ? '' : ', with nothing instead'}`).join('')}.`,
  },
  'no-measure': {
    nl: () => 'Er is nog geen maatregel voor deze eis.',
    en: () => 'There is no measure for this requirement yet.',
  },
  planned: {
    nl: ({ measure, day: on }, day) => `${q(measure.title)} treedt in werking op ${day(on)}.`,
    en: ({ measure, day: on }, day) => `${q(measure.title)} goes into operation on ${day(on)}.`,
  },
  'not-in-operation': {
    nl: ({ measure }) => `${q(measure.title)} is nog niet in werking.`,
    en: ({ measure }) => `${q(measure.title)} is not in operation yet.`,
  },
  ended: {
    nl: ({ measure, day: on }, day) => `${q(measure.title)} is gestopt op ${day(on)}.`,
    en: ({ measure, day: on }, day) => `${q(measure.title)} ended on ${day(on)}.`,
  },
  'nobody-answers': {
    nl: ({ measure, left }, day) =>
      left
        ? `Voor ${q(measure.title)} staat niemand: ${left.name} werkte hier tot en met ${day(left.day)}.`
        : `Voor ${q(measure.title)} staat niemand.`,
    en: ({ measure, left }, day) =>
      left
        ? `Nobody answers for ${q(measure.title)}: ${left.name} worked here through ${day(left.day)}.`
        : `Nobody answers for ${q(measure.title)}.`,
  },
  'exception-over': {
    nl: ({ measure, exception, day: on }, day) =>
      `De uitzondering ${q(exception)} op ${q(measure.title)} liep af op ${day(on)}.`,
    en: ({ measure, exception, day: on }, day) =>
      `The exception ${q(exception)} to ${q(measure.title)} ran out on ${day(on)}.`,
  },
  'compensation-missing': {
    nl: ({ measure, exception }) =>
      `Wat de uitzondering ${q(exception)} op ${q(measure.title)} moet opvangen, werkt niet.`,
    en: ({ measure, exception }) =>
      `What should make up for the exception ${q(exception)} to ${q(measure.title)} does not work.`,
  },
  described: {
    nl: ({ document, version, reviewBy }, day) =>
      `${q(document.title)}, versie ${version}; herzien vóór ${day(reviewBy)}.`,
    en: ({ document, version, reviewBy }, day) =>
      `${q(document.title)}, version ${version}; to be reviewed before ${day(reviewBy)}.`,
  },
  'no-document': {
    nl: () => 'Er hoort nog geen beleid of procedure bij.',
    en: () => 'No policy or procedure belongs to it yet.',
  },
  'not-approved': {
    nl: ({ document }) => `${q(document.title)} is nog niet goedgekeurd.`,
    en: ({ document }) => `${q(document.title)} is not approved yet.`,
  },
  'holds-later': {
    nl: ({ document, day: on }, day) => `${q(document.title)} geldt vanaf ${day(on)}.`,
    en: ({ document, day: on }, day) => `${q(document.title)} holds from ${day(on)}.`,
  },
  'review-due': {
    nl: ({ document, day: on }, day) => `${q(document.title)} had vóór ${day(on)} herzien moeten zijn.`,
    en: ({ document, day: on }, day) => `${q(document.title)} was to be reviewed before ${day(on)}.`,
  },
  known: {
    nl: ({ document, confirmed, audience }) =>
      `${confirmed} van de ${audience} mensen bevestigden ${q(document.title)}.`,
    en: ({ document, confirmed, audience }) => `${confirmed} of ${audience} people confirmed ${q(document.title)}.`,
  },
  confirming: {
    nl: ({ document, confirmed, audience, wanted }) =>
      `${confirmed} van de ${audience} mensen bevestigden ${q(document.title)}; gevraagd is ${wanted}%. Dat is nog op tijd te halen.`,
    en: ({ document, confirmed, audience, wanted }) =>
      `${confirmed} of ${audience} people confirmed ${q(document.title)}; ${wanted}% is asked. That can still be reached in time.`,
  },
  unknown: {
    nl: ({ document, confirmed, audience, wanted }) =>
      `Maar ${confirmed} van de ${audience} mensen bevestigden ${q(document.title)}. Gevraagd is ${wanted}%.`,
    en: ({ document, confirmed, audience, wanted }) =>
      `Only ${confirmed} of ${audience} people confirmed ${q(document.title)}. ${wanted}% is asked.`,
  },
  'confirming-not-asked': {
    nl: ({ document }) => `Voor ${q(document.title)} is bevestigen niet gevraagd.`,
    en: ({ document }) => `Confirmation of ${q(document.title)} is not asked.`,
  },
  'meant-for-nobody': {
    nl: ({ document }) => `${q(document.title)} is op deze dag voor niemand bedoeld.`,
    en: ({ document }) => `${q(document.title)} is meant for nobody on this day.`,
  },
  'nothing-to-know': {
    nl: () => 'Er is niets beschreven om te kennen.',
    en: () => 'Nothing is written down that could be known.',
  },
  shown: {
    nl: ({ measure, proof, through, audit }, day) =>
      `${q(proof)} bij ${q(measure.title)} is vers tot en met ${day(through)}.${audit ? ` Zonder nieuw bewijs is dat niet vers op ${audited(audit, 'nl')}, ${day(audit.day)}.` : ''}`,
    en: ({ measure, proof, through, audit }, day) =>
      `${q(proof)} of ${q(measure.title)} is fresh through ${day(through)}.${audit ? ` Without new evidence it is not fresh on ${audited(audit, 'en')}, ${day(audit.day)}.` : ''}`,
  },
  'first-proof-due': {
    nl: ({ measure, proof, day: on }, day) =>
      `${q(proof)} bij ${q(measure.title)} moet er uiterlijk ${day(on)} voor het eerst zijn.`,
    en: ({ measure, proof, day: on }, day) =>
      `${q(proof)} of ${q(measure.title)} is due for the first time by ${day(on)}.`,
  },
  stale: {
    nl: ({ measure, proof, day: on }, day) => `${q(proof)} bij ${q(measure.title)} was vers tot en met ${day(on)}.`,
    en: ({ measure, proof, day: on }, day) => `${q(proof)} of ${q(measure.title)} was fresh through ${day(on)}.`,
  },
  'never-shown': {
    nl: ({ measure, proof }) => `Er is geen bewijs: ${q(proof)} bij ${q(measure.title)} ontbreekt.`,
    en: ({ measure, proof }) => `There is no evidence: ${q(proof)} of ${q(measure.title)} is missing.`,
  },
  'nothing-expected': {
    nl: ({ measure }) => `Bij ${q(measure.title)} staat niet wat laat zien dat het werkt.`,
    en: ({ measure }) => `Nothing says what would show that ${q(measure.title)} works.`,
  },
  'only-existence': {
    nl: ({ measure }) =>
      `Het bewijs dat bij ${q(measure.title)} wordt verwacht, laat zien dat het er is, niet dat het werkt.`,
    en: ({ measure }) => `The evidence expected of ${q(measure.title)} shows that it exists, not that it works.`,
  },
  ...supplierWords,
  'nothing-works': {
    nl: () => 'Er is niets in werking.',
    en: () => 'Nothing is in operation.',
  },
  'nothing-shown': {
    nl: () => 'Er is nog geen bewijs sinds wanneer dit helemaal werkt.',
    en: () => 'There is no evidence yet since when all of it works.',
  },
  'long-enough': {
    nl: ({ since, audit }, day) =>
      audit
        ? `Te tonen sinds ${day(since)}; ${audited(audit, 'nl')} is op ${day(audit.day)}.`
        : `Te tonen sinds ${day(since)}.`,
    en: ({ since, audit }, day) =>
      audit
        ? `Can be shown since ${day(since)}; ${audited(audit, 'en')} is on ${day(audit.day)}.`
        : `Can be shown since ${day(since)}.`,
  },
  'too-short': {
    nl: ({ since, day: on }, day) => `Te tonen sinds ${day(since)}; drie maanden op ${day(on)}.`,
    en: ({ since, day: on }, day) => `Can be shown since ${day(since)}; three months on ${day(on)}.`,
  },
  'too-late-for-audit': {
    nl: ({ since, day: on, audit }, day) =>
      `Te tonen sinds ${day(since)}; drie maanden pas op ${day(on)}, en ${audited(audit, 'nl')} is al op ${day(audit.day)}.`,
    en: ({ since, day: on, audit }, day) =>
      `Can be shown since ${day(since)}; three months only on ${day(on)}, and ${audited(audit, 'en')} is on ${day(audit.day)}.`,
  },
  'looked-at': {
    nl: ({ review, day: on, through }, day) => `${q(review.title)}, ${day(on)}; telt tot en met ${day(through)}.`,
    en: ({ review, day: on, through }, day) => `${q(review.title)}, ${day(on)}; counts through ${day(through)}.`,
  },
  'major-open': {
    nl: ({ review, what }) => `Een grote afwijking uit ${q(review.title)} staat open: ${what}`,
    en: ({ review, what }) => `A major nonconformity from ${q(review.title)} is open: ${what}`,
  },
  'look-planned': {
    nl: ({ audit }, day) => `${audited(audit, 'nl')} staat gepland op ${day(audit.day)}.`,
    en: ({ audit }, day) => `${audited(audit, 'en')} is planned for ${day(audit.day)}.`,
  },
  'never-looked-at': {
    nl: () => 'Hier is nog niet onafhankelijk naar gekeken.',
    en: () => 'Nobody independent has looked at this yet.',
  },
  'looked-at-long-ago': {
    nl: ({ review, day: on }, day) => `${q(review.title)} van ${day(on)} is langer dan drie jaar geleden.`,
    en: ({ review, day: on }, day) => `${q(review.title)} of ${day(on)} is more than three years ago.`,
  },
  'looked-too-early': {
    nl: ({ review, day: on }, day) => `${q(review.title)} keek op ${day(on)}, toen hier nog niets van in werking was.`,
    en: ({ review, day: on }, day) =>
      `${q(review.title)} looked on ${day(on)}, when nothing of this was in operation yet.`,
  },
}

/** Why a link stands as it does, as a sentence that names the facts. */
export function reasonText(reason: LinkReason, language: Language, day: WriteDay): string {
  const write = words[reason.key][language] as (reason: LinkReason, day: WriteDay) => string
  return write(reason, day)
}
