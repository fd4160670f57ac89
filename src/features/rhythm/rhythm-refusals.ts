import type { Day } from '../../core/time/day.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'
import { writeDay } from '../../platform/language/written.ts'

/** Names the fields that are wrong; nothing was stored. */
export const invalid = (fields: { path: string; message: Text }[]) =>
  new Problem(
    400,
    'invalid',
    {
      nl: 'Niet alles is goed ingevuld. Er is niets opgeslagen.',
      en: 'Not everything is filled in correctly. Nothing was saved.',
    },
    { fields },
  )

export const faults = {
  nobody: {
    nl: 'Deze persoon staat niet in de lijst van medewerkers.',
    en: 'This person is not in the list of staff.',
  },
  noTeam: { nl: 'Dit team bestaat niet (meer).', en: 'This team does not exist (any more).' },
  samePerson: {
    nl: 'De vervanger is iemand anders dan wie het doet.',
    en: 'The stand-in is somebody else than who does it.',
  },
  personAndTeam: { nl: 'Kies een persoon of een team, niet beide.', en: 'Choose a person or a team, not both.' },
  nobodyNamed: {
    nl: 'Kies een persoon of een team, of noem een rol.',
    en: 'Choose a person or a team, or name a role.',
  },
  noTurn: {
    nl: 'Op deze dag is geen beurt. Laad de lijst opnieuw.',
    en: 'No turn is due on this day. Load the list anew.',
  },
  turnToCome: (last: Day): Text => ({
    nl: `Deze beurt komt nog. De laatste die nu gedaan kan zijn, is die van ${writeDay(last, 'nl')}.`,
    en: `This turn is still to come. The last one that can be done by now is that of ${writeDay(last, 'en')}.`,
  }),
  toCome: { nl: 'Deze dag komt nog.', en: 'This day is still to come.' },
  noEvidence: {
    nl: 'Dit bewijs bestaat niet, of is ingetrokken.',
    en: 'This evidence does not exist, or was withdrawn.',
  },
  endsTooEarly: {
    nl: 'Een verplichting eindigt niet voor haar eerste dag.',
    en: 'A duty does not end before its first day.',
  },
}

export const refusals = {
  dutyEnded: () =>
    new Problem(409, 'duty-ended', {
      nl: 'Deze verplichting is beëindigd. Neem eerst het einde terug.',
      en: 'This duty has ended. Take the end back first.',
    }),
  turnWithdrawn: () =>
    new Problem(409, 'turn-withdrawn', {
      nl: 'Deze beurt is al ingetrokken.',
      en: 'This turn was withdrawn already.',
    }),
}
