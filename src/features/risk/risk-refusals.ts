import { Problem } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'

export type Fault = { path: string; message: Text }

export const invalid = (fields: Fault[]) =>
  new Problem(
    400,
    'invalid',
    {
      nl: 'Niet alles is goed ingevuld. Er is niets opgeslagen.',
      en: 'Not everything is filled in correctly. Nothing was saved.',
    },
    { fields },
  )

const refusal = (code: string, nl: string, en: string) => () => new Problem(409, code, { nl, en })

/** What cannot be done as things stand, and what to do instead. */
export const refusals = {
  closed: refusal(
    'risk-closed',
    'Dit risico is afgesloten. Heropen het eerst.',
    'This risk is closed. Take the closing back first.',
  ),
  notClosed: refusal('risk-not-closed', 'Dit risico is niet afgesloten.', 'This risk is not closed.'),
  noCriteria: refusal(
    'no-criteria',
    'Er zijn nog geen goedgekeurde criteria. Stel eerst vast hoe risico’s worden gewaardeerd.',
    'No criteria are approved yet. First lay down how risks are rated.',
  ),
  notRated: refusal(
    'risk-not-rated',
    'Dit risico is nog niet gewaardeerd. Waardeer het eerst.',
    'This risk was not rated yet. Rate it first.',
  ),
  newCriteria: refusal(
    'newer-criteria',
    'Sinds de laatste waardering gelden nieuwe criteria. Waardeer het risico daarmee.',
    'New criteria hold since the last rating. Rate the risk by them.',
  ),
  otherGround: refusal(
    'other-ground',
    'Sinds de laatste waardering rekent dit risico op andere maatregelen, of gaat het over iets anders. Waardeer het opnieuw.',
    'Since the last rating this risk counts on other measures, or is about something else. Rate it anew.',
  ),
  notLast: refusal(
    'not-the-last-look',
    'Alleen de laatste waardering of beoordeling kan worden teruggenomen. Bekijk hoe het risico er nu voor staat.',
    'Only the last rating or review can be taken back. Look at how the risk stands now.',
  ),
  stale: refusal(
    'risk-to-be-looked-at',
    'Dit risico moet eerst opnieuw worden beoordeeld. Daarna kan het worden aanvaard.',
    'This risk has to be looked at again first. Then it can be accepted.',
  ),
  lowEnough: refusal(
    'nothing-to-accept',
    'Dit risico is laag genoeg: niemand hoeft het te aanvaarden.',
    'This risk is low enough: nobody has to accept it.',
  ),
  noPlan: refusal(
    'nothing-to-approve',
    'De eigenaar wordt akkoord gevraagd als het risico is gewaardeerd en is gekozen wat ermee gebeurt. Doe dat eerst.',
    'The owner is asked to approve once the risk is rated and somebody chose what is done about it. Do that first.',
  ),
  staleForOwner: refusal(
    'risk-to-be-looked-at',
    'Dit risico moet eerst opnieuw worden beoordeeld. Daarna kan de eigenaar akkoord gaan met het plan.',
    'This risk has to be looked at again first. Then its owner can approve the plan.',
  ),
  noOwner: refusal(
    'no-owner',
    'Niemand die hier werkt is eigenaar van dit risico. Wijs eerst een eigenaar aan.',
    'Nobody who works here owns this risk. First name an owner.',
  ),
  withdrawnAlready: refusal('withdrawn-already', 'Dit is al ingetrokken.', 'This was taken back already.'),
  noDraft: refusal(
    'no-draft',
    'Er is geen concept van de criteria. Begin er eerst een.',
    'There is no draft of the criteria. Begin one first.',
  ),
}

export const faults = {
  overdue: {
    nl: 'Dit risico had al bekeken moeten zijn. Waardeer het zelf opnieuw.',
    en: 'This risk should have been looked at already. Rate it by itself.',
  },
  nobody: {
    nl: 'Deze persoon staat niet in de lijst van medewerkers.',
    en: 'This person is not in the list of staff.',
  },
  noAsset: {
    nl: 'Dit staat niet in het register van bedrijfsmiddelen en processen. Kies iets dat erin staat.',
    en: 'This is not in the register of assets and processes. Choose one that is.',
  },
  assetGone: {
    nl: 'Dit is uit het register van bedrijfsmiddelen gehaald. Kies iets anders.',
    en: 'This was taken out of the register of assets. Choose another.',
  },
  noThreat: {
    nl: 'Deze dreiging staat niet in de lijst. Kies een andere, of beschrijf haar in eigen woorden.',
    en: 'This threat is not in the list. Choose another, or describe it in own words.',
  },
  future: {
    nl: 'Deze dag ligt nog niet achter ons. Kies vandaag of eerder.',
    en: 'This day has not come yet. Choose today or earlier.',
  },
  beforeRaised: {
    nl: 'Een risico wordt niet afgesloten voordat het is gemeld. Kies een latere dag.',
    en: 'A risk is not closed before it was raised. Choose a later day.',
  },
  beforeRating: {
    nl: 'Op deze dag was het risico nog niet zo gewaardeerd. Kies een latere dag.',
    en: 'On this day the risk was not rated like this yet. Choose a later day.',
  },
  whereSeen: {
    nl: 'Schrijf waar te zien is dat de eigenaar akkoord is, zoals het verslag van een overleg.',
    en: 'Write where it can be seen that the owner approves, such as the minutes of a meeting.',
  },
  whoApproved: {
    nl: 'Schrijf wie akkoord is: de eigenaar staat er alleen als functie.',
    en: 'Write who approves: the owner is there as a role only.',
  },
  noMeasure: {
    nl: 'Een van de maatregelen staat niet in het register.',
    en: 'One of the measures is not in the register.',
  },
  twice: { nl: 'Dit staat er twee keer. Haal er een weg.', en: 'This is there twice. Remove one.' },
  noControl: {
    nl: 'Een van de eisen bestaat niet, of hoort bij een norm die niet is gekozen.',
    en: 'One of the requirements does not exist, or belongs to a standard that was not chosen.',
  },
  noWorkshop: { nl: 'Deze sessie bestaat niet. Kies een andere.', en: 'This session does not exist. Choose another.' },
  noRisk: { nl: 'Dit risico staat niet in het register.', en: 'This risk is not in the register.' },
  oneOfTwo: {
    nl: 'Kies één risico of één bedrijfsmiddel waar het over gaat.',
    en: 'Choose one risk or one asset that it is about.',
  },
} satisfies Record<string, Text>
