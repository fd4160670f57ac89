import { Problem } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'

export const invalid = (path: string, message: Text) =>
  new Problem(
    400,
    'invalid',
    {
      nl: 'Niet alles is goed ingevuld. Er is niets opgeslagen.',
      en: 'Not everything is filled in correctly. Nothing was saved.',
    },
    { fields: [{ path, message }] },
  )

const refusal = (code: string, nl: string, en: string) => () => new Problem(409, code, { nl, en })

/** What cannot be done as things stand, and what to do instead. */
export const refusals = {
  reviewOpen: refusal(
    'review-open-already',
    'Er loopt al een beoordeling van deze leverancier. Ga daarmee verder.',
    'A review of this supplier is going on already. Go on with that one.',
  ),
  ended: refusal(
    'supplier-ended',
    'Deze leverancier levert niet meer. Zet de leverancier eerst terug om hem te beoordelen of te bevragen.',
    'This supplier no longer delivers. Put the supplier back first to review it or to ask it anything.',
  ),
  decided: refusal(
    'review-decided',
    'Over deze beoordeling is al besloten. Begin een nieuwe.',
    'This review was decided already. Begin a new one.',
  ),
  pictureChanged: refusal(
    'picture-changed',
    'Sinds deze pagina is geopend, is bij deze leverancier iets gewijzigd. Kijk opnieuw en besluit dan.',
    'Since this page was opened something changed at this supplier. Look again, then decide.',
  ),
  listOver: refusal(
    'questionnaire-over',
    'Deze vragenlijst is ingeleverd of ingetrokken. Stuur een nieuwe link om haar weer te openen.',
    'This list of questions was handed in or withdrawn. Send a new link to open it again.',
  ),
  withdrawnList: refusal(
    'questionnaire-withdrawn',
    'Deze vragenlijst is ingetrokken. Stuur een nieuwe.',
    'This list of questions was withdrawn. Send a new one.',
  ),
  unanswered: (count: number) =>
    new Problem(409, 'questions-unanswered', {
      nl: `Nog niet alle vragen zijn beantwoord: er staan er ${count} open. Kies ‘niet van toepassing’ waar een vraag niet past.`,
      en: `Not all questions are answered: ${count} are still open. Choose ‘not applicable’ where a question does not fit.`,
    }),
  carried: (count: number) =>
    new Problem(409, 'answers-carried', {
      nl: `Nog niet alle antwoorden van de vorige keer zijn bekeken: er staan er ${count} open. Bevestig ze of wijzig ze.`,
      en: `Not all answers of last time were looked at: ${count} are still open. Confirm or change them.`,
    }),
  changedSinceCheck: refusal(
    'changed-since-check',
    'Sinds de controle is het bestand of de lijst gewijzigd. Er is niets overgenomen. Controleer het bestand opnieuw.',
    'The file or the list changed since the check. Nothing was taken over. Check the file again.',
  ),
  tooMuch: () =>
    new Problem(429, 'too-many-answers', {
      nl: 'Met deze link is het afgelopen uur al heel vaak iets opgeslagen. Probeer het over een uur opnieuw.',
      en: 'Very much was saved by this link in the past hour. Try again in an hour.',
    }),
  /** One answer for a link that never was, that expired or was withdrawn: it tells nothing about anybody. */
  linkEnded: () =>
    new Problem(410, 'questionnaire-link-ended', {
      nl: 'Deze link werkt niet of niet meer. Gebruik de link uit de nieuwste mail, of vraag een nieuwe aan wie de vragen stelde.',
      en: 'This link does not work, or no longer. Use the link of the newest mail, or ask whoever put the questions for a new one.',
    }),
}
