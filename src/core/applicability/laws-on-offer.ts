import type { Edition } from '../standards/edition.ts'
import type { Law } from '../standards/law.ts'

type Both = { nl: string; en: string }

/**
 * The decree that makes NEN 7510 an obligation for whoever gives care: Besluit elektronische gegevensverwerking door zorgaanbieders
 * (BWBR0040238), article 3.
 */
export const begz: Both = {
  nl: 'Besluit elektronische gegevensverwerking door zorgaanbieders (Begz), artikel 3',
  en: 'Decree on electronic data processing by care providers (Begz), article 3',
}

/** Whether the law that somebody named is the one that binds care providers to NEN 7510. */
export const namesBegz = (law: string): boolean => /\bBegz\b/i.test(law)

/** The laws that are offered as the law behind a decision; any other can be typed. */
export function lawsOnOffer(laws: readonly Law[], edition: Pick<Edition, 'standard'>): Both[] {
  return [...(edition.standard === 'nen-7510' ? [begz] : []), ...laws.map(({ name }) => name)]
}
