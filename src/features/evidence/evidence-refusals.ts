import { Problem } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'

/** Names the fields that are wrong; nothing was stored. */
export const invalidFields = (fields: { path: string; message: Text }[]) =>
  new Problem(
    400,
    'invalid',
    {
      nl: 'Niet alles is goed ingevuld. Er is niets opgeslagen.',
      en: 'Not everything is filled in correctly. Nothing was saved.',
    },
    { fields },
  )

export const evidenceRefusals = {
  noLongerCounts: () =>
    new Problem(409, 'evidence-no-longer-counts', {
      nl: 'Dit bewijs is ingetrokken of al door nieuwer bewijs vervangen. Leg nieuw bewijs vast.',
      en: 'This evidence was withdrawn or was put right by newer evidence already. Record new evidence.',
    }),
  tokenElsewhere: () =>
    new Problem(403, 'token-other-measure', {
      nl: 'Dit toegangstoken is voor andere maatregelen.',
      en: 'This access token is for other measures.',
    }),
}

export const fieldFaults = {
  periodBackwards: { nl: 'De laatste dag ligt voor de eerste.', en: 'The last day lies before the first.' },
  periodToCome: {
    nl: 'Bewijs gaat over dagen die voorbij zijn: de laatste dag is vandaag of eerder.',
    en: 'Evidence is about days that have passed: the last day is today or earlier.',
  },
  collectedToCome: { nl: 'Deze dag komt nog.', en: 'This day is still to come.' },
  fileGone: {
    nl: 'Dit bestand is er niet (meer). Kies het opnieuw.',
    en: 'This file is not there (any more). Choose it again.',
  },
  measureGone: { nl: 'Deze maatregel bestaat niet.', en: 'This measure does not exist.' },
  proofGone: {
    nl: 'Dit verwachte bewijs hoort niet, of niet meer, bij deze maatregel.',
    en: 'This expected proof does not, or no longer, belong to this measure.',
  },
} satisfies Record<string, Text>
