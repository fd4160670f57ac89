import { headingKey } from '../exchange/column-mapping.ts'
import type { SheetWords } from '../exchange/sheet-form.ts'
import { coveredByWords, extentWords, restsOnWords } from './coverage-words.ts'
import type { CoveredBy, Extent, RestsOn } from './facts.ts'

/** A word that a cell holds, by the value that it means: null where nothing is filled in, undefined where nobody can tell. */
type Understood<T> = (written: string | undefined) => T | null | undefined

function understood<T extends string>(words: Record<T, SheetWords>, more: Partial<Record<T, string[]>>): Understood<T> {
  const known = new Map<string, T>()
  for (const value of Object.keys(words) as T[]) {
    const { nl, en } = words[value]
    for (const one of [nl, en, value, ...(more[value] ?? [])]) known.set(headingKey(one), value)
  }
  return (written = '') => (written.trim() === '' ? null : known.get(headingKey(written)))
}

/** Who covers it, in our words and in those of others; 'CSP-owned' and the like are those of the CSA's CAIQ. */
export const understoodBy = understood<CoveredBy>(coveredByWords, {
  supplier: [
    ...['Provider', 'CSP', 'CSP-owned', 'Vendor', 'Aanbieder', 'Dienstverlener', 'Service provider', 'Inherited'],
    ...['3rd-party outsourced', 'Shared CSP and 3rd-party', 'Third-party outsourced', 'Shared CSP and third-party'],
  ],
  shared: [
    'Beide',
    'Both',
    'Gezamenlijk',
    'Hybrid',
    'Shared CSP and CSC',
    'Shared responsibility',
    'Gedeelde verantwoordelijkheid',
  ],
  customer: ['Klant', 'Client', 'CSC', 'CSC-owned', 'Opdrachtgever', 'Tenant', 'Gebruikersorganisatie', 'User entity'],
  nobody: ['Geen', 'None', 'No one', 'Niet gedekt', 'Not covered'],
  'not-applicable': ['nvt', 'n.v.t.', 'NA', 'N/A', 'N.A.'],
})

/** To which extent it is covered, in our words and in those of others. */
export const understoodExtent = understood<Extent>(extentWords, {
  directly: [
    'Volledig',
    'Fully',
    'Full',
    'Ja',
    'Yes',
    'Direct',
    'Implemented',
    'Geïmplementeerd',
    'Voldoet',
    'Complete',
  ],
  partly: ['Gedeeltelijk', 'Partial', 'Partially', 'Partially implemented', 'Deel', 'Some'],
  none: ['Nee', 'No', 'Geen', 'None', 'Not implemented', 'Niet', 'Not', 'Planned', 'Gepland', 'Voldoet niet'],
})

/** What it rests on, in our words and in those of others. */
export const understoodRests = understood<RestsOn>(restsOnWords, {
  certificate: ['Certificering', 'Certification', 'Gecertificeerd', 'Certified'],
  assurance: ['Assurance', 'ISAE 3402', 'ISAE 3000', 'SOC 1', 'SOC 2', 'TPM', 'Third party memorandum', 'Audit report'],
  'own-statement': [
    'Verklaring',
    'Statement',
    'Zelfverklaring',
    'Self assessment',
    'Self-declaration',
    'Self-assessment',
  ],
  none: ['Geen', 'None', 'Nvt'],
})
