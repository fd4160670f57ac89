import type { ApplicabilityReason, HealthcareMark, Presence } from '../core/soa/statement.ts'

type Words = {
  locale: string
  title: string
  abbreviation: string
  draft: string
  approved: string
  draftNote: string
  version: string
  noVersion: string
  organisation: string
  status: string
  moment: string
  editions: string
  approvedBy: string
  approvedOn: string
  scope: string
  noScope: string
  summary: string
  ofWhich: string
  checkpoint: string
  checkpointNote: string
  noCheckpoint: string
  trailSize: string
  trailOrigin: string
  root: string
  approval: string
  approvalOpen: string
  approvalDone: string
  name: string
  position: string
  date: string
  signature: string
  reading: string
  page: string
  of: string
  column: {
    edition: string
    theme: string
    number: string
    control: string
    care: string
    applies: string
    reasons: string
    content: string
    presence: string
    description: string
    justification: string
    since: string
    decidedBy: string
    decidedOn: string
  }
  total: Record<
    'total' | 'applicable' | 'excluded' | 'undecided' | 'inPlace' | 'partly' | 'planned' | 'absent' | 'unmarked',
    string
  >
  yes: string
  no: string
  undecided: string
  unmarked: string
  noControls: string
  justification: string
  reason: Record<ApplicabilityReason, string>
  reasonMeans: Record<ApplicabilityReason, string>
  presence: Record<Presence, string>
  presenceMeans: Record<Presence, string>
  care: Record<Exclude<HealthcareMark, 'none'>, string>
  careMeans: Record<Exclude<HealthcareMark, 'none'>, string>
  careUncertain: string
  careUncertainCell: string
  legend: { applies: string; reasons: string; presence: string; care: string }
  appliesMeans: { yes: string; no: string; undecided: string }
  sheet: { about: string; totals: string; cut: string; madeAt: string }
}

/** Every word of the documents, in both languages. Terms follow the vocabulary of the field (VvT, beheersmaatregel, norm). */
export const labels: Record<'nl' | 'en', Words> = {
  nl: {
    locale: 'nl-NL',
    title: 'Verklaring van Toepasselijkheid',
    abbreviation: 'VvT',
    draft: 'Concept',
    approved: 'Goedgekeurd',
    draftNote: 'Dit is een concept. De verklaring geldt pas als zij is goedgekeurd.',
    version: 'Versie',
    noVersion: 'nog geen versie',
    organisation: 'Organisatie',
    status: 'Status',
    moment: 'Stand op',
    editions: 'Normen',
    approvedBy: 'Goedgekeurd door',
    approvedOn: 'Goedgekeurd op',
    scope: 'Toepassingsgebied',
    noScope: 'Het toepassingsgebied is nog niet beschreven.',
    summary: 'Samenvatting',
    ofWhich: 'waarvan',
    checkpoint: 'Controlepunt',
    checkpointNote:
      'Deze verklaring hoort bij een ondertekend controlepunt van het logboek van de organisatie. Daarmee is later te bewijzen dat de besluiten in deze verklaring niet zijn veranderd.',
    noCheckpoint: 'Bij deze verklaring hoort geen controlepunt van het logboek.',
    trailSize: 'Regels in het logboek',
    trailOrigin: 'Logboek',
    root: 'Kenmerk (wortel)',
    approval: 'Goedkeuring',
    approvalOpen: 'Nog niet goedgekeurd. Wie goedkeurt, tekent hieronder.',
    approvalDone: 'De goedkeuring is vastgelegd in het logboek van de organisatie.',
    name: 'Naam',
    position: 'Functie',
    date: 'Datum',
    signature: 'Handtekening',
    reading: 'Zo leest u deze verklaring',
    page: 'Pagina',
    of: 'van',
    column: {
      edition: 'Norm',
      theme: 'Thema',
      number: 'Nr.',
      control: 'Beheersmaatregel',
      care: 'Zorg',
      applies: 'Van toepassing',
      reasons: 'Redenen',
      content: 'Wat er is, of waarom niet',
      presence: 'Aanwezig',
      description: 'Wat er is',
      justification: 'Onderbouwing',
      since: 'Sinds',
      decidedBy: 'Besloten door',
      decidedOn: 'Besloten op',
    },
    total: {
      total: 'Beheersmaatregelen',
      applicable: 'Van toepassing',
      excluded: 'Niet van toepassing',
      undecided: 'Nog niet besloten',
      inPlace: 'aanwezig',
      partly: 'deels aanwezig',
      planned: 'gepland',
      absent: 'niet aanwezig',
      unmarked: 'nog niet aangegeven',
    },
    yes: 'Ja',
    no: 'Nee',
    undecided: 'Nog niet besloten',
    unmarked: 'Nog niet aangegeven',
    noControls: 'Voor deze norm staan er geen beheersmaatregelen in de verklaring.',
    justification: 'Onderbouwing',
    reason: { risk: 'Risico', law: 'Wet', contract: 'Contract', 'good-practice': 'Goede praktijk' },
    reasonMeans: {
      risk: 'de maatregel is nodig volgens de risicobeoordeling',
      law: 'wet- of regelgeving vraagt erom',
      contract: 'het is afgesproken met een klant of een partner',
      'good-practice': 'het is verstandig en gebruikelijk in het vak',
    },
    presence: { 'in-place': 'Aanwezig', partly: 'Deels aanwezig', planned: 'Gepland', absent: 'Niet aanwezig' },
    presenceMeans: {
      'in-place': 'de maatregel is er en wordt gebruikt',
      partly: 'een deel van de maatregel is er',
      planned: 'besloten, maar nog niet ingevoerd',
      absent: 'de maatregel is er nog niet',
    },
    care: { unique: 'Zorg: eigen maatregel', deepened: 'Zorg: aanvulling', guidance: 'Zorg: toelichting' },
    careMeans: {
      unique: 'staat alleen in NEN 7510',
      deepened: 'NEN 7510 voegt voor de zorg een eis toe',
      guidance: 'NEN 7510 geeft voor de zorg alleen een toelichting',
    },
    careUncertain: 'niet zeker of dit zo in de norm staat; kijk het na in uw eigen exemplaar',
    careUncertainCell: 'niet zeker',
    legend: { applies: 'Van toepassing', reasons: 'Redenen', presence: 'Wat er is', care: 'Aanduiding zorg' },
    appliesMeans: {
      yes: 'de maatregel geldt voor de organisatie; de redenen staan erbij',
      no: 'de maatregel geldt niet; de onderbouwing zegt waarom',
      undecided: 'de organisatie heeft hierover nog geen besluit vastgelegd',
    },
    sheet: {
      about: 'Over',
      totals: 'Samenvatting',
      cut: '[Ingekort: een cel kan niet meer tekst bevatten. De volledige tekst staat in de PDF.]',
      madeAt: 'Stand op',
    },
  },
  en: {
    locale: 'en-GB',
    title: 'Statement of Applicability',
    abbreviation: 'SoA',
    draft: 'Draft',
    approved: 'Approved',
    draftNote: 'This is a draft. The statement takes effect only once it is approved.',
    version: 'Version',
    noVersion: 'no version yet',
    organisation: 'Organisation',
    status: 'Status',
    moment: 'As at',
    editions: 'Standards',
    approvedBy: 'Approved by',
    approvedOn: 'Approved on',
    scope: 'Scope',
    noScope: 'The scope has not been described yet.',
    summary: 'Summary',
    ofWhich: 'of which',
    checkpoint: 'Checkpoint',
    checkpointNote:
      "This statement belongs to a signed checkpoint of the organisation's trail. With it, anyone can later prove that the decisions in this statement have not been changed.",
    noCheckpoint: 'No checkpoint of the trail belongs to this statement.',
    trailSize: 'Entries in the trail',
    trailOrigin: 'Trail',
    root: 'Fingerprint (root)',
    approval: 'Approval',
    approvalOpen: 'Not yet approved. Whoever approves, signs below.',
    approvalDone: "The approval is recorded in the organisation's trail.",
    name: 'Name',
    position: 'Position',
    date: 'Date',
    signature: 'Signature',
    reading: 'How to read this statement',
    page: 'Page',
    of: 'of',
    column: {
      edition: 'Standard',
      theme: 'Theme',
      number: 'No.',
      control: 'Control',
      care: 'Care',
      applies: 'Applies',
      reasons: 'Reasons',
      content: 'What is in place, or why not',
      presence: 'In place',
      description: 'What is in place',
      justification: 'Justification',
      since: 'Since',
      decidedBy: 'Decided by',
      decidedOn: 'Decided on',
    },
    total: {
      total: 'Controls',
      applicable: 'Applicable',
      excluded: 'Not applicable',
      undecided: 'Not yet decided',
      inPlace: 'in place',
      partly: 'partly in place',
      planned: 'planned',
      absent: 'not in place',
      unmarked: 'not yet marked',
    },
    yes: 'Yes',
    no: 'No',
    undecided: 'Not yet decided',
    unmarked: 'Not yet marked',
    noControls: 'The statement holds no controls for this standard.',
    justification: 'Justification',
    reason: { risk: 'Risk', law: 'Law', contract: 'Contract', 'good-practice': 'Good practice' },
    reasonMeans: {
      risk: 'the risk assessment calls for the control',
      law: 'law or regulation requires it',
      contract: 'it was agreed with a customer or partner',
      'good-practice': 'it is sensible and usual in the profession',
    },
    presence: { 'in-place': 'In place', partly: 'Partly in place', planned: 'Planned', absent: 'Not in place' },
    presenceMeans: {
      'in-place': 'the control is there and in use',
      partly: 'part of the control is there',
      planned: 'decided, but not yet introduced',
      absent: 'the control is not there yet',
    },
    care: { unique: 'Care: own control', deepened: 'Care: addition', guidance: 'Care: guidance' },
    careMeans: {
      unique: 'exists in NEN 7510 alone',
      deepened: 'NEN 7510 adds a requirement for health care',
      guidance: 'NEN 7510 only adds guidance for health care',
    },
    careUncertain: 'not certain that the standard has it so; check it in your own copy',
    careUncertainCell: 'not certain',
    legend: { applies: 'Applies', reasons: 'Reasons', presence: 'What is in place', care: 'Health care marks' },
    appliesMeans: {
      yes: 'the control applies to the organisation; the reasons are given',
      no: 'the control does not apply; the justification says why',
      undecided: 'the organisation has not recorded a decision on this yet',
    },
    sheet: {
      about: 'About',
      totals: 'Summary',
      cut: '[Cut short: a cell cannot hold more text. The PDF has the full text.]',
      madeAt: 'As at',
    },
  },
}
