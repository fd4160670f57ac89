import type { DueKind, DueState } from './due-kinds.ts'

type Both = { nl: string; en: string }

/** What each kind of thing that is due is called. */
export const kindWords: Record<DueKind, Both> = {
  duty: { nl: 'Verplichting', en: 'Duty' },
  'measure-work': { nl: 'Werk van een maatregel', en: 'Work of a measure' },
  effectiveness: { nl: 'Controle op effect', en: 'Effectiveness check' },
  proof: { nl: 'Bewijs verzamelen', en: 'Evidence to collect' },
  'evidence-request': { nl: 'Gevraagd bewijs', en: 'Evidence asked for' },
  'document-review': { nl: 'Document herzien', en: 'Document to review' },
  approval: { nl: 'Goedkeuring gevraagd', en: 'Approval asked' },
  reading: { nl: 'Lezen en bevestigen', en: 'To read and confirm' },
  training: { nl: 'Training volgen', en: 'Training to follow' },
  exception: { nl: 'Uitzondering loopt af', en: 'Exception that ends' },
  finding: { nl: 'Open bevinding', en: 'Open finding' },
  'planned-measure': { nl: 'Geplande maatregel', en: 'Planned measure' },
  'risk-review': { nl: 'Risico beoordelen', en: 'Risk to assess' },
  'risk-acceptance': { nl: 'Aanvaarding van een risico', en: 'Acceptance of a risk' },
  'risk-treatment': { nl: 'Risico behandelen', en: 'Risk to treat' },
  'risk-approval': { nl: 'Akkoord met de aanpak van een risico', en: 'Approval of how a risk is treated' },
  'supplier-review': { nl: 'Leverancier beoordelen', en: 'Supplier to review' },
  'supplier-action': { nl: 'Afspraak over een leverancier', en: 'Action about a supplier' },
  'supplier-contract': { nl: 'Contract: opzeggen of verlengen', en: 'Contract: end or renew' },
  'supplier-agreement': { nl: 'Verwerkersovereenkomst', en: 'Processor agreement' },
  'supplier-certificate': { nl: 'Certificaat van een leverancier', en: 'Certificate of a supplier' },
  'assurance-gap': { nl: 'Assurance loopt af', en: 'Assurance that ends' },
  'assurance-exception': { nl: 'Uitzonderingen in een assurance-rapport', en: 'Exceptions in an assurance report' },
  'assurance-cuec': { nl: 'Eigen deel bij een assurance-rapport', en: 'Own part of an assurance report' },
  questionnaire: { nl: 'Vragenlijst bij een leverancier', en: 'Questionnaire at a supplier' },
  audit: { nl: 'Audit', en: 'Audit' },
  certificate: { nl: 'Certificaat loopt af', en: 'Certificate that ends' },
  term: { nl: 'Termijn', en: 'Term' },
}

export const stateWords: Record<DueState | 'done' | 'missed', Both> = {
  overdue: { nl: 'Te laat', en: 'Overdue' },
  'this-week': { nl: 'Deze week', en: 'This week' },
  later: { nl: 'Later', en: 'Later' },
  undated: { nl: 'Zonder dag', en: 'Without a day' },
  done: { nl: 'Gedaan', en: 'Done' },
  missed: { nl: 'Overgeslagen', en: 'Passed over' },
}

/** Who acts, in words: also when somebody stands in, and when nobody does. */
export function actingWords(
  { name, why, insteadOf }: { name: string; why: string; insteadOf: string },
  language: 'nl' | 'en',
): string {
  const nl = language === 'nl'
  if (why === 'nobody') return nl ? 'Niemand' : 'Nobody'
  if (why === 'away') return nl ? `${name} (afwezig, zonder vervanger)` : `${name} (away, nobody stands in)`
  if (insteadOf === '') return name
  return nl ? `${name} (vervangt ${insteadOf})` : `${name} (stands in for ${insteadOf})`
}
