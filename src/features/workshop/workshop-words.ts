import type { ItemState, Stage } from '../../core/workshop/agenda.ts'
import type { Language } from '../../platform/language/languages.ts'

const nl = {
  list: 'Workshops',
  listLead: 'De workshops zoals de lijst ze op dit moment toonde, met dezelfde filters en volgorde.',
  listColumns: [
    'Workshop',
    'Gehouden op',
    'Geleid door',
    'Stand',
    'Deelnemers',
    'Scenario’s',
    'Besloten',
    'Overgeslagen',
  ],
  listNone: 'Geen enkele workshop past bij het filter.',
  state: { open: 'Open', closed: 'Gesloten' },
  report: 'Risicoworkshop',
  heldOn: 'Gehouden op',
  ledBy: 'Geleid door',
  participants: 'Deelnemers',
  nobody: 'Er is niemand vastgelegd.',
  time: 'Tijd op het scherm',
  minutes: (minutes: number) => (minutes === 1 ? '1 minuut' : `${minutes} minuten`),
  summary: (counts: Record<ItemState, number> & { all: number }) =>
    `Van ${counts.all} scenario’s zijn er ${counts.decided} besloten en ${counts.skipped} overgeslagen; ${counts.waiting} kwamen niet aan bod.`,
  decisions: 'Wat is besloten',
  decisionsNone: 'Over geen enkel scenario is besloten.',
  decisionColumns: ['Risico', 'Zonder maatregelen', 'Met alle maatregelen', 'Stemmen', 'Waarom'],
  rated: (likelihood: number, impacts: string) => `Kans ${likelihood}; gevolg ${impacts}`,
  stage: { inherent: 'Zonder maatregelen', residual: 'Met alle maatregelen' } satisfies Record<Stage, string>,
  spread: (name: string, lowest: number, highest: number, median: number) =>
    `${name}: midden ${median}, ${lowest === highest ? `allen ${lowest}` : `van ${lowest} tot ${highest}`}`,
  likelihood: 'kans',
  impact: 'gevolg',
  noVotes: 'Niet gestemd, of de stemmen zijn niet getoond.',
  others: 'Wat niet is besloten',
  othersNone: 'Over alle scenario’s is besloten.',
  otherColumns: ['Risico', 'Hoort bij', 'Waarom niet'],
  other: { skipped: 'Overgeslagen', waiting: 'Niet aan bod gekomen' },
  exported: 'Scenario’s',
  exportColumns: [
    ...['Nummer', 'Risico', 'Hoort bij', 'Stand', 'Minuten'],
    ...['Stemmen zonder maatregelen', 'Kans: midden', 'Kans: verschil', 'Gevolg: midden', 'Gevolg: verschil'],
    ...[
      'Stemmen met alle maatregelen',
      'Kans: midden (met)',
      'Kans: verschil (met)',
      'Gevolg: midden (met)',
      'Gevolg: verschil (met)',
    ],
    ...['Besloten zonder maatregelen', 'Niveau', 'Besloten met alle maatregelen', 'Niveau (met)', 'Waarom'],
  ],
  itemState: { waiting: 'Nog niet aan bod', decided: 'Besloten', skipped: 'Overgeslagen' } satisfies Record<
    ItemState,
    string
  >,
}

const en: typeof nl = {
  list: 'Workshops',
  listLead: 'The workshops as the list showed them at this moment, with the same filters and order.',
  listColumns: ['Workshop', 'Held on', 'Led by', 'State', 'Participants', 'Scenarios', 'Decided', 'Skipped'],
  listNone: 'No workshop fits the filter.',
  state: { open: 'Open', closed: 'Closed' },
  report: 'Risk workshop',
  heldOn: 'Held on',
  ledBy: 'Led by',
  participants: 'Participants',
  nobody: 'Nobody was recorded.',
  time: 'Time on the screen',
  minutes: (minutes) => (minutes === 1 ? '1 minute' : `${minutes} minutes`),
  summary: (counts) =>
    `Of ${counts.all} scenarios ${counts.decided} were decided and ${counts.skipped} skipped; ${counts.waiting} were not reached.`,
  decisions: 'What was decided',
  decisionsNone: 'No scenario was decided.',
  decisionColumns: ['Risk', 'Without measures', 'With all measures', 'Votes', 'Why'],
  rated: (likelihood, impacts) => `Likelihood ${likelihood}; impact ${impacts}`,
  stage: { inherent: 'Without measures', residual: 'With all measures' },
  spread: (name, lowest, highest, median) =>
    `${name}: middle ${median}, ${lowest === highest ? `all ${lowest}` : `from ${lowest} to ${highest}`}`,
  likelihood: 'likelihood',
  impact: 'impact',
  noVotes: 'Not voted on, or the votes were not revealed.',
  others: 'What was not decided',
  othersNone: 'Every scenario was decided.',
  otherColumns: ['Risk', 'Belongs to', 'Why not'],
  other: { skipped: 'Skipped', waiting: 'Not reached' },
  exported: 'Scenarios',
  exportColumns: [
    ...['Number', 'Risk', 'Belongs to', 'State', 'Minutes'],
    ...['Votes without measures', 'Likelihood: middle', 'Likelihood: range', 'Impact: middle', 'Impact: range'],
    ...[
      'Votes with all measures',
      'Likelihood: middle (with)',
      'Likelihood: range (with)',
      'Impact: middle (with)',
      'Impact: range (with)',
    ],
    ...['Decided without measures', 'Level', 'Decided with all measures', 'Level (with)', 'Why'],
  ],
  itemState: { waiting: 'Not reached yet', decided: 'Decided', skipped: 'Skipped' },
}

/** The words of lists and reports of workshops. */
export const workshopWords: Record<Language, typeof nl> = { nl, en }
