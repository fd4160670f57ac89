import { Problem } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'

export type Fault = { path: string; message: Text }

/** Refuses what is filled in wrongly, each fault at its field; nothing was stored. */
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

/** What can be wrong between the fields of a person, a team or an absence. */
export const faults = {
  endsBeforeStart: (path = 'ends'): Fault => ({
    path,
    message: { nl: 'De laatste dag ligt voor de eerste.', en: 'The last day lies before the first.' },
  }),
  emailTaken: (name: string): Fault => ({
    path: 'email',
    message: { nl: `Dit adres heeft ${name} al.`, en: `${name} already has this address.` },
  }),
  numberTaken: (name: string): Fault => ({
    path: 'number',
    message: { nl: `Dit nummer heeft ${name} al.`, en: `${name} already has this number.` },
  }),
  noLocation: (): Fault => ({
    path: 'location',
    message: {
      nl: 'Deze locatie staat niet in het toepassingsgebied. Kies uit de lijst.',
      en: 'This location is not in the scope. Choose from the list.',
    },
  }),
  noTeam: (path = 'teams'): Fault => ({
    path,
    message: { nl: 'Dit team bestaat niet, of niet meer.', en: 'This team does not exist, or no longer.' },
  }),
  noPerson: (path: string): Fault => ({
    path,
    message: {
      nl: 'Kies iemand uit de lijst met mensen.',
      en: 'Choose somebody from the list of people.',
    },
  }),
  standsInForSelf: (): Fault => ({
    path: 'standIn',
    message: {
      nl: 'Niemand vervangt zichzelf. Kies iemand anders.',
      en: 'Nobody stands in for themselves. Choose somebody else.',
    },
  }),
  teamNameTaken: (): Fault => ({
    path: 'name',
    message: { nl: 'Er is al een team met deze naam.', en: 'There is a team of this name already.' },
  }),
}
