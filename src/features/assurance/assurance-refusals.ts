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

/** What is wrong with what was filled in, and what to write instead. */
export const faults = {
  dayNeeded: {
    nl: 'Vul de dag in waarover een rapport van type I iets zegt.',
    en: 'Fill in the day that a report of type I is about.',
  },
  dayNotHere: {
    nl: 'Een rapport van type II gaat over een periode. Vul de eerste en de laatste dag in en laat deze dag leeg.',
    en: 'A report of type II is about a period. Fill in its first and last day, and leave this day empty.',
  },
  periodNeeded: {
    nl: 'Vul de eerste en de laatste dag in van de periode die de auditor heeft getoetst.',
    en: 'Fill in the first and the last day of the period that the auditor tested.',
  },
  periodNotHere: {
    nl: 'Een rapport van type I gaat over één dag en toetst geen periode. Laat de periode leeg of kies type II.',
    en: 'A report of type I is about one day and tests no period. Leave the period empty, or choose type II.',
  },
  backwards: {
    nl: 'De laatste dag ligt voor de eerste. Vul een dag in vanaf de eerste.',
    en: 'The last day lies before the first. Fill in a day from the first on.',
  },
  notYetTested: {
    nl: 'Deze dag moet nog komen, en kan dus niet zijn getoetst. Vul de laatste dag in die het rapport noemt.',
    en: 'This day has yet to come, and cannot have been tested. Fill in the last day that the report names.',
  },
  issuedTooEarly: {
    nl: 'Een rapport verschijnt niet voor de laatste dag waarover het gaat. Vul een latere dag in.',
    en: 'A report is not issued before the last day that it is about. Fill in a later day.',
  },
  toCome: {
    nl: 'Deze dag moet nog komen. Vul vandaag of een eerdere dag in.',
    en: 'This day has yet to come. Fill in today or an earlier day.',
  },
  kindNeeded: {
    nl: 'Schrijf op wat voor rapport het is.',
    en: 'Write down what kind of report it is.',
  },
  opinionNeeded: {
    nl: 'Schrijf op waarom het oordeel niet goedkeurend is: wat de auditor daarover zegt.',
    en: 'Write down why the opinion is not unqualified: what the auditor says about it.',
  },
  service: {
    nl: 'Deze dienst hoort niet bij deze leverancier. Kies een van de diensten van de leverancier.',
    en: 'This service does not belong to this supplier. Choose one of the services of the supplier.',
  },
  supplier: {
    nl: 'Deze leverancier staat niet in het register. Kies een leverancier uit het register of laat dit leeg.',
    en: 'This supplier is not in the register. Choose one from the register, or leave this empty.',
  },
  itself: {
    nl: 'De leverancier zelf is geen subdienstverlener. Kies een andere leverancier of laat dit leeg.',
    en: 'The supplier itself is no sub-service organisation. Choose another supplier, or leave this empty.',
  },
  file: {
    nl: 'Dit bestand is er niet meer. Voeg het opnieuw toe.',
    en: 'This file is no longer there. Add it again.',
  },
  measure: {
    nl: 'Deze maatregel bestaat niet. Kies een maatregel uit het register.',
    en: 'This measure does not exist. Choose a measure from the register.',
  },
  measureEnded: {
    nl: 'Deze maatregel is beëindigd. Kies een maatregel die nog in werking is of komt.',
    en: 'This measure has ended. Choose one that is in operation, or will be.',
  },
  owner: {
    nl: 'Deze persoon staat niet in de lijst van medewerkers. Kies iemand uit de lijst of vul een rol in.',
    en: 'This person is not in the list of staff. Choose somebody from the list, or fill in a role.',
  },
  eitherOr: {
    nl: 'Kies een maatregel, of leg uit waarom dit niet van ons wordt gevraagd; niet allebei.',
    en: 'Choose a measure, or explain why this is not asked of us; not both.',
  },
  reasonNeeded: {
    nl: 'Schrijf op waarom: wat de uitzondering voor de eigen organisatie betekent.',
    en: 'Write down why: what the exception means for the own organisation.',
  },
  compensatedBy: {
    nl: 'Kies de maatregel die dit opvangt, of een andere beoordeling.',
    en: 'Choose the measure that makes up for it, or another assessment.',
  },
  bridgeBefore: {
    nl: 'Een brugbrief gaat over de tijd na de periode van het rapport. Vul een eerste dag in na de laatste dag van die periode.',
    en: 'A bridge letter is about the time after the period of the report. Fill in a first day after the last day of that period.',
  },
  bridgeToCome: {
    nl: 'Deze dag moet nog komen, en daarover kan een brief niets zeggen. Vul vandaag of een eerdere dag in.',
    en: 'This day has yet to come, and no letter can tell of it. Fill in today or an earlier day.',
  },
  bridgePastIssue: {
    nl: 'Een brief zegt niets over dagen na de dag waarop hij is afgegeven. Vul die dag in of een eerdere.',
    en: 'A letter tells of no days after the one on which it was issued. Fill in that day or an earlier one.',
  },
  earlier: {
    nl: 'Kies een ander rapport van dezelfde leverancier.',
    en: 'Choose another report of the same supplier.',
  },
  freer: {
    nl: 'Met deze voorwaarden kunnen meer rollen het rapport lezen. Een beheerder of security officer kiest ze, als de leverancier ermee instemt.',
    en: 'With these terms more roles can read the report. An administrator or security officer chooses them, when the supplier agrees.',
  },
  agreement: {
    nl: 'Met deze voorwaarden kunnen meer rollen het rapport lezen. Schrijf wie bij de leverancier daarmee instemde, wanneer en waarom.',
    en: 'With these terms more roles can read the report. Write who at the supplier agreed to that, when and why.',
  },
  periodTooLong: {
    nl: 'Kies een laatste dag vanaf de eerste, hooguit tien jaar later.',
    en: 'Choose a last day from the first on, at most ten years later.',
  },
} satisfies Record<string, Text>

const refusal = (status: number, code: string, nl: string, en: string) => () => new Problem(status, code, { nl, en })

export const refusals = {
  bridgeOfType1: refusal(
    409,
    'bridge-of-type-1',
    'Een brugbrief hoort bij een rapport van type II; dit is er een van type I.',
    'A bridge letter goes with a report of type II; this is one of type I.',
  ),
  termsFirst: refusal(
    403,
    'terms-not-accepted',
    'Dit rapport is gedeeld onder voorwaarden. Aanvaard die eerst op de pagina van het rapport.',
    'This report was shared under conditions. Accept those first on the page of the report.',
  ),
  termsForbid: refusal(
    403,
    'terms-forbid',
    'De voorwaarden waaronder dit rapport is gedeeld, laten deze rol het niet lezen. Vraag het de security officer.',
    'The terms under which this report was shared do not let this role read it. Ask the security officer.',
  ),
  nothingToAccept: refusal(
    409,
    'nothing-to-accept',
    'Voor deze rol zijn er bij dit rapport geen voorwaarden te aanvaarden.',
    'For this role there are no conditions to accept with this report.',
  ),
}
