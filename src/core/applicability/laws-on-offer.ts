import type { Edition } from '../standards/edition.ts'
import type { Law } from '../standards/law.ts'
import type { BasisFact } from './basis-facts.ts'

type Both = { nl: string; en: string }

/**
 * The decree that makes NEN 7510 an obligation for whoever gives care: Besluit elektronische gegevensverwerking door zorgaanbieders
 * (BWBR0040238), article 3.
 */
export const begz: Both = {
  nl: 'Besluit elektronische gegevensverwerking door zorgaanbieders (Begz), artikel 3',
  en: 'Decree on electronic data processing by care providers (Begz), article 3',
}

/** The agreement that binds a supplier of care providers to the standard for care. */
export const processorContract: Both = {
  nl: 'Verwerkersovereenkomst met de zorgaanbieder',
  en: 'Data processing agreement with the care provider',
}

/**
 * The facts that are behind what somebody named: that care is given behind the law for care providers, the number of people behind the
 * law on cyber security, and processing for others behind a processor agreement.
 */
export function factsBehindNames({ law, contract }: { law: string; contract: string }): BasisFact[] {
  const behind: BasisFact[] = []
  if (/\bBegz\b/i.test(law)) behind.push('gives-care')
  if (/\b(Cyberbeveiligingswet|Cbw|Cyber Security Act)\b/i.test(law)) behind.push('fifty-people')
  if (/verwerkersovereenkomst|process(ing|or) agreement/i.test(contract)) behind.push('processes-for-others')
  return behind
}

/** The laws that are offered as the law behind a decision; any other can be typed. */
export function lawsOnOffer(laws: readonly Law[], edition: Pick<Edition, 'standard'>): Both[] {
  return [...(edition.standard === 'nen-7510' ? [begz] : []), ...laws.map(({ name }) => name)]
}
