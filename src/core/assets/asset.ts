/** What an asset can be; a process is one too (ISO/IEC 27005 calls it a primary asset). A patient record is an EPD or ECD. */
export const assetKinds = [
  'process',
  'patient-record',
  'application',
  'medical-device',
  'workplace',
  'data',
  'service',
  'people',
  'network',
  'server',
  'location',
  'other',
] as const
export type AssetKind = (typeof assetKinds)[number]

export const dimensions = ['availability', 'integrity', 'confidentiality'] as const
export type Dimension = (typeof dimensions)[number]

/** How heavily something weighs: 1 low, 2 middle, 3 high. */
export type Step = 1 | 2 | 3
/** A step for each of the three. Null: not classified. */
export type Class = Record<Dimension, Step | null>

export const unclassified: Class = { availability: null, integrity: null, confidentiality: null }

/** The heaviest of the three; null where none is classified. */
export function heaviest(of: Class): Step | null {
  const steps = dimensions.map((one) => of[one]).filter((step) => step !== null)
  return steps.length === 0 ? null : (Math.max(...steps) as Step)
}

/** The kinds in words, as lists of assets write them. */
export const kindWords: Record<AssetKind, { nl: string; en: string }> = {
  process: { nl: 'Proces', en: 'Process' },
  'patient-record': { nl: 'EPD of ECD', en: 'Patient record system' },
  application: { nl: 'Toepassing', en: 'Application' },
  'medical-device': { nl: 'Medisch apparaat', en: 'Medical device' },
  workplace: { nl: 'Werkplek', en: 'Workplace' },
  data: { nl: 'Gegevens', en: 'Data' },
  service: { nl: 'Dienst', en: 'Service' },
  people: { nl: 'Mensen', en: 'People' },
  network: { nl: 'Netwerk', en: 'Network' },
  server: { nl: 'Server', en: 'Server' },
  location: { nl: 'Locatie', en: 'Location' },
  other: { nl: 'Anders', en: 'Other' },
}
