import { factWords } from '../profile/fact-words.ts'
import type { FactValue, Lapse } from './basis.ts'

type Both = { nl: string; en: string }

/** What a fact says about the organisation, to go on after a colon. */
export function factText({ fact, holds }: FactValue): Both {
  const words = factWords[fact][holds ? 'so' : 'notSo']
  return { nl: `de organisatie ${words.nl}`, en: `the organisation ${words.en}` }
}

/** How a fact is now on which a decision rested when it was otherwise, to go on after a colon. */
export function lapseText({ fact, was, now }: Lapse): Both {
  if (now !== null) return factText({ fact, holds: now })
  const before = factText({ fact, holds: was })
  return { nl: `niet meer vastgelegd is dat ${inQuotes(before.nl)}`, en: `it is no longer recorded that ${before.en}` }
}

// A Dutch clause after 'dat' has another order of words than the fact by itself.
const inQuotes = (text: string) => `geldt: ‘${text}’`
