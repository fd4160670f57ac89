import { reasonText } from '../demonstrability/reason-words.ts'
import type { Day } from '../time/day.ts'
import type { Work } from './current.ts'
import type { SupplierWhy } from './relying.ts'

type Both = { nl: string; en: string }
type WriteDay = (day: Day, language: 'nl' | 'en') => string

/** How far a measure works, as a sentence. */
const workWords: Record<Work, Both> = {
  shown: { nl: 'Werkt, en dat is aangetoond: telt helemaal mee.', en: 'Works, and is shown to: counts whole.' },
  unshown: {
    nl: 'In werking, maar het bewijs is niet vers of ontbreekt: telt half mee.',
    en: 'In operation, but its evidence is not fresh or missing: counts half.',
  },
  excepted: {
    nl: 'In werking, met een uitzondering die loopt: telt half mee.',
    en: 'In operation, with an exception that is open: counts half.',
  },
  off: { nl: 'Niet in werking: telt niet mee.', en: 'Not in operation: does not count.' },
}

/** The same, where it lies in what suppliers show. */
const suppliedWords: Record<SupplierWhy['work'], Both> = {
  shown: workWords.shown,
  unshown: {
    nl: 'In werking, maar de leverancier laat niet alles zien: telt half mee.',
    en: 'In operation, but the supplier does not show all of it: counts half.',
  },
  off: {
    nl: 'Steunt op een leverancier die dit niet doet: telt niet mee.',
    en: 'Relies on a supplier that does not do this: does not count.',
  },
}

/** How far a measure works and why. `why`: what the suppliers that it relies on show; null where that does not decide. */
export function workText(work: Work, why: SupplierWhy | null, write: WriteDay): Both {
  if (why === null || why.work !== work) return workWords[work]
  const text = (language: 'nl' | 'en') =>
    `${suppliedWords[why.work][language]} ${why.number}: ${reasonText(why.reason, language, (day) => write(day as Day, language))}`
  return { nl: text('nl'), en: text('en') }
}
