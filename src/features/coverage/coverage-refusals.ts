import { Problem } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'

type Fault = { path: string; message: Text }

/** Why a write about coverage, or a read of its texts, is refused. */
export const refusals = {
  invalid: (fields: Fault[]) =>
    new Problem(
      400,
      'invalid',
      {
        nl: 'Niet alles is goed ingevuld. Er is niets opgeslagen.',
        en: 'Not everything is filled in correctly. Nothing was saved.',
      },
      { fields },
    ),
  textsWithheld: () =>
    new Problem(403, 'texts-withheld', {
      nl: 'De voorwaarden van dit dekkingsrapport geven deze rol de teksten niet. Vraag een beheerder of security officer.',
      en: 'The conditions of this coverage report do not give this role the texts. Ask an administrator or security officer.',
    }),
  acceptFirst: () =>
    new Problem(403, 'accept-terms-first', {
      nl: 'Aanvaard eerst de voorwaarden van dit dekkingsrapport, op de pagina van het rapport.',
      en: 'First accept the conditions of this coverage report, on its page.',
    }),
  nothingToAccept: () =>
    new Problem(409, 'nothing-to-accept', {
      nl: 'De teksten van dit dekkingsrapport zijn voor deze rol niet te lezen na aanvaarden van voorwaarden.',
      en: 'For this role, accepting conditions is not what opens the texts of this coverage report.',
    }),
  withdrawn: () =>
    new Problem(409, 'coverage-withdrawn', {
      nl: 'Dit dekkingsrapport is ingetrokken en verandert niet meer. Leg een nieuw rapport vast.',
      en: 'This coverage report was withdrawn and changes no more. Record a new report.',
    }),
  nothingToRecord: () =>
    new Problem(400, 'coverage-nothing-to-record', {
      nl: 'In dit bestand staat geen regel die kan worden vastgelegd. Kijk bij de controle wat er per regel aan schort.',
      en: 'This file has no line that can be recorded. See with the check what is wrong with each line.',
    }),
  tooManyForPages: (count: number, most: number) =>
    new Problem(409, 'coverage-too-long-for-pages', {
      nl: `Dit dekkingsrapport heeft ${count} regels; op papier (PDF, DOCX) passen er ${most}. Kies XLSX, CSV of OSCAL.`,
      en: `This coverage report has ${count} lines; on paper (PDF, DOCX) there is room for ${most}. Choose XLSX, CSV or OSCAL.`,
    }),
  tooManyFiles: () =>
    new Problem(429, 'too-many-coverage-files', {
      nl: 'Het afgelopen uur zijn al heel veel bestanden met dekkingsrapporten gelezen. Probeer het over een uur opnieuw.',
      en: 'Very many files with coverage reports were read in the past hour. Try again in an hour.',
    }),
  full: () =>
    new Problem(409, 'coverage-full', {
      nl: 'Een dekkingsrapport heeft hoogstens 10.000 regels. Verdeel het over meer rapporten.',
      en: 'A coverage report has at most 10,000 lines. Divide it over more reports.',
    }),
  noRoom: (reports: number, lines: number) =>
    new Problem(409, 'register-full', {
      nl: `Er is plaats voor ${reports} dekkingsrapporten met samen ${lines} regels. Er is niets vastgelegd. Trek eerst rapporten in die niet meer gelden.`,
      en: `There is room for ${reports} coverage reports with ${lines} lines together. Nothing was recorded. Withdraw reports first that no longer hold.`,
    }),
}

/** Sentences about one field. */
export const faults = {
  service: {
    nl: 'Deze dienst staat niet in het register. Kies een dienst van een leverancier.',
    en: 'This service is not in the register. Choose a service of a supplier.',
  },
  replaces: {
    nl: 'Kies een rapport over dezelfde dienst dat niet is ingetrokken en nog niet is vervangen.',
    en: 'Choose a report on the same service that was not withdrawn and was not replaced yet.',
  },
  freer: {
    nl: 'Met deze voorwaarden kunnen meer rollen het rapport lezen. Een beheerder of security officer kiest ze, als de leverancier ermee instemt.',
    en: 'With these terms more roles can read the report. An administrator or security officer chooses them, when the supplier agrees.',
  },
  agreement: {
    nl: 'Met deze voorwaarden kunnen meer rollen het rapport lezen. Schrijf wie bij de leverancier daarmee instemde, wanneer en waarom.',
    en: 'With these terms more roles can read the report. Write who at the supplier agreed to that, when and why.',
  },
  requirement: {
    nl: 'Deze eis bestaat niet in deze editie. Schrijf het nummer zoals de norm het heeft, zoals 8.13.',
    en: 'This requirement does not exist in this edition. Write the number as the standard has it, such as 8.13.',
  },
  extent: {
    nl: 'Kies ‘geheel’ of ‘deels’ als de leverancier (mede) dekt, en anders ‘niet’.',
    en: 'Choose ‘directly’ or ‘partly’ where the supplier covers, alone or shared, and ‘not’ otherwise.',
  },
  certificate: {
    nl: 'Kies een certificaat van deze leverancier, en alleen als de regel op een certificaat rust.',
    en: 'Choose a certificate of this supplier, and only where the line rests on a certificate.',
  },
  assurance: {
    nl: 'Kies een assurance-rapport van deze leverancier, en alleen als de regel op zo’n rapport rust.',
    en: 'Choose an assurance report of this supplier, and only where the line rests on such a report.',
  },
  about: {
    nl: 'Dit staat niet in het register. Kies opnieuw.',
    en: 'This is not in the register. Choose again.',
  },
  edition: {
    nl: 'Deze editie is niet gekozen door de organisatie. Kies een editie waarmee de organisatie werkt.',
    en: 'The organisation did not adopt this edition. Choose an edition that it works with.',
  },
} satisfies Record<string, Text>
