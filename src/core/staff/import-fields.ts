import type { ImportField } from '../exchange/column-mapping.ts'

/** What a list of people can tell, with the headings that HR systems in the Netherlands use; those of our own export included. */
export const staffFields = [
  {
    key: 'number',
    headings: [
      'Personeelsnummer',
      'Personeelsnr',
      'Personeels-ID',
      'Medewerkernummer',
      'Medewerkersnummer',
      'Medewerkercode',
      'Werknemernummer',
      'Personnel number',
      'Employee number',
      'Employee ID',
      'Staff number',
    ],
  },
  {
    key: 'name',
    headings: ['Naam', 'Volledige naam', 'Medewerker', 'Weergavenaam', 'Name', 'Full name', 'Employee', 'Display name'],
  },
  { key: 'firstName', headings: ['Voornaam', 'Roepnaam', 'Voornamen', 'First name', 'Given name'] },
  {
    key: 'infix',
    headings: ['Tussenvoegsel', 'Tussenvoegsels', 'Voorvoegsel', 'Voorvoegsels', 'Infix', 'Name prefix'],
  },
  { key: 'lastName', headings: ['Achternaam', 'Geslachtsnaam', 'Last name', 'Surname', 'Family name'] },
  {
    key: 'email',
    headings: [
      'E-mail',
      'E-mailadres',
      'E-mail werk',
      'E-mailadres werk',
      'Mail',
      'Mailadres',
      'E-mail address',
      'Work e-mail',
    ],
  },
  {
    key: 'function',
    headings: ['Functie', 'Functienaam', 'Functieomschrijving', 'Functietitel', 'Function', 'Job title', 'Position'],
  },
  {
    key: 'teams',
    headings: [
      'Team',
      'Teams',
      'Afdeling',
      'Afdelingsnaam',
      'Organisatorische eenheid',
      'OE',
      'Department',
      'Unit',
      'Organisational unit',
    ],
  },
  {
    key: 'location',
    headings: ['Locatie', 'Werklocatie', 'Vestiging', 'Standplaats', 'Location', 'Site', 'Work location'],
  },
  {
    key: 'starts',
    headings: [
      'In dienst',
      'In dienst sinds',
      'Datum in dienst',
      'Datum indiensttreding',
      'Indiensttreding',
      'Begindatum',
      'Startdatum',
      'Begin dienstverband',
      'Begindatum dienstverband',
      'Employed from',
      'Employed since',
      'Start date',
      'Hire date',
    ],
  },
  {
    key: 'ends',
    headings: [
      'Uit dienst',
      'Datum uit dienst',
      'Datum uitdiensttreding',
      'Uitdiensttreding',
      'Einddatum',
      'Einde dienstverband',
      'Einddatum dienstverband',
      'Employed until',
      'End date',
      'Last working day',
    ],
  },
  { key: 'language', headings: ['Taal', 'Voorkeurstaal', 'Language', 'Preferred language'] },
] as const satisfies readonly ImportField[]

export type StaffFieldKey = (typeof staffFields)[number]['key']
/** One row of a list as text, by what its columns are about; what no column is about is missing. */
export type StaffRowText = { row: number; values: Partial<Record<StaffFieldKey, string>> }
