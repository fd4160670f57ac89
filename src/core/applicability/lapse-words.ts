import { factWords } from '../profile/fact-words.ts'
import type { Lapse } from './basis.ts'
import type { BasisFact, DerivedFact } from './basis-facts.ts'

type Both = { nl: string; en: string }

const derivedWords: Record<DerivedFact, { so: Both; notSo: Both }> = {
  'fifty-people': {
    so: { nl: 'er werken 50 mensen of meer', en: '50 people or more work there' },
    notSo: { nl: 'er werken minder dan 50 mensen', en: 'fewer than 50 people work there' },
  },
  'processes-for-others': {
    so: {
      nl: 'er is een verwerkersovereenkomst met een zorgaanbieder',
      en: 'there is a processor agreement with a care provider',
    },
    notSo: {
      nl: 'er is geen verwerkersovereenkomst met een zorgaanbieder',
      en: 'there is no processor agreement with a care provider',
    },
  },
}

/** What a fact says about the organisation, to go on after a colon. */
export function factText({ fact, holds }: { fact: BasisFact; holds: boolean }): Both {
  const side = holds ? 'so' : 'notSo'
  if (fact === 'fifty-people' || fact === 'processes-for-others') return derivedWords[fact][side]
  const words = factWords[fact][side]
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
