import type { SheetWords } from '../exchange/sheet-form.ts'
import type { Accredited } from '../profile/certificate.ts'
import type { CoveredBy, Extent, RestsOn, SharingTerms } from './facts.ts'
import type { NamedGround } from './interchange.ts'

/** What the choices of a coverage report are called in its files, and on screens. */
export const coveredByWords: Record<CoveredBy, SheetWords> = {
  supplier: { nl: 'Leverancier', en: 'Supplier' },
  shared: { nl: 'Gedeeld', en: 'Shared' },
  customer: { nl: 'Afnemer', en: 'Customer' },
  nobody: { nl: 'Niemand', en: 'Nobody' },
  'not-applicable': { nl: 'Niet van toepassing', en: 'Not applicable' },
}

export const extentWords: Record<Extent, SheetWords> = {
  directly: { nl: 'Geheel', en: 'Directly' },
  partly: { nl: 'Deels', en: 'Partly' },
  none: { nl: 'Niet gedekt', en: 'Not covered' },
}

export const restsOnWords: Record<RestsOn, SheetWords> = {
  certificate: { nl: 'Certificaat', en: 'Certificate' },
  assurance: { nl: 'Assurance-rapport', en: 'Assurance report' },
  'own-statement': { nl: 'Eigen verklaring', en: 'Own statement' },
  none: { nl: 'Niets', en: 'Nothing' },
}

export const termsWords: Record<SharingTerms, SheetWords> = {
  public: { nl: 'Openbaar', en: 'Public' },
  customer: { nl: 'Voor afnemers', en: 'For customers' },
  nda: { nl: 'Onder geheimhouding', en: 'Under non-disclosure' },
  auditor: { nl: 'Alleen voor de auditor', en: 'For the auditor only' },
}

export const accreditedWords: Record<Accredited, SheetWords> = {
  yes: { nl: 'Ja', en: 'Yes' },
  no: { nl: 'Nee', en: 'No' },
  unknown: { nl: 'Onbekend', en: 'Unknown' },
}

export const groundKindWords: Record<NamedGround['kind'], SheetWords> = {
  certificate: { nl: 'Certificaat', en: 'Certificate' },
  assurance: { nl: 'Assurance-rapport', en: 'Assurance report' },
}
