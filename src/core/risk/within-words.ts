import type { Day } from '../time/day.ts'
import type { WithinAppetite } from './treatment-plan.ts'

type Both = { nl: string; en: string }

/** When a risk is low enough by what is planned, in a sentence. */
export function withinText(within: WithinAppetite, write: (day: Day, language: 'nl' | 'en') => string): Both {
  switch (within.key) {
    case 'unrated':
      return { nl: 'Nog niet gewaardeerd.', en: 'Not rated yet.' }
    case 'now':
      return { nl: 'Nu al laag genoeg.', en: 'Low enough already.' }
    case 'from':
      return {
        nl: `Volgens plan laag genoeg vanaf ${write(within.day, 'nl')}.`,
        en: `By plan low enough from ${write(within.day, 'en')}.`,
      }
    case 'nothing-planned':
      return { nl: 'Er is niets gepland dat het lager maakt.', en: 'Nothing is planned that makes it lower.' }
    case 'no-day':
      return {
        nl: 'Wat gepland is, heeft geen dag die nog komt.',
        en: 'What is planned has no day that is still to come.',
      }
    case 'not-enough':
      return {
        nl: 'Ook met alles wat gepland is, wordt het niet laag genoeg.',
        en: 'Even with all that is planned it does not become low enough.',
      }
  }
}
