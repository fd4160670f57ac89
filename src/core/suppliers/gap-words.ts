import { lackWords, type WriteDay } from '../assurance/lack-words.ts'
import { unheldWords } from '../assurance/unheld-words.ts'
import type { Span } from '../demonstrability/steps.ts'
import type { GapKind, SupplierGap } from './gap.ts'

type Words = { nl: string; en: string }

/** What is missing, in a few words: for filters, columns and marks. */
export const gapKindWords: Record<GapKind, Words> = {
  'nobody-answers': { nl: 'Geen eigenaar', en: 'No owner' },
  'no-mfa': { nl: 'Geen MFA', en: 'No MFA' },
  'not-logged': { nl: 'Niet gelogd', en: 'Not logged' },
  'reach-unknown': { nl: 'Bereik niet bekend', en: 'Reach not known' },
  'no-contract': { nl: 'Geen contract', en: 'No contract' },
  'no-agreement': { nl: 'Geen verwerkersovereenkomst', en: 'No processor agreement' },
  'agreement-incomplete': { nl: 'Verwerkersovereenkomst onvolledig', en: 'Processor agreement incomplete' },
  'subprocessor-not-agreed': { nl: 'Geen toestemming voor subverwerker', en: 'No authorisation for sub-processor' },
  'subprocessor-not-asked': {
    nl: 'Toestemming voor subverwerker niet gevraagd',
    en: 'Authorisation for sub-processor not asked',
  },
  'subprocessors-unknown': { nl: 'Subverwerkers niet bekend', en: 'Sub-processors not known' },
  'subservice-without-report': { nl: 'Keten zonder rapport', en: 'Chain without a report' },
  'never-reviewed': { nl: 'Nog nooit beoordeeld', en: 'Never reviewed' },
  'review-overdue': { nl: 'Beoordeling te laat', en: 'Review overdue' },
  'action-overdue': { nl: 'Actie te laat', en: 'Action overdue' },
  'certificate-lapsed': { nl: 'Certificaat verlopen', en: 'Certificate lapsed' },
  'certificate-unchecked': { nl: 'Certificaat niet nagezocht', en: 'Certificate not looked up' },
  'assurance-gap': { nl: 'Dagen zonder assurance', en: 'Days without assurance' },
  'exception-unassessed': { nl: 'Uitzondering niet beoordeeld', en: 'Exception not assessed' },
  'cuec-open': { nl: 'CUEC nog open', en: 'CUEC still open' },
  'no-exit-plan': { nl: 'Geen exitplan', en: 'No exit plan' },
}

type Of = { supplier: string; about: string; gap: SupplierGap; write: WriteDay }
type Said = (of: Of) => Words

/** More holes in time than this are not written out. */
const mostHoles = 3

/** Holes in time as they stand at the beginning of a sentence: one that has an end from when through when, another since when. */
function holesOf(days: readonly Span[], write: WriteDay): Words {
  const each = days.map(({ from, through }) =>
    through === null
      ? { nl: `sinds ${write(from, 'nl')}`, en: `since ${write(from, 'en')}` }
      : {
          nl: `van ${write(from, 'nl')} tot en met ${write(through, 'nl')}`,
          en: `from ${write(from, 'en')} through ${write(through, 'en')}`,
        },
  )
  const joined = (language: keyof Words, and: string) => {
    const texts = each.map((one) => one[language])
    const all = [texts.slice(0, -1).join(', '), ...texts.slice(-1)].filter((part) => part !== '').join(` ${and} `)
    return `${all.charAt(0).toUpperCase()}${all.slice(1)}`
  }
  return { nl: joined('nl', 'en'), en: joined('en', 'and') }
}

const sentences: Record<GapKind, Said> = {
  'nobody-answers': ({ supplier }) => ({
    nl: `Niemand is verantwoordelijk voor ${supplier}. Noem een eigenaar.`,
    en: `Nobody is responsible for ${supplier}. Name an owner.`,
  }),
  'no-mfa': ({ about }) => ({
    nl: `${about}: aanmelden gaat zonder tweede factor.`,
    en: `${about}: signing in asks for no second factor.`,
  }),
  'not-logged': ({ about }) => ({
    nl: `${about}: wat er gebeurt wordt niet gelogd.`,
    en: `${about}: what happens is not logged.`,
  }),
  'reach-unknown': ({ about }) => ({
    nl: `${about}: nog niet alles is beantwoord over gegevens, tweede factor en logging.`,
    en: `${about}: not everything was answered about data, second factor and logging.`,
  }),
  'no-contract': ({ supplier }) => ({
    nl: `Met ${supplier} is geen geldend contract vastgelegd.`,
    en: `No contract in force was recorded with ${supplier}.`,
  }),
  'no-agreement': ({ supplier, about }) => ({
    nl: `‘${about}’ van ${supplier} bereikt persoonlijke gezondheidsinformatie zonder getekende en geldende verwerkersovereenkomst.`,
    en: `‘${about}’ of ${supplier} reaches personal health information without a processor agreement that is signed and in force.`,
  }),
  'agreement-incomplete': ({ supplier, about }) => ({
    nl: `In verwerkersovereenkomst ${about} met ${supplier} ontbreekt een afspraak, of is er nog niet naar gekeken.`,
    en: `Processor agreement ${about} with ${supplier} lacks something, or nobody looked yet.`,
  }),
  'subprocessor-not-agreed': ({ supplier, about }) => ({
    nl: `${supplier} zet ${about} in zonder dat de organisatie daarmee akkoord is.`,
    en: `${supplier} uses ${about} without the agreement of the organisation.`,
  }),
  'subprocessor-not-asked': ({ supplier, about }) => ({
    nl: `Er is niet gevraagd of vastgelegd of de organisatie akkoord is met de inzet van ${about} door ${supplier}.`,
    en: `It was not asked or recorded whether the organisation agrees that ${supplier} uses ${about}.`,
  }),
  'subprocessors-unknown': ({ supplier }) => ({
    nl: `Het is niet bekend of anderen voor ${supplier} werken.`,
    en: `It is not known whether others work for ${supplier}.`,
  }),
  'subservice-without-report': ({ supplier, about, gap: { leftOut }, write }) => {
    const name = leftOut?.name ?? ''
    const lack = leftOut ? unheldWords(leftOut, write) : null
    return {
      nl: `Rapport ‘${about}’ van ${supplier} laat ${name} erbuiten, en daarvan is er geen eigen assurance-rapport dat hiervoor telt${lack ? `: ${lack.nl}` : ''}.`,
      en: `Report ‘${about}’ of ${supplier} leaves out ${name}, of which there is no assurance report of its own that counts for this${lack ? `: ${lack.en}` : ''}.`,
    }
  },
  'never-reviewed': ({ supplier }) => ({
    nl: `${supplier} is nog nooit beoordeeld, en dat had al gemoeten.`,
    en: `${supplier} was never reviewed, and should have been by now.`,
  }),
  'review-overdue': ({ supplier }) => ({
    nl: `De beoordeling van ${supplier} is te laat.`,
    en: `The review of ${supplier} is overdue.`,
  }),
  'action-overdue': ({ supplier, about }) => ({
    nl: `De actie ‘${about}’ bij ${supplier} is te laat.`,
    en: `The action ‘${about}’ at ${supplier} is overdue.`,
  }),
  'certificate-lapsed': ({ supplier, about }) => ({
    nl: `Het certificaat ${about} van ${supplier} is verlopen of ingetrokken, zonder opvolger.`,
    en: `The certificate ${about} of ${supplier} lapsed or was revoked, without a successor.`,
  }),
  'certificate-unchecked': ({ supplier, about }) => ({
    nl: `Het certificaat ${about} van ${supplier} is niet, of langer dan een jaar geleden, nagezocht bij de instelling die het afgaf.`,
    en: `The certificate ${about} of ${supplier} was not looked up at the body that issued it, or longer than a year ago.`,
  }),
  'assurance-gap': ({ supplier, about, gap: { days }, write }) => {
    const what = about === '' ? '' : ` (het gaat om ‘${about}’)`
    const whatEn = about === '' ? '' : ` (it is about ‘${about}’)`
    const holes = days.length > mostHoles ? null : holesOf(days, write)
    return holes
      ? {
          nl: `${holes.nl} zegt geen assurance-rapport of brugbrief van ${supplier} iets${what}.`,
          en: `${holes.en} no assurance report or bridge letter of ${supplier} tells anything${whatEn}.`,
        }
      : {
          nl: `Er zijn dagen waarover geen assurance-rapport of brugbrief van ${supplier} iets zegt${what}.`,
          en: `There are days of which no assurance report or bridge letter of ${supplier} tells anything${whatEn}.`,
        }
  },
  'exception-unassessed': ({ supplier, about }) => ({
    nl: `In rapport ‘${about}’ van ${supplier} staat een uitzondering die nog niet is beoordeeld.`,
    en: `Report ‘${about}’ of ${supplier} holds an exception that was not assessed.`,
  }),
  'cuec-open': ({ supplier, about, gap: { asked }, write }) => {
    const nl = `Rapport ‘${about}’ van ${supplier} vraagt iets van ons (CUEC)`
    const en = `Report ‘${about}’ of ${supplier} asks something of us (CUEC)`
    const measure = asked?.measure ?? null
    if (measure === null)
      return {
        nl: `${nl} waar nog geen maatregel aan gekoppeld is.`,
        en: `${en} to which no measure is linked yet.`,
      }
    const lack = lackWords(measure, write)
    return {
      nl: `${nl}. ‘${measure.title}’ moet dat doen, maar ${lack.nl}.`,
      en: `${en}. ‘${measure.title}’ is to do it, but ${lack.en}.`,
    }
  },
  'no-exit-plan': ({ supplier }) => ({
    nl: `Er staat niet hoe de organisatie bij ${supplier} weg zou gaan.`,
    en: `It is not written how the organisation would leave ${supplier}.`,
  }),
}

/** What is missing, in a sentence. `nameOf` gives the name of what it is about where the facts hold an id, as of an edition. */
export function gapSentence(gap: SupplierGap, write: WriteDay, nameOf = (title: string) => title): Words {
  const { kind, supplier, about } = gap
  return sentences[kind]({ supplier: supplier.title, about: about === null ? '' : nameOf(about.title), gap, write })
}
