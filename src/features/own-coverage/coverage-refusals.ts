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
  thereAlready: refusal(
    'coverage-exists',
    'Voor deze dienst en deze norm is er al een dekkingsrapport. Werk daarin verder.',
    'There is a coverage report for this service and this standard already. Go on with that one.',
  ),
  asksAgain: refusal(
    'coverage-asks-again',
    'Bij sommige regels volgt nu iets anders dan toen ze werden geschreven. Bekijk die regels eerst en sla ze opnieuw op.',
    'Of some rows something else follows now than when they were written. Look at those rows first and save them again.',
  ),
  changedMeanwhile: refusal(
    'changed-since-seen',
    'Het rapport is intussen veranderd. Bekijk hoe het nu is en keur dat goed.',
    'The report changed meanwhile. Look at how it stands now and approve that.',
  ),
  nothingNew: refusal(
    'coverage-nothing-new',
    'Er is niets veranderd sinds de nieuwste versie. Een nieuwe versie is niet nodig.',
    'Nothing changed since the newest version. A new version is not needed.',
  ),
  nothingToSay: refusal(
    'coverage-empty',
    'Er is nog geen beheersmaatregel waarover dit rapport iets kan zeggen. Neem de norm eerst in gebruik.',
    'There is no control yet of which this report can say anything. Adopt the standard first.',
  ),
  ownText: refusal(
    'coverage-own-text',
    'In dit rapport staan regels die meer zeggen dan er aantoonbaar is, en wie ze schreef kan ze niet zelf goedkeuren. Laat een andere beheerder of security officer dit rapport goedkeuren.',
    'This report has rows that say more than is demonstrable, and whoever wrote them cannot approve them. Let another administrator or security officer approve this report.',
  ),
  versionWithdrawn: refusal(
    'version-withdrawn',
    'Deze versie is ingetrokken en kan niet meer worden gedeeld. Deel een nieuwere versie.',
    'This version was withdrawn and can no longer be shared. Share a newer version.',
  ),
  withdrawnAlready: refusal('withdrawn-already', 'Dit is al ingetrokken.', 'This was withdrawn already.'),
}

/** One answer for a link that never was, that expired and that was withdrawn: it tells nothing about anybody. */
export const linkDoesNotWork = () =>
  new Problem(410, 'coverage-link-ended', {
    nl: 'Deze link werkt niet of niet meer. Vraag de leverancier om een nieuwe.',
    en: 'This link does not work, or no longer. Ask the supplier for a new one.',
  })

export const acceptFirst = () =>
  new Problem(403, 'accept-terms-first', {
    nl: 'Accepteer eerst de voorwaarden van dit rapport.',
    en: 'Accept the conditions of this report first.',
  })

export const tooMuch = () =>
  new Problem(429, 'too-many-downloads', {
    nl: 'Met deze link is het afgelopen uur al vaak iets gedownload. Probeer het later opnieuw.',
    en: 'Much was downloaded by this link in the past hour. Try again later.',
  })
