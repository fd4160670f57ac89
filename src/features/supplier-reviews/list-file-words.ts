import type { listStates } from '../../core/suppliers/questionnaire.ts'
import type { actionStates } from './following.contract.ts'
import type { reviewTimes } from './supplier-reviews.contract.ts'

type Language = 'nl' | 'en'
type Words = Record<Language, string>
type Table = { title: Words; none: Words; columns: Record<Language, readonly string[]> }

/** What each list is called, and its columns in order. */
export const tables = {
  toCome: {
    title: { nl: 'Leveranciers te beoordelen', en: 'Suppliers to review' },
    none: { nl: 'Er is niets dat bij de filters past.', en: 'Nothing fits the filters.' },
    columns: {
      nl: [
        'Leverancier',
        'Hoe kritiek',
        'Uiterlijk beoordelen',
        'Wanneer',
        'Laatste beoordeling',
        'Besluit',
        'Eigenaar',
      ],
      en: ['Supplier', 'Criticality', 'Review by', 'When', 'Last review', 'Decision', 'Owner'],
    },
  },
  held: {
    title: { nl: 'Beoordelingen van leveranciers', en: 'Reviews of suppliers' },
    none: { nl: 'Er is geen beoordeling die bij de filters past.', en: 'No review fits the filters.' },
    columns: {
      nl: [
        'Leverancier',
        'Vanaf',
        'Tot en met',
        'Begonnen op',
        'Begonnen door',
        'Besluit',
        'Besloten op',
        'Besloten door',
        'Volgende',
      ],
      en: ['Supplier', 'From', 'Through', 'Begun on', 'Begun by', 'Decision', 'Decided on', 'Decided by', 'Next'],
    },
  },
  actions: {
    title: { nl: 'Acties bij leveranciers', en: 'Actions about suppliers' },
    none: { nl: 'Er is geen actie die bij de filters past.', en: 'No action fits the filters.' },
    columns: {
      nl: ['Leverancier', 'Actie', 'Eigenaar', 'Uiterlijk', 'Stand', 'Gesloten op', 'Wat er is gedaan'],
      en: ['Supplier', 'Action', 'Owner', 'Due on', 'State', 'Closed on', 'What was done'],
    },
  },
  events: {
    title: { nl: 'Gebeurtenissen bij leveranciers', en: 'Events at suppliers' },
    none: { nl: 'Er is geen gebeurtenis die bij de filters past.', en: 'No event fits the filters.' },
    columns: {
      nl: [
        'Leverancier',
        'Dienst',
        'Soort',
        'Op',
        'Wat',
        'Persoonsgegevens',
        'Gemeld op',
        'Loopt tot en met',
        'Gesloten op',
        'Hoe',
        'Vastgelegd door',
      ],
      en: [
        'Supplier',
        'Service',
        'Kind',
        'On',
        'What',
        'Personal data',
        'Told on',
        'Runs through',
        'Closed on',
        'How',
        'Recorded by',
      ],
    },
  },
  lists: {
    title: { nl: 'Vragenlijsten aan leveranciers', en: 'Questions put to suppliers' },
    none: { nl: 'Er is geen vragenlijst die bij de filters past.', en: 'No list of questions fits the filters.' },
    columns: {
      nl: [
        'Leverancier',
        'Vragenlijst',
        'Stand',
        'Vragen',
        'Beantwoord',
        'Genoeg',
        'Niet genoeg',
        'Navragen',
        'Nog te beoordelen',
        'Verstuurd op',
        'Verstuurd door',
        'Uiterlijk',
        'Ingeleverd op',
        'Ingeleverd door',
      ],
      en: [
        'Supplier',
        'List of questions',
        'State',
        'Questions',
        'Answered',
        'Enough',
        'Not enough',
        'Ask again',
        'Not judged yet',
        'Sent on',
        'Sent by',
        'Due on',
        'Handed in on',
        'Handed in by',
      ],
    },
  },
} as const satisfies Record<string, Table>

export const timeWords: Record<(typeof reviewTimes)[number], Words> = {
  late: { nl: 'Te laat', en: 'Late' },
  soon: { nl: 'Binnenkort', en: 'Soon' },
  later: { nl: 'Later', en: 'Later' },
}

export const actionWords: Record<(typeof actionStates)[number], Words> = {
  open: { nl: 'Open', en: 'Open' },
  late: { nl: 'Te laat', en: 'Late' },
  closed: { nl: 'Gesloten', en: 'Closed' },
}

export const listWords: Record<(typeof listStates)[number], Words> = {
  open: { nl: 'Wacht op de leverancier', en: 'Waiting for the supplier' },
  late: { nl: 'Te laat', en: 'Late' },
  submitted: { nl: 'Te beoordelen', en: 'To be judged' },
  judged: { nl: 'Beoordeeld', en: 'Judged' },
  withdrawn: { nl: 'Ingetrokken', en: 'Withdrawn' },
}

export const otherWords = {
  undecided: { nl: 'Nog niet besloten', en: 'Not decided yet' },
  left: { nl: 'uit dienst', en: 'left' },
  yes: { nl: 'Ja', en: 'Yes' },
  no: { nl: 'Nee', en: 'No' },
} as const satisfies Record<string, Words>
