import { dayOf, type Instant } from '../../core/time/instant.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'

export type Fault = { path: string; message: Text }

const invalid = (fields: Fault[]) =>
  new Problem(
    400,
    'invalid',
    {
      nl: 'Niet alles is goed ingevuld. Er is niets opgeslagen.',
      en: 'Not everything is filled in correctly. Nothing was saved.',
    },
    { fields },
  )

/** Throws where anything is wrong, naming it field by field. */
export function requireFaultless(faults: (Fault | false | null)[]): void {
  const found = faults.filter((one) => one !== false && one !== null)
  if (found.length > 0) throw invalid(found)
}

/** Throws where a supplier has as many of one kind as it can have. */
export function requireRoom(count: number, most: number): void {
  if (count >= most)
    throw new Problem(409, 'supplier-full', {
      nl: `Een leverancier heeft hiervan hoogstens ${most}. Neem samen wat bij elkaar hoort, of verwijder wat niet meer nodig is.`,
      en: `A supplier has at most ${most} of these. Take together what belongs together, or remove what is no longer needed.`,
    })
}

export const messages = {
  taken: {
    nl: 'Er is al een leverancier met deze naam. Geef een naam waaraan deze te herkennen is, zoals met de plaats erachter.',
    en: 'There is a supplier with this name already. Give a name by which this one can be told apart, such as with its place.',
  },
  serviceTaken: {
    nl: 'Deze leverancier levert al een dienst met deze naam. Wijzig die, of geef deze een andere naam.',
    en: 'This supplier gives a service with this name already. Change that one, or give this one another name.',
  },
  semicolon: {
    nl: 'Een naam heeft geen puntkomma: die scheidt namen in lijsten. Schrijf een komma.',
    en: 'A name has no semicolon: it separates names in lists. Write a comma.',
  },
  nobody: {
    nl: 'Deze persoon staat niet in de lijst van medewerkers.',
    en: 'This person is not in the list of staff.',
  },
  endsBefore: {
    nl: 'De laatste dag ligt voor de eerste. Kies een latere dag.',
    en: 'The last day lies before the first. Choose a later day.',
  },
  noService: {
    nl: 'Deze dienst is niet van deze leverancier. Kies opnieuw.',
    en: 'This service is not of this supplier. Choose again.',
  },
  noAsset: {
    nl: 'Dit bedrijfsmiddel bestaat niet (meer). Kies opnieuw.',
    en: 'This asset does not exist, or no longer. Choose again.',
  },
  reachTwice: {
    nl: 'Van deze dienst staat al vast wat hij in dit bedrijfsmiddel bereikt. Wijzig dat.',
    en: 'What this service reaches in this asset was recorded already. Change that.',
  },
  noParent: {
    nl: 'Deze subverwerker staat niet bij deze leverancier. Kies opnieuw.',
    en: 'This sub-processor is not with this supplier. Choose again.',
  },
  noSupplier: {
    nl: 'Deze leverancier staat niet in het register. Kies opnieuw.',
    en: 'This supplier is not in the register. Choose again.',
  },
  itself: {
    nl: 'Een leverancier is niet de subverwerker van zichzelf.',
    en: 'A supplier is not its own sub-processor.',
  },
  noFile: {
    nl: 'Dit bestand is er niet. Kies het opnieuw.',
    en: 'This file is not there. Choose it again.',
  },
  fileName: {
    nl: 'Bij een bestand hoort een naam, en bij een naam een bestand.',
    en: 'A file goes with a name, and a name with a file.',
  },
  toCome: { nl: 'Deze dag moet nog komen.', en: 'This day has yet to come.' },
  reason: {
    nl: 'Schrijf waarom het anders is dan uit de feiten volgt.',
    en: 'Write why it is otherwise than the facts say.',
  },
} satisfies Record<string, Text>

/** The fault of a last day before the first; null where there is none. */
export const endFault = (starts: string | null, ends: string | null, path: string): Fault | null =>
  starts !== null && ends !== null && ends < starts ? { path, message: messages.endsBefore } : null

/** The fault of a day on which something was done and that has yet to come; null where there is none. */
export const toComeFault = (done: string | null, now: Instant, path: string): Fault | null =>
  done !== null && done > dayOf(now) ? { path, message: messages.toCome } : null
