import type { LeftOutTold } from '../assurance/facts.ts'
import { unheldWords } from '../assurance/unheld-words.ts'
import type { Day } from '../time/day.ts'
import type { GroundMark } from './facts.ts'

/** What takes weight from a ground, as it stands at the end of a sentence. */
export const groundMarkWords: Record<GroundMark, { nl: string; en: string }> = {
  'other-standard': {
    nl: 'het certificaat gaat over een andere norm of editie en weegt als eigen verklaring',
    en: 'the certificate is about another standard or edition and weighs as an own statement',
  },
  'not-accredited': {
    nl: 'het certificaat is niet onder accreditatie afgegeven',
    en: 'the certificate was not issued under accreditation',
  },
  'accreditation-unknown': {
    nl: 'of het certificaat onder accreditatie is afgegeven, is niet bekend',
    en: 'whether the certificate was issued under accreditation is not known',
  },
  'no-body-or-number': {
    nl: 'van het certificaat ontbreekt de instelling of het nummer',
    en: 'the body or the number of the certificate is missing',
  },
  'not-looked-up': {
    nl: 'het certificaat is niet, of langer dan een jaar geleden, nagezocht bij de instelling die het afgaf',
    en: 'the certificate was not looked up at the body that issued it, or longer than a year ago',
  },
  'edition-ended': {
    nl: 'certificaten voor deze editie gelden niet meer',
    en: 'certificates for this edition hold no longer',
  },
  'opinion-unknown': { nl: 'het oordeel van de auditor is niet bekend', en: 'the opinion of the auditor is not known' },
  qualified: { nl: 'de auditor gaf een oordeel met beperking', en: 'the opinion of the auditor is qualified' },
  'exception-not-acceptable': {
    nl: 'een uitzondering in het rapport is als niet aanvaardbaar beoordeeld',
    en: 'an exception in the report was judged not acceptable',
  },
  'exception-unassessed': {
    nl: 'een uitzondering in het rapport is nog niet beoordeeld',
    en: 'an exception in the report has not been assessed yet',
  },
  'cuec-open': {
    nl: 'niet alles wat het rapport van de afnemer vraagt (CUEC), wordt gedaan en is aangetoond',
    en: 'not all that the report asks of the customer (CUEC) is done and shown',
  },
  'subservice-without-report': {
    nl: 'het rapport laat een organisatie erbuiten waarvan er geen eigen assurance-rapport is dat hiervoor telt',
    en: 'the report leaves out an organisation of which there is no assurance report of its own that counts for this',
  },
  financial: {
    nl: 'het rapport gaat over financiële verslaglegging: kijk of de beheersdoelstellingen deze eis raken',
    en: 'the report is about financial reporting: see whether its control objectives touch this requirement',
  },
}

type WriteDay = (day: Day) => string

/** What has to be told beside what something rests on, one sentence each. `leftOut`: organisations that a report leaves out and nothing holds. */
export function toldWords(
  marks: readonly GroundMark[],
  leftOut: readonly LeftOutTold[],
  language: 'nl' | 'en',
  write: WriteDay,
): string {
  return marks
    .flatMap((mark) =>
      mark === 'subservice-without-report' && leftOut.length > 0
        ? leftOut.map((one) => leftOutWords(one, write)[language])
        : [`${capital(groundMarkWords[mark][language])}.`],
    )
    .map((sentence) => ` ${sentence}`)
    .join('')
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

function leftOutWords({ name, ...why }: LeftOutTold, write: WriteDay) {
  const lack = unheldWords(why, write)
  return {
    nl: `Het rapport laat ${name} erbuiten, en daarvan is er geen eigen assurance-rapport dat hiervoor telt: ${lack.nl}.`,
    en: `The report leaves out ${name}, of which there is no assurance report of its own that counts for this: ${lack.en}.`,
  }
}
