import type { ImportField } from '../exchange/column-mapping.ts'
import type { SheetColumn, SheetForm, SheetWords } from '../exchange/sheet-form.ts'
import { dimensions, type Step } from './asset.ts'

/** What a list of assets can tell, with the headings under which lists know it; those of our own export included. */
export const assetFields = [
  {
    key: 'name',
    headings: [
      'Naam',
      'Bedrijfsmiddel',
      'Middel',
      'Asset',
      'Asset naam',
      'CI',
      'CI naam',
      'Systeem',
      'Name',
      'Asset name',
    ],
  },
  { key: 'kind', headings: ['Soort', 'Type', 'Categorie', 'Asset type', 'CI type', 'Kind', 'Category', 'Class'] },
  { key: 'description', headings: ['Omschrijving', 'Beschrijving', 'Toelichting', 'Doel', 'Description', 'Purpose'] },
  {
    key: 'owner',
    headings: ['Eigenaar', 'Systeemeigenaar', 'Proceseigenaar', 'Owner', 'System owner', 'Asset owner'],
  },
  { key: 'ownerRole', headings: ['Eigenaar in een rol', 'Rol', 'Rol eigenaar', 'Owner by role', 'Owner role'] },
  {
    key: 'supplier',
    headings: ['Leverancier', 'Geleverd door', 'Fabrikant', 'Merk', 'Supplier', 'Vendor', 'Manufacturer'],
  },
  { key: 'availability', headings: ['Beschikbaarheid', 'B', 'Availability'] },
  { key: 'integrity', headings: ['Integriteit', 'I', 'Integrity'] },
  { key: 'confidentiality', headings: ['Vertrouwelijkheid', 'V', 'Confidentiality'] },
  { key: 'dependsOn', headings: ['Leunt op', 'Afhankelijk van', 'Afhankelijkheden', 'Depends on', 'Leans on'] },
] as const satisfies readonly ImportField[]

export type AssetFieldKey = (typeof assetFields)[number]['key']
/** One row of a list as text, by what its columns are about; what no column is about is missing. */
export type AssetRowText = { row: number; values: Partial<Record<AssetFieldKey, string>> }

const stepWords: Record<Step, SheetWords> = {
  1: { nl: 'Laag', en: 'Low' },
  2: { nl: 'Midden', en: 'Middle' },
  3: { nl: 'Hoog', en: 'High' },
}
const stepsByWord = new Map<string, Step>(
  Object.entries({
    ...{ '1': 1, laag: 1, low: 1, l: 1 },
    ...{ '2': 2, midden: 2, middel: 2, gemiddeld: 2, middle: 2, medium: 2, m: 2 },
    ...{ '3': 3, hoog: 3, high: 3, h: 3 },
  } as const),
)

/** A step as a cell says it; '' where nothing is classified. */
export const stepWord = (step: Step | null, language: 'nl' | 'en'): string =>
  step === null ? '' : stepWords[step][language]

/** The step that a word says; undefined where it says none. */
export const stepOf = (word: string): Step | undefined => stepsByWord.get(word.trim().toLowerCase())

const column = (key: string, nl: string, en: string, width: number, maxLength: number): SheetColumn => ({
  key,
  heading: { nl, en },
  width,
  kind: 'text',
  maxLength,
})
const computed = (key: string, nl: string, en: string, width: number): SheetColumn => ({
  ...column(key, nl, en, width, 4000),
  locked: true,
})

const dimensionWords = {
  availability: { nl: 'Beschikbaarheid', en: 'Availability' },
  integrity: { nl: 'Integriteit', en: 'Integrity' },
  confidentiality: { nl: 'Vertrouwelijkheid', en: 'Confidentiality' },
} as const

/**
 * The sheet in which assets go out: what the list shows. The import knows the headings of what can be changed; what is computed it passes
 * over, so that what went out can come back as it is.
 */
export const assetsForm: SheetForm = {
  kind: 'assets',
  version: 1,
  name: { nl: 'Bedrijfsmiddelen', en: 'Assets' },
  ownMaking: true,
  maxRows: 20_000,
  columns: [
    column('name', 'Naam', 'Name', 34, 160),
    column('kind', 'Soort', 'Kind', 20, 40),
    column('description', 'Omschrijving', 'Description', 50, 4000),
    column('owner', 'Eigenaar', 'Owner', 26, 254),
    column('ownerRole', 'Eigenaar in een rol', 'Owner by role', 26, 160),
    column('supplier', 'Leverancier', 'Supplier', 24, 160),
    ...dimensions.map((one) => column(one, dimensionWords[one].nl, dimensionWords[one].en, 17, 20)),
    column('dependsOn', 'Leunt op', 'Depends on', 40, 32_000),
    ...dimensions.map((one) =>
      computed(
        `${one}Need`,
        `${dimensionWords[one].nl}, met wat erop leunt`,
        `${dimensionWords[one].en}, with what leans on it`,
        17,
      ),
    ),
    computed('withdrawn', 'Ingetrokken op', 'Withdrawn on', 16),
  ],
}
