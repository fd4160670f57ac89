import type { Day } from '../time/day.ts'
import type { WatchName, WatchState } from './due-kinds.ts'

export type Both = { nl: string; en: string }
/** How a day is written in a language. */
export type WriteDay = (day: Day, language: 'nl' | 'en') => string

/** Why something goes wrong, or does not. */
export const why = {
  notInOperation: (): Both => ({ nl: 'Nog niet in werking.', en: 'Not in operation yet.' }),
  shownBySuppliers: (): Both => ({
    nl: 'Steunt op leveranciers; wat hun rapporten laten zien, staat bij de maatregel.',
    en: 'Relies on suppliers; what their reports show stands with the measure.',
  }),
  nothingShown: (): Both => ({ nl: 'Er is geen bewijs van werking.', en: 'There is no evidence of operation.' }),
  shownTo: (day: Day, write: WriteDay): Both => ({
    nl: `Het laatste bewijs van werking gaat tot en met ${write(day, 'nl')}.`,
    en: `The last evidence of operation is about the time up to ${write(day, 'en')}.`,
  }),
  notFresh: (day: Day, write: WriteDay): Both => ({
    nl: `Het bewijs is niet compleet of niet meer vers; het laatste gaat tot en met ${write(day, 'nl')}.`,
    en: `The evidence is not complete or no longer fresh; the last is about the time up to ${write(day, 'en')}.`,
  }),
  proven: (): Both => ({ nl: 'Het verwachte bewijs is er en is vers.', en: 'What is expected is shown, and fresh.' }),
  firstProofToCome: (): Both => ({
    nl: 'Kort in werking: het eerste bewijs hoeft er nog niet te zijn.',
    en: 'In operation for a short time: the first evidence is not due yet.',
  }),
  notAsked: (): Both => ({ nl: 'Niemand hoeft dit te bevestigen.', en: 'Nobody has to confirm this.' }),
  nobodyAsked: (): Both => ({ nl: 'Voor niemand bedoeld.', en: 'Meant for nobody.' }),
  confirmed: (confirmed: number, audience: number, share: number, wanted: number): Both => ({
    nl: `${confirmed} van ${audience} ${audience === 1 ? 'lezer' : 'lezers'} ${confirmed === 1 ? 'bevestigde' : 'bevestigden'} (${share}%, gevraagd ${wanted}%).`,
    en: `${confirmed} of ${audience} ${audience === 1 ? 'reader' : 'readers'} confirmed (${share}%, wanted ${wanted}%).`,
  }),
  neverApproved: (): Both => ({ nl: 'Nooit goedgekeurd.', en: 'Never approved.' }),
  reviewPast: (day: Day, write: WriteDay): Both => ({
    nl: `Had vóór ${write(day, 'nl')} herzien moeten zijn.`,
    en: `Should have been reviewed before ${write(day, 'en')}.`,
  }),
  reviewBy: (day: Day, write: WriteDay): Both => ({
    nl: `Te herzien vóór ${write(day, 'nl')}.`,
    en: `To be reviewed before ${write(day, 'en')}.`,
  }),
}

type Words = { nothing: Both; holds(counted: number): Both; wrong(wrong: number, counted: number): Both }

const ofMeasures = (nl: string, en: string) => ({
  holds: (counted: number): Both =>
    counted === 1
      ? {
          nl: `Van de maatregel ${nl} is er bewijs van het afgelopen jaar.`,
          en: `The measure ${en} has evidence of the past year.`,
        }
      : {
          nl: `Van alle ${counted} maatregelen ${nl} is er bewijs van het afgelopen jaar.`,
          en: `All ${counted} measures ${en} have evidence of the past year.`,
        },
  wrong: (wrong: number, counted: number): Both =>
    counted === 1
      ? {
          nl: `Van de maatregel ${nl} is er geen bewijs van het afgelopen jaar.`,
          en: `The measure ${en} has no evidence of the past year.`,
        }
      : {
          nl: `Van ${wrong} van de ${counted} maatregelen ${nl} is er geen bewijs van het afgelopen jaar.`,
          en: `Of the ${counted} measures ${en}, ${wrong} ${have(wrong)} no evidence of the past year.`,
        },
})

const have = (count: number) => (count === 1 ? 'has' : 'have')

const and = (a: Both, nl: string, en: string): Both => ({ nl: `${a.nl} ${nl}`, en: `${a.en} ${en}` })
const fromMeasures = (words: Words, nl: string, en: string): Words => ({
  nothing: and(words.nothing, nl, en),
  holds: (counted) => and(words.holds(counted), nl, en),
  wrong: (wrong, counted) => and(words.wrong(wrong, counted), nl, en),
})

const many = (count: number, one: Both, more: Both): Both => ({
  nl: `${count} ${count === 1 ? one.nl : more.nl}`,
  en: `${count} ${count === 1 ? one.en : more.en}`,
})
const documents = (count: number) =>
  many(count, { nl: 'document', en: 'document' }, { nl: 'documenten', en: 'documents' })
const measures = (count: number) =>
  many(count, { nl: 'maatregel', en: 'measure' }, { nl: 'maatregelen', en: 'measures' })

/** How many of them, where there is more than one. */
const ofThem = (wrong: number, counted: number): Both =>
  counted === 1 ? { nl: '', en: '' } : { nl: `waarvan ${wrong} `, en: `of which ${wrong} ` }

const words: Record<WatchName, Words> = {
  risk: fromMeasures(
    {
      nothing: {
        nl: 'Er is nog niets vastgelegd over de risicobeoordeling: geen maatregel in werking voor hoofdstuk 6.1.2 of 8.2.',
        en: 'Nothing is recorded about the risk assessment yet: no measure in operation for clause 6.1.2 or 8.2.',
      },
      ...ofMeasures('voor de risicobeoordeling', 'for the risk assessment'),
    },
    'Dit volgt uit de maatregelen, niet uit een risicoregister.',
    'This follows from the measures, not from a risk register.',
  ),
  suppliers: fromMeasures(
    {
      nothing: {
        nl: 'Er is nog niets vastgelegd over het beoordelen van leveranciers: geen maatregel in werking voor 5.19 tot en met 5.22.',
        en: 'Nothing is recorded about reviewing suppliers yet: no measure in operation for 5.19 to 5.22.',
      },
      ...ofMeasures('over leveranciers', 'about suppliers'),
    },
    'Dit volgt uit de maatregelen: het zegt niet welke leverancier het is.',
    'This follows from the measures: it does not say which supplier it is.',
  ),
  known: {
    nothing: {
      nl: 'Er is nog geen geldend document dat mensen moeten bevestigen.',
      en: 'There is no document in force yet that people have to confirm.',
    },
    holds: (counted) => ({
      nl: `${documents(counted).nl} te bevestigen, en genoeg lezers deden dat.`,
      en: `${documents(counted).en} to confirm, and enough readers did.`,
    }),
    wrong: (wrong, counted) => ({
      nl: `${documents(counted).nl} te bevestigen; ${counted === 1 ? 'te weinig lezers deden dat' : `bij ${wrong} deden te weinig lezers dat`}.`,
      en: `${documents(counted).en} to confirm; ${counted === 1 ? '' : `of ${wrong} `}too few readers did.`,
    }),
  },
  policies: {
    nothing: { nl: 'Er is nog geen beleid of procedure vastgelegd.', en: 'No policy or procedure is recorded yet.' },
    holds: (counted) => ({
      nl: `${documents(counted).nl}, goedgekeurd en op tijd herzien.`,
      en: `${documents(counted).en}, approved and reviewed in time.`,
    }),
    wrong: (wrong, counted) => ({
      nl: `${documents(counted).nl}, ${ofThem(wrong, counted).nl}nooit goedgekeurd of niet op tijd herzien.`,
      en: `${documents(counted).en}, ${ofThem(wrong, counted).en}never approved or not reviewed in time.`,
    }),
  },
  proven: {
    nothing: { nl: 'Er is nog geen maatregel in werking.', en: 'No measure is in operation yet.' },
    holds: (counted) => ({
      nl: `${measures(counted).nl} in werking, met vers bewijs, of nog binnen de tijd voor het eerste.`,
      en: `${measures(counted).en} in operation, with fresh evidence, or still in time for the first.`,
    }),
    wrong: (wrong, counted) => ({
      nl: `${measures(counted).nl} in werking, ${ofThem(wrong, counted).nl}zonder vers bewijs.`,
      en: `${measures(counted).en} in operation, ${ofThem(wrong, counted).en}without fresh evidence.`,
    }),
  },
}

/** What a watch says in one sentence, with its figure. */
export function watchSentence(name: WatchName, state: WatchState, wrong: number, counted: number): Both {
  if (state === 'nothing') return words[name].nothing
  return state === 'holds' ? words[name].holds(counted) : words[name].wrong(wrong, counted)
}
