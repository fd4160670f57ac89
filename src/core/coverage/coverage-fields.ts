import type { ImportField } from '../exchange/column-mapping.ts'
import { claimColumns } from './coverage-tables.ts'

/** What a list of somebody else can tell besides what our own sheet has, with the headings under which lists know it. */
const others = {
  edition: ['Norm', 'Standard', 'Standaard', 'Framework', 'Uitgave', 'Edition', 'Normenkader'],
  requirement: [
    ...['Control', 'Control ID', 'Control number', 'Maatregel', 'Beheersmaatregel', 'Nummer', 'Number', 'Clause'],
    ...['Normelement', 'Annex A', 'ISO control', 'Eisnummer', 'Requirement ID', 'Paragraaf', 'Norm control'],
  ],
  reference: ['Referentie', 'Ref', 'Kenmerk', 'Intern kenmerk', 'Internal reference', 'Own control'],
  by: [
    ...['Verantwoordelijk', 'Verantwoordelijke partij', 'Responsibility', 'Responsible', 'Responsible party'],
    ...['Ownership', 'Owner', 'Wie', 'Verdeling', 'Invulling door'],
  ],
  extent: [
    'Mate',
    'Mate van dekking',
    'Dekkingsgraad',
    'Extent',
    'Coverage',
    'Dekking',
    'Status',
    'Voldoet',
    'Compliant',
  ],
  restsOn: ['Basis', 'Soort bewijs', 'Evidence type', 'Onderbouwing'],
  place: ['Verwijzing', 'Where', 'Section', 'Section in report', 'Bewijs', 'Evidence'],
  statement: ['Toelichting', 'Invulling', 'Omschrijving', 'Description', 'Implementation', 'Explanation', 'Statement'],
  customerPart: [
    ...['Wat doet de klant', 'Verantwoordelijkheid klant', 'Verantwoordelijkheid afnemer', 'CUEC'],
    ...['Customer responsibility', 'Customer responsibilities', 'Complementary user entity controls'],
  ],
} as const satisfies Record<string, readonly string[]>

/** What only lists with a ground in each row tell. */
const grounds = {
  groundTitle: ['Certificaat of rapport', 'Certificate or report', 'Certificaat', 'Certificate', 'Rapport', 'Report'],
  groundNumber: ['Certificaatnummer', 'Certificate number', 'Rapportnummer', 'Report number'],
  groundBody: [
    'Instelling of auditor',
    'Body or auditor',
    'Certificerende instelling',
    'Certification body',
    'Auditor',
  ],
  groundStarts: ['Geldig vanaf', 'Valid from', 'Periode van', 'Period from'],
  groundEnds: [
    'Geldig tot en met',
    'Geldig tot',
    'Valid until',
    'Vervaldatum',
    'Expiry date',
    'Periode tot',
    'Period to',
  ],
} as const

export type CoverageField = keyof typeof others | keyof typeof grounds
/** One row of a list as text; what no column is about is missing. */
export type CoverageRow = { row: number; values: Readonly<Partial<Record<CoverageField, string>>> }

/** What a column can be about; the headings of our own sheet come first. */
export const coverageFields: readonly (ImportField & { key: CoverageField })[] = [
  ...(Object.keys(others) as (keyof typeof others)[]).map((key) => {
    const own = claimColumns.find((column) => column.key === key)?.heading
    return { key, headings: [...(own ? [own.nl, own.en] : []), ...others[key]] }
  }),
  ...(Object.keys(grounds) as (keyof typeof grounds)[]).map((key) => ({ key, headings: grounds[key] })),
]

export const coverageFieldKeys = coverageFields.map(({ key }) => key) as [CoverageField, ...CoverageField[]]
