import type { ProfileFact } from '../guidance/guidance.ts'
import type { RichBlock, RichInline, RichText } from './rich-text.ts'
import type { ShortTest } from './short-test.ts'
import type { FactList, Placeholder, StartingBlock, StartingText } from './starting-text.ts'

type Language = 'nl' | 'en'

/** What a starting text is filled in with. What is empty is not known and becomes a gap in the text. */
export type Filling = {
  values: Record<Exclude<Placeholder, FactList>, string>
  lists: Record<FactList, readonly string[]>
  /** The answer about each fact; a fact that is missing was not answered. */
  facts: ReadonlyMap<ProfileFact, boolean>
}

export type FilledText = { title: string; body: RichText; inShort: string; test: ShortTest | null }

const gapWords: Record<Language, Record<Placeholder, string>> = {
  nl: {
    organisation: 'naam van de organisatie',
    client: 'cliënt of patiënt',
    clients: 'cliënten of patiënten',
    board: 'het bestuur',
    security_officer: 'de security officer',
    security_contact: 'hoe de security officer te bereiken is',
    data_protection_officer: 'de functionaris gegevensbescherming',
    incident_contact: 'waar een incident wordt gemeld',
    it_support: 'wie de ICT ondersteunt',
    systems: 'de systemen',
    health_systems: 'de systemen met gezondheidsgegevens',
    locations: 'de locaties',
    suppliers: 'de leveranciers',
  },
  en: {
    organisation: 'name of the organisation',
    client: 'client or patient',
    clients: 'clients or patients',
    board: 'the board',
    security_officer: 'the security officer',
    security_contact: 'how to reach the security officer',
    data_protection_officer: 'the data protection officer',
    incident_contact: 'where an incident is reported',
    it_support: 'who supports IT',
    systems: 'the systems',
    health_systems: 'the systems with health data',
    locations: 'the locations',
    suppliers: 'the suppliers',
  },
}

const gapStart = { nl: '[nog invullen:', en: '[to be filled in:' } as const
const gapShape = /\[(?:nog invullen|to be filled in):[^\]]*\]/g

/** What is still to be filled in, as it stands in a text, each once. A version with gaps is not ready to be approved. */
export const gapsIn = (text: string): string[] => [...new Set(text.match(gapShape) ?? [])]

const capital = (text: string) => text.replace(/^\p{Ll}/u, (first) => first.toUpperCase())

function listed(names: readonly string[], language: Language): string {
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} ${language === 'nl' ? 'en' : 'and'} ${names.at(-1)}`
}

/** Fills one text; a name that begins a sentence gets a capital. */
function filler(filling: Filling, language: Language) {
  const gap = (name: Placeholder) => `${gapStart[language]} ${gapWords[language][name]}]`
  const filledIn = (name: Placeholder): string =>
    (name in filling.lists
      ? listed(filling.lists[name as FactList], language)
      : filling.values[name as keyof Filling['values']]) || gap(name)
  const fill = (text: string) =>
    text
      .trim()
      .replace(/\s+/g, ' ')
      .replace(/(\*\*)?\{([a-z_]+)\}/g, (_, bold: string | undefined, name: string, at: number, whole: string) => {
        const value = filledIn(name as Placeholder)
        const begins = at === 0 || /[.?!] $/.test(whole.slice(0, at))
        return `${bold ?? ''}${begins ? capital(value) : value}`
      })
  return { fill, gap }
}

/** `**bold**` as a mark; all else as it stands. */
function inlineOf(text: string): RichInline[] {
  return text
    .split(/\*\*(.+?)\*\*/)
    .flatMap((part, place): RichInline[] =>
      part === '' ? [] : [{ type: 'text', text: part, ...(place % 2 === 1 ? { marks: [{ type: 'bold' }] } : {}) }],
    )
}

const paragraph = (text: string) => ({ type: 'paragraph' as const, content: inlineOf(text) })
const itemOf = (text: string) => ({
  type: 'listItem' as const,
  content: [paragraph(text)] as [ReturnType<typeof paragraph>],
})

/** Whether a conditional part belongs: what nobody answered is kept, since leaving out is what needs a reason. */
const belongs = ({ when, unless }: { when?: ProfileFact; unless?: ProfileFact }, facts: Filling['facts']) =>
  !(when !== undefined && facts.get(when) === false) && !(unless !== undefined && facts.get(unless) !== false)

/** Fills a starting text with the facts of an organisation, in one language: the first draft of a document. */
export function fillStartingText(text: StartingText, language: Language, filling: Filling): FilledText {
  const { fill, gap } = filler(filling, language)
  const blockOf = (block: StartingBlock): RichBlock => {
    if ('p' in block) return paragraph(fill(block.p[language]))
    if ('heading' in block)
      return { type: 'heading', attrs: { level: 3 }, content: inlineOf(fill(block.heading[language])) }
    if ('quote' in block) return { type: 'blockquote', content: [paragraph(fill(block.quote[language]))] }
    if ('list' in block) return { type: 'bulletList', content: block.list[language].map((item) => itemOf(fill(item))) }
    if ('steps' in block)
      return { type: 'orderedList', content: block.steps[language].map((item) => itemOf(fill(item))) }
    if ('list_of' in block) {
      const names = filling.lists[block.list_of]
      return { type: 'bulletList', content: (names.length > 0 ? names : [gap(block.list_of)]).map(itemOf) }
    }
    return {
      type: 'table',
      content: block.table[language].map((row, place) => ({
        type: 'tableRow' as const,
        content: row.map((cell) => ({
          type: place === 0 ? ('tableHeader' as const) : ('tableCell' as const),
          content: [paragraph(fill(cell))],
        })),
      })),
    }
  }
  const content = text.sections
    .filter((section) => belongs(section, filling.facts))
    .flatMap((section): RichBlock[] => [
      { type: 'heading', attrs: { level: 2 }, content: inlineOf(fill(section.title[language])) },
      ...section.blocks.filter((block) => belongs(block, filling.facts)).map(blockOf),
    ])
  return {
    title: text.title[language],
    body: { type: 'doc', content },
    inShort: text.in_short[language].map(fill).join('\n'),
    test: text.test
      ? {
          pass: text.test.pass,
          questions: text.test.questions.map((one) => ({
            question: fill(one[language]),
            answers: one.answers.map((answer) => fill(answer[language])),
            right: one.answers.findIndex(({ right }) => right),
            why: fill(one.why[language]),
          })),
        }
      : null,
  }
}
