import type { ChainLink, LinkState, VerdictState } from './chain.ts'

type Both = { nl: string; en: string }

/** What a link is called, and the question that it answers. */
export const linkWords: Record<ChainLink, { name: Both; question: Both }> = {
  applicability: {
    name: { nl: 'Van toepassing', en: 'Applicable' },
    question: { nl: 'Geldt deze eis, en waarom?', en: 'Does this requirement apply, and why?' },
  },
  measure: {
    name: { nl: 'Maatregel', en: 'Measure' },
    question: { nl: 'Wat gebeurt er echt?', en: 'What is really done?' },
  },
  description: {
    name: { nl: 'Beschreven', en: 'Described' },
    question: { nl: 'Staat het op papier, en is dat goedgekeurd?', en: 'Is it written down and approved?' },
  },
  known: {
    name: { nl: 'Bekend', en: 'Known' },
    question: { nl: 'Weten de mensen om wie het gaat ervan?', en: 'Do the people concerned know it?' },
  },
  operation: {
    name: { nl: 'Werkt', en: 'Works' },
    question: { nl: 'Is te zien dat het werkt?', en: 'Can it be seen to work?' },
  },
  period: {
    name: { nl: 'Lang genoeg', en: 'Long enough' },
    question: { nl: 'Werkt het al drie maanden?', en: 'Has it worked for three months?' },
  },
  verification: {
    name: { nl: 'Onafhankelijk getoetst', en: 'Independently verified' },
    question: { nl: 'Heeft iemand onafhankelijk gekeken?', en: 'Did somebody independent look?' },
  },
}

export const linkStateWords: Record<LinkState, Both> = {
  holds: { nl: 'In orde', en: 'In order' },
  'not-yet': { nl: 'Nog niet', en: 'Not yet' },
  fails: { nl: 'Niet in orde', en: 'Not in order' },
  'not-asked': { nl: 'Niet nodig', en: 'Not needed' },
}

export const verdictWords: Record<VerdictState, Both> = {
  demonstrable: { nl: 'Aantoonbaar', en: 'Demonstrable' },
  'not-yet': { nl: 'Nog niet aantoonbaar', en: 'Not demonstrable yet' },
  'not-demonstrable': { nl: 'Niet aantoonbaar', en: 'Not demonstrable' },
  'not-applicable': { nl: 'Niet van toepassing', en: 'Not applicable' },
}
