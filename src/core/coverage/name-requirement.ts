import type { SheetWords } from '../exchange/sheet-form.ts'
import type { Content } from '../standards/content.ts'
import { findRequirement } from '../standards/requirement-key.ts'
import { earlierEdition, isNumberIn, standardNamed } from './earlier-edition.ts'

/**
 * The edition that a text names, by its id or as people write it ('NEN 7510-1:2024', 'ISO/IEC 27002:2022'). One that is known by numbers
 * alone has its name for an id ('NEN 7510:2011'); what names none that is known is kept as it is written.
 */
export function editionNamed(content: Pick<Content, 'editions' | 'crosswalks'>, written: string): string {
  const text = written.trim()
  if (content.editions.has(text)) return text
  const named = standardNamed(text)
  const id = named === null ? '' : `${named.standard}-${named.year}`
  return content.editions.has(id) ? id : (earlierEdition(content, text)?.name ?? text)
}

// A number, after nothing but what says that it is one, and with a title behind it or nothing: 'CC6.1' is of another standard.
const numbered =
  /^(annex\s*a|bijlage\s*a|controls?|beheersmaatregel|maatregel|eis|a|§|clause|hoofdstuk|paragraaf|par|section|chapter|h)?[\s.:-]*(\d{1,2}(?:\.\d{1,2}){0,3})\.?(?=$|[\s:–-])/i
const clauses = /^(§|clause|hoofdstuk|paragraaf|par|section|chapter|h)$/i

type NamedRequirement = { key: string } | { refused: SheetWords }

/**
 * A requirement as reports write it ('A.5.1', 'Annex A 8.13', 'clause 4.1', '§ 9.2'), by its key in the edition. Where a number is both a
 * control and a clause the control is meant, unless it says otherwise. Of an edition that is not known every text will do; of one that is known by numbers alone it is the number, where it is there.
 */
export function requirementNamed(content: Content, edition: string, written: string): NamedRequirement {
  const text = written.trim()
  if (!content.editions.has(edition)) return text === '' ? noNumber : { key: numberIn(content, edition, text) }
  if (findRequirement(content, edition, text)) return { key: text }
  const [, before, number] = numbered.exec(text) ?? []
  if (number === undefined) return text === '' ? noNumber : notThere(text, content, edition)
  const clause = `clause-${number}`
  const saysClause = before !== undefined && clauses.test(before)
  const order = saysClause ? [clause, number] : [number, clause]
  const key = order.find((one) => findRequirement(content, edition, one))
  return key === undefined ? notThere(text, content, edition) : { key }
}

function numberIn(content: Content, edition: string, text: string): string {
  const earlier = earlierEdition(content, edition)
  const number = numbered.exec(text)?.[2]
  return earlier && number !== undefined && isNumberIn(earlier, number) ? number : text
}

const noNumber = {
  refused: {
    nl: 'Er staat niet om welke eis het gaat. Vul het nummer van de eis in, zoals 8.13.',
    en: 'It does not say which requirement it is about. Fill in its number, such as 8.13.',
  },
}

function notThere(written: string, content: Content, edition: string) {
  const name = content.editions.get(edition)?.name ?? edition
  const said = written.slice(0, 60)
  return {
    refused: {
      nl: `‘${said}’ is geen eis van ${name}. Vul een nummer van die uitgave in, zoals 8.13, of kies een andere uitgave.`,
      en: `‘${said}’ is no requirement of ${name}. Fill in a number of that edition, such as 8.13, or choose another edition.`,
    },
  }
}
