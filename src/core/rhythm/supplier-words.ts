import type { SupplierFact } from '../suppliers/facts.ts'
import type { SupplierGap } from '../suppliers/gap.ts'
import { gapSentence } from '../suppliers/gap-words.ts'
import { lastReview } from '../suppliers/review-rhythm.ts'
import type { Day } from '../time/day.ts'
import type { Both, WriteDay } from './watch-words.ts'

/** Why a supplier goes wrong, with all that is missing; or when it was reviewed. */
export function whyOfSupplier(
  { reviews, endedOn }: SupplierFact,
  missing: readonly SupplierGap[],
  write: WriteDay,
  today: Day,
): Both {
  if (endedOn !== null && endedOn < today) return { nl: 'Levert niet meer.', en: 'Delivers no longer.' }
  const [first, ...more] = missing
  if (!first) {
    const on = lastReview(reviews, today)?.decidedOn
    if (on === undefined)
      return { nl: 'Nieuw: de eerste beoordeling komt nog.', en: 'New: the first review is still to come.' }
    return { nl: `Beoordeeld op ${write(on, 'nl')}.`, en: `Reviewed on ${write(on, 'en')}.` }
  }
  const sentence = gapSentence(first, write)
  if (more.length === 0) return sentence
  return { nl: `${sentence.nl} En nog ${more.length}.`, en: `${sentence.en} And ${more.length} more.` }
}

/** What the watch on the register of suppliers says, with its figure. */
export function suppliersSentence(wrong: number, counted: number): Both {
  if (counted === 0)
    return { nl: 'Geen leverancier in het register levert nog.', en: 'No supplier in the register delivers any more.' }
  const all =
    counted === 1
      ? { nl: '1 leverancier', en: '1 supplier' }
      : { nl: `${counted} leveranciers`, en: `${counted} suppliers` }
  if (wrong === 0)
    return {
      nl: `${all.nl}, op tijd beoordeeld en met afspraken.`,
      en: `${all.en}, reviewed in time and under agreement.`,
    }
  if (counted === 1)
    return { nl: `${all.nl}, en daar ontbreekt iets.`, en: `${all.en}, and something is missing there.` }
  return {
    nl: `${all.nl}, waarvan bij ${wrong} iets ontbreekt of te laat is.`,
    en: `${all.en}, of which at ${wrong} something is missing or late.`,
  }
}
