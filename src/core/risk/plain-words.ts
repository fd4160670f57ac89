import { standingOn } from '../demonstrability/steps.ts'
import type { Day } from '../time/day.ts'
import type { RiskFacts } from './facts.ts'
import { heaviestImpact } from './rating.ts'
import type { RiskStanding } from './standing.ts'
import type { WithinAppetite } from './treatment-plan.ts'

type Language = 'nl' | 'en'
/** How a day is written in the language of the reader. */
type WriteDay = (day: Day, language: Language) => string

const counted: Record<Language, readonly string[]> = {
  nl: ['geen', 'één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien', 'elf', 'twaalf'],
  en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
}
const inWords = (count: number, language: Language) => counted[language][count] ?? String(count)
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
/** A name in the middle of a sentence; an abbreviation keeps its capitals. */
const small = (text: string) => (/^\p{Lu}(?!\p{Lu})/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)
const sentence = (text: string) => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)

export type PlainRisk = { risk: RiskFacts; standing: RiskStanding; within: WithinAppetite; owner: string }

/**
 * A risk for who decides and does not read registers: what can happen, how it stands now and with which measures, and who answers for
 * it. Three or four short sentences; the words of steps and levels are those of the criteria by which it was rated.
 */
export function plainWords(one: PlainRisk, day: Day, language: Language, write: WriteDay): string[] {
  return [
    whatCanHappen(one.risk),
    howItIs(one, language),
    measuresOf(one.risk, day, language),
    whoBears(one, language, write),
  ]
}

/** Its title, with the asset before it where the title does not name it. */
function whatCanHappen({ title, asset }: RiskFacts): string {
  const named = title.toLowerCase().includes(asset.name.toLowerCase())
  return sentence(named ? title : `${asset.name}: ${small(title)}`)
}

function howItIs({ standing: { rated } }: PlainRisk, language: Language): string {
  const say = (nl: string, en: string) => (language === 'nl' ? nl : en)
  if (rated === null) return say('Nog niet gewaardeerd.', 'Not rated yet.')
  const { content } = rated.criteria
  const likelihood = small(content.likelihood[rated.current.likelihood - 1]?.name ?? String(rated.current.likelihood))
  const impact = small(content.impact[heaviestImpact(rated.current) - 1]?.name ?? say('geen gevolg', 'no impact'))
  const level = small(content.levels[rated.levels.current]?.name ?? '')
  return `${say('Nu', 'Now')}: ${likelihood}, ${impact} (${level}).`
}

function measuresOf({ measures }: RiskFacts, day: Day, language: Language): string {
  const of = (...wanted: string[]) => measures.filter(({ work }) => wanted.includes(standingOn(work, day).value)).length
  const [all, unshown, excepted] = [measures.length, of('unshown'), of('excepted')]
  const planned = measures.filter(
    ({ since, endedOn }) => (since === null || since > day) && (endedOn === null || endedOn > day),
  ).length
  const ended = of('off') - planned
  const n = (count: number) => inWords(count, language)
  const parts =
    language === 'nl'
      ? [
          planned > 0 && `${n(planned)} ${planned === 1 ? 'is' : 'zijn'} nog gepland`,
          unshown > 0 && `van ${n(unshown)} is niet aangetoond dat ${unshown === 1 ? 'die werkt' : 'ze werken'}`,
          excepted > 0 && `van ${n(excepted)} loopt een uitzondering`,
          ended > 0 && `${n(ended)} ${ended === 1 ? 'is' : 'zijn'} beëindigd`,
        ]
      : [
          planned > 0 && `${n(planned)} ${planned === 1 ? 'is' : 'are'} still planned`,
          unshown > 0 && `${n(unshown)} ${unshown === 1 ? 'is' : 'are'} not shown to work`,
          excepted > 0 && `${n(excepted)} ${excepted === 1 ? 'has' : 'have'} a running exception`,
          ended > 0 && `${n(ended)} ${ended === 1 ? 'has' : 'have'} ended`,
        ]
  const found = parts.filter((part) => part !== false)
  const nothing = { nl: 'Er zijn geen maatregelen aan verbonden.', en: 'No measures are linked to it.' }
  if (all === 0) return nothing[language]
  const nl = `${n(all)} ${all === 1 ? 'maatregel' : 'maatregelen'}`
  const en = `${n(all)} ${all === 1 ? 'measure' : 'measures'}`
  const working = {
    nl: all === 1 ? ', waarvan is aangetoond dat die werkt' : ', waarvan is aangetoond dat ze werken',
    en: all === 1 ? ', shown to work' : ', all shown to work',
  }
  const rest = found.length === 0 ? working[language] : `; ${found.join(', ')}`
  return `${capital(language === 'nl' ? nl : en)}${rest}.`
}

function whoBears({ risk, standing, within, owner }: PlainRisk, language: Language, write: WriteDay): string {
  const say = (nl: string, en: string) => (language === 'nl' ? nl : en)
  const on = (day: Day) => write(day, language)
  const who = owner === '' ? say('Eigenaar: niemand', 'Owner: nobody') : `${say('Eigenaar', 'Owner')}: ${owner}`
  const standsNow = () => {
    switch (standing.state) {
      case 'accepted':
        return say(
          `aanvaard tot en met ${on(risk.acceptance?.ends as Day)}`,
          `accepted until ${on(risk.acceptance?.ends as Day)}`,
        )
      case 'acceptance-lapsed':
        return say('de aanvaarding is vervallen', 'the acceptance has lapsed')
      case 'reopened':
        return say('moet opnieuw worden beoordeeld', 'has to be assessed again')
      case 'review-due':
        return say(
          `had uiterlijk ${on(standing.reviewBy as Day)} opnieuw bekeken moeten zijn`,
          `should have been reviewed by ${on(standing.reviewBy as Day)}`,
        )
      case 'within-appetite':
        return say('laag genoeg', 'low enough')
      case 'unrated':
        return say('moet nog worden gewaardeerd', 'has yet to be rated')
      case 'closed':
        return say('gesloten', 'closed')
      default:
        return within.key === 'from'
          ? say(`volgens plan vanaf ${on(within.day)} laag genoeg`, `by plan low enough from ${on(within.day)}`)
          : say('er is een besluit nodig', 'a decision is needed')
    }
  }
  return `${who}; ${standsNow()}.`
}
