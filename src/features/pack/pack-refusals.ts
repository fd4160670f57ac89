import { Problem } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'

const atField = (code: string, path: string, message: Text) =>
  new Problem(400, code, message, { fields: [{ path, message }] })

export const refusals = {
  noSuchAudit: () =>
    atField('no-such-audit', 'audit', {
      nl: 'Deze audit bestaat niet, of is ingetrokken.',
      en: 'This audit does not exist, or was withdrawn.',
    }),
  notAdopted: (edition: string) =>
    atField('not-adopted', 'editions', {
      nl: `De organisatie werkt niet met de uitgave ${edition}.`,
      en: `The organisation does not work with the edition ${edition}.`,
    }),
  noSuchSystem: () =>
    atField('no-such-system', 'scope.systems', {
      nl: 'Een van deze systemen bestaat niet, of is uit gebruik.',
      en: 'One of these systems does not exist, or is no longer used.',
    }),
  nothingInScope: () =>
    atField('nothing-in-scope', 'scope', {
      nl: 'Binnen deze afbakening valt geen enkele eis. Kies meer eisen of systemen, of een langere periode.',
      en: 'No requirement falls within this scope. Choose more requirements or systems, or a longer period.',
    }),
  endsBeforeItBegins: () =>
    atField('invalid', 'to', {
      nl: 'De laatste dag ligt voor de eerste.',
      en: 'The last day is before the first.',
    }),
  alreadyMaking: () =>
    new Problem(
      503,
      'pack-busy',
      {
        nl: 'Er wordt al een pakket gemaakt, en er wacht er nog een. Probeer het over een minuut opnieuw.',
        en: 'A pack is being made already, and another one waits. Try again in a minute.',
      },
      { headers: { 'retry-after': '60' } },
    ),
  tooManyInDay: (most: number) =>
    new Problem(429, 'packs-day-full', {
      nl: `Met dit account zijn in 24 uur al ${most} pakketten gemaakt. Meer kan niet op een dag. Download een pakket dat er al is, of maak het morgen.`,
      en: `With this account ${most} packs were made within 24 hours already. No more can be made in a day. Download a pack that is there, or make it tomorrow.`,
    }),
  stricterSince: (title: string) =>
    new Problem(409, 'pack-holds-stricter', {
      nl: `In dit pakket staan teksten van ‘${title}’. De voorwaarden daarvan zijn strenger sinds het pakket is gemaakt. Maak een nieuw pakket.`,
      en: `This pack holds texts of ‘${title}’, whose terms became stricter since the pack was made. Make a new pack.`,
    }),
  altered: () =>
    new Problem(500, 'trail-altered', {
      nl: 'Een regel van het spoor is niet zoals hij is geschreven. Er is geen pakket gemaakt. Controleer het spoor bij Instellingen.',
      en: 'An entry of the trail is not as it was written. No pack was made. Verify the trail under Settings.',
    }),
  fileFault: (name: string, fault: 'missing' | 'altered') =>
    new Problem(500, `file-${fault}`, {
      nl: `Het bestand '${name}' ${fault === 'missing' ? 'staat niet meer' : 'is gewijzigd of beschadigd'} op de schijf van de server. Er is geen pakket gemaakt. Zet het terug uit een back-up.`,
      en: `The file '${name}' ${fault === 'missing' ? 'is no longer' : 'was altered or damaged'} on the disk of the server. No pack was made. Bring it back from a backup.`,
    }),
}
