import type { ImportField } from '../exchange/column-mapping.ts'
import type { SheetColumn, SheetForm } from '../exchange/sheet-form.ts'

/** What a list of suppliers can tell, with the headings under which lists know it; those of our own export included. */
export const supplierFields = [
  {
    key: 'name',
    headings: [
      'Naam',
      'Leverancier',
      'Naam leverancier',
      'Crediteur',
      'Bedrijf',
      'Name',
      'Supplier',
      'Vendor',
      'Company',
    ],
  },
  {
    key: 'description',
    headings: ['Omschrijving', 'Beschrijving', 'Toelichting', 'Levert', 'Description', 'Delivers'],
  },
  {
    key: 'registration',
    headings: ['Inschrijving', 'KvK', 'KvK-nummer', 'Handelsregister', 'Registration', 'Chamber of commerce'],
  },
  { key: 'country', headings: ['Land', 'Vestigingsland', 'Country'] },
  { key: 'website', headings: ['Website', 'Webadres', 'URL'] },
  { key: 'owner', headings: ['Eigenaar', 'Contracteigenaar', 'Contactpersoon intern', 'Owner', 'Contract owner'] },
  { key: 'ownerRole', headings: ['Eigenaar in een rol', 'Rol', 'Rol eigenaar', 'Owner by role', 'Owner role'] },
  { key: 'services', headings: ['Diensten', 'Dienst', 'Product', 'Producten', 'Services', 'Service', 'Products'] },
  { key: 'starts', headings: ['Levert vanaf', 'Vanaf', 'Begindatum', 'Ingangsdatum', 'Delivers from', 'Start date'] },
  { key: 'endedOn', headings: ['Levert tot en met', 'Tot en met', 'Einddatum', 'Delivers through', 'End date'] },
  { key: 'exitPlan', headings: ['Plan voor vertrek', 'Exitplan', 'Exitstrategie', 'Exit plan', 'Exit strategy'] },
] as const satisfies readonly ImportField[]

export type SupplierFieldKey = (typeof supplierFields)[number]['key']
/** One row of a list as text, by what its columns are about; what no column is about is missing. */
export type SupplierRowText = { row: number; values: Partial<Record<SupplierFieldKey, string>> }

const column = (key: string, nl: string, en: string, width: number, maxLength: number): SheetColumn => ({
  ...{ key, heading: { nl, en }, width, kind: 'text', maxLength },
})
const computed = (key: string, nl: string, en: string, width: number): SheetColumn => ({
  ...column(key, nl, en, width, 4000),
  locked: true,
})

/** The sheet in which suppliers go out. What is computed the import passes over, so that what went out can come back as it is. */
export const suppliersForm: SheetForm = {
  kind: 'suppliers',
  version: 1,
  name: { nl: 'Leveranciers', en: 'Suppliers' },
  ownMaking: true,
  maxRows: 20_000,
  columns: [
    column('name', 'Naam', 'Name', 34, 160),
    column('description', 'Omschrijving', 'Description', 50, 4000),
    column('registration', 'Inschrijving', 'Registration', 18, 160),
    column('country', 'Land', 'Country', 16, 80),
    column('website', 'Website', 'Website', 26, 300),
    column('owner', 'Eigenaar', 'Owner', 26, 254),
    column('ownerRole', 'Eigenaar in een rol', 'Owner by role', 26, 160),
    column('services', 'Diensten', 'Services', 40, 32_000),
    column('starts', 'Levert vanaf', 'Delivers from', 14, 20),
    column('endedOn', 'Levert tot en met', 'Delivers through', 14, 20),
    column('exitPlan', 'Exitplan', 'Exit plan', 50, 8000),
    computed('criticality', 'Hoe kritiek', 'Criticality', 14),
    computed('agreement', 'Verwerkersovereenkomst: stand', 'Processor agreement: state', 26),
    computed('lastReview', 'Laatst beoordeeld', 'Last reviewed', 16),
    computed('reviewBy', 'Uiterlijk beoordelen', 'Review by', 16),
    computed('missing', 'Wat er ontbreekt', 'What is missing', 50),
  ],
}

/** Where an agreement holds, and something in it is missing or was not looked at. */
export const incompleteWords = { nl: 'Geldt, niet volledig', en: 'Holds, incomplete' } as const

export const agreementWords = {
  holds: { nl: 'Geldt', en: 'Holds' },
  missing: { nl: 'Ontbreekt', en: 'Missing' },
  'not-needed': { nl: 'Geen gezondheidsinformatie', en: 'No health information' },
  unknown: { nl: 'Gegevens niet beantwoord', en: 'Data not answered' },
} as const
