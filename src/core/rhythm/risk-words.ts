import type { RiskStanding, RiskState } from '../risk/standing.ts'
import type { Both, WriteDay } from './watch-words.ts'

const states: Record<Exclude<RiskState, 'review-due'>, Both> = {
  unrated: { nl: 'Nog niet beoordeeld.', en: 'Not rated yet.' },
  reopened: {
    nl: 'Sinds de laatste keer is er iets veranderd of gebeurd.',
    en: 'Something changed or happened since the last look.',
  },
  'to-treat': { nl: 'Op tijd beoordeeld; er moet nog iets mee.', en: 'Looked at in time; to be treated.' },
  'acceptance-lapsed': { nl: 'De aanvaarding geldt niet meer.', en: 'The acceptance no longer holds.' },
  'in-treatment': { nl: 'Op tijd beoordeeld; er wordt aan gewerkt.', en: 'Looked at in time; being treated.' },
  accepted: { nl: 'Op tijd beoordeeld en aanvaard.', en: 'Looked at in time, and accepted.' },
  'within-appetite': {
    nl: 'Op tijd beoordeeld, en laag genoeg om te dragen.',
    en: 'Looked at in time, and low enough to bear.',
  },
  closed: { nl: 'Afgesloten.', en: 'Closed.' },
}

/** Why a risk is stale, or is not. */
export function whyOfRisk({ state, reviewBy }: RiskStanding, write: WriteDay): Both {
  if (state !== 'review-due') return states[state]
  const on = (language: 'nl' | 'en') => (reviewBy === null ? '' : write(reviewBy, language))
  return {
    nl: `Had uiterlijk ${on('nl')} bekeken moeten zijn.`,
    en: `Should have been looked at by ${on('en')}.`,
  }
}

/** What the watch on the register of risks says, with its figure. */
export function registerSentence(wrong: number, counted: number): Both {
  if (counted === 0)
    return { nl: 'Alle risico’s in het register zijn afgesloten.', en: 'All risks in the register are closed.' }
  const all =
    counted === 1
      ? { nl: '1 risico in het register', en: '1 risk in the register' }
      : { nl: `${counted} risico’s in het register`, en: `${counted} risks in the register` }
  if (wrong === 0) return { nl: `${all.nl}, op tijd bekeken.`, en: `${all.en}, looked at in time.` }
  if (counted === 1) return { nl: `${all.nl}, en dat is niet meer actueel.`, en: `${all.en}, and it is stale.` }
  return {
    nl: `${all.nl}, waarvan ${wrong} niet meer actueel.`,
    en: `${all.en}, of which ${wrong} ${wrong === 1 ? 'is' : 'are'} stale.`,
  }
}
