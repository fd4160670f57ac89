import type { ImportField } from '../exchange/column-mapping.ts'
import type { SheetColumn, SheetForm, SheetWords } from '../exchange/sheet-form.ts'
import type { RiskCriteria } from './criteria.ts'
import type { Treatment } from './facts.ts'
import type { ThreatGroup } from './threat-groups.ts'

/** What a list of risks can tell besides ratings, with the headings under which registers know it; those of our own export come first. */
const plainFields = {
  number: ['Nummer', 'Number', 'Risiconummer', 'Risk number', 'Nr', 'ID', 'Risk ID', 'Risico-ID'],
  title: ['Risico', 'Risk', 'Titel', 'Scenario', 'Risicoscenario', 'Risk scenario', 'Title', 'Naam', 'Risk title'],
  asset: ['Bedrijfsmiddel', 'Asset', 'Proces', 'Process', 'Systeem', 'System', 'Object', 'Asset name'],
  threat: ['Dreiging', 'Threat', 'Bedreiging', 'Oorzaak', 'Cause'],
  threatGroup: ['Groep van de dreiging', 'Group of the threat', 'MAPGOOD', 'Categorie', 'Category', 'Dreigingsgroep'],
  description: ['Wat er kan gebeuren', 'What can happen', 'Omschrijving', 'Beschrijving', 'Description', 'Toelichting'],
  owner: ['Eigenaar', 'Owner', 'Risico-eigenaar', 'Risk owner', 'Verantwoordelijke', 'Responsible'],
  ownerRole: ['Eigenaar in een rol', 'Owner by role', 'Rol eigenaar', 'Owner role'],
  treatment: ['Behandeling', 'Treatment', 'Strategie', 'Behandelkeuze', 'Strategy', 'Response', 'Maatregeltype'],
  treatmentReason: ['Waarom deze behandeling', 'Why this treatment', 'Onderbouwing', 'Justification'],
  measures: ['Maatregelen', 'Measures', 'Beheersmaatregelen', 'Bestaande maatregelen', 'Mitigations'],
  controls: ['Eisen', 'Requirements', 'Normeisen', 'Annex A', 'Controls'],
  ratingReason: ['Waarom deze waardering', 'Why this rating', 'Motivatie', 'Rationale'],
  raisedOn: ['Gemeld op', 'Raised on', 'Datum', 'Datum gemeld', 'Date', 'Date identified', 'Datum identificatie'],
  closedOn: ['Afgesloten op', 'Closed on', 'Datum gesloten', 'Date closed'],
  closeReason: ['Waarom afgesloten', 'Why closed', 'Reden sluiten'],
} as const

export type PlainField = keyof typeof plainFields
/** One row of a list as text, by the keys of `riskFields`; what no column is about is missing. */
export type RiskRowText = { row: number; values: Readonly<Record<string, string | undefined>> }

export const ratingKinds = ['inherent', 'residual'] as const
export type RatingKind = (typeof ratingKinds)[number]
/** Keys of the columns of a rating: how likely, how heavy for one aspect, and how heavy where a list has one column for that. */
export const likelihoodKey = (kind: RatingKind) => `${kind}-likelihood`
export const impactKey = (kind: RatingKind, aspect?: string) =>
  aspect === undefined ? `${kind}-impact` : `${kind}:${aspect}`

const endings: Record<RatingKind, SheetWords> = {
  inherent: { nl: 'zonder maatregelen', en: 'without measures' },
  residual: { nl: 'met alle maatregelen', en: 'with all measures' },
}
const others: Record<RatingKind, (name: string) => string[]> = {
  inherent: (name) => [
    name,
    `Bruto ${name}`,
    `${name} bruto`,
    `Inherente ${name}`,
    `Inherent ${name}`,
    `Gross ${name}`,
  ],
  residual: (name) => [
    ...[`Netto ${name}`, `${name} netto`, `Rest${name}`, `Rest ${name}`],
    ...[`Residual ${name}`, `Target ${name}`, `Net ${name}`],
  ],
}
const headingsOf = (kind: RatingKind, nl: string, en: string): string[] => [
  `${nl} ${endings[kind].nl}`,
  `${en} ${endings[kind].en}`,
  ...new Set([nl, en].flatMap(others[kind])),
]

/** What a column can be about by the criteria that hold: an aspect each has a column for both ratings. */
export function riskFields({ aspects }: RiskCriteria): ImportField[] {
  const likelihood = (kind: RatingKind) => ({
    key: likelihoodKey(kind),
    headings: [...headingsOf(kind, 'Kans', 'Likelihood'), ...others[kind]('Waarschijnlijkheid')],
  })
  const impact = (kind: RatingKind) => ({
    key: impactKey(kind),
    headings: [...headingsOf(kind, 'Gevolg', 'Impact'), ...others[kind]('Ernst'), ...others[kind]('Effect')],
  })
  return [
    ...Object.entries(plainFields).map(([key, headings]) => ({ key, headings })),
    ...ratingKinds.flatMap((kind) => [
      likelihood(kind),
      // Of two fields with one heading the last is meant: an aspect that is called so goes before a column for all.
      impact(kind),
      ...aspects.map(({ id, name }) => ({ key: impactKey(kind, id), headings: headingsOf(kind, name, name) })),
    ]),
  ]
}

const column = (key: string, nl: string, en: string, width: number, more: object = {}): SheetColumn => ({
  ...{ key, heading: { nl, en }, width, kind: 'text', maxLength: 32_000 },
  ...more,
})
const plain = (key: PlainField, width: number, more: object = {}) =>
  column(key, plainFields[key][0], plainFields[key][1], width, more)
const locked = { locked: true }

/**
 * The sheet in which the register goes out and comes back. What is computed stands last, locked, and is passed over when it comes back:
 * their headings are those of no field.
 */
export function risksForm({ aspects }: RiskCriteria): SheetForm {
  const stated = (kind: RatingKind) => [
    column(likelihoodKey(kind), `Kans ${endings[kind].nl}`, `Likelihood ${endings[kind].en}`, 20),
    ...aspects.map(({ id, name }) =>
      column(impactKey(kind, id), `${name} ${endings[kind].nl}`, `${name} ${endings[kind].en}`, 20),
    ),
  ]
  return {
    kind: 'risks',
    version: 1,
    name: { nl: 'Risico’s', en: 'Risks' },
    ownMaking: true,
    maxRows: 20_000,
    columns: [
      plain('number', 10, locked),
      ...[plain('title', 40), plain('asset', 28), plain('threat', 34), plain('threatGroup', 18)],
      ...[plain('description', 50), plain('owner', 26), plain('ownerRole', 26)],
      ...[plain('treatment', 16), plain('treatmentReason', 36)],
      ...[...stated('inherent'), ...stated('residual'), plain('ratingReason', 36)],
      ...[plain('measures', 44), plain('controls', 30)],
      ...[plain('raisedOn', 14), plain('closedOn', 14), plain('closeReason', 30)],
      column('levelInherent', 'Niveau zonder maatregelen', 'Level without measures', 18, locked),
      column('levelCurrent', 'Niveau nu', 'Level now', 18, locked),
      column('levelResidual', 'Niveau met alle maatregelen', 'Level with all measures', 18, locked),
      column('state', 'Stand', 'State', 22, locked),
      column('reviewBy', 'Beoordelen uiterlijk', 'Look again by', 18, locked),
      column('acceptedThrough', 'Aanvaard tot en met', 'Accepted through', 18, locked),
    ],
  }
}

/** How words of lists compare. */
const wordKey = (word: string) => word.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
const table = <T extends string>(words: Record<T, string>): ReadonlyMap<string, T> =>
  new Map(
    (Object.entries(words) as [T, string][]).flatMap(([value, list]) => list.split(' ').map((one) => [one, value])),
  )

const treatments = table<Treatment>({
  modify: 'modify verminderen beperken mitigeren behandelen reduce reduceren mitigate treat',
  avoid: 'avoid vermijden voorkomen terminate stoppen',
  share: 'share delen overdragen verzekeren transfer',
  retain: 'retain dragen accepteren aanvaarden accept tolerate',
})
const groups = table<ThreatGroup>({
  people: 'people mensen mens m',
  equipment: 'equipment apparatuur a hardware',
  software: 'software programmatuur p',
  data: 'data gegevens g',
  organisation: 'organisation organization organisatie',
  environment: 'environment omgeving',
  services: 'services diensten d',
})

/** What a word says that lists use for a treatment, or for a group of threats; undefined where it says none. */
export const treatmentOf = (word: string): Treatment | undefined => treatments.get(wordKey(word))
export const threatGroupOf = (word: string): ThreatGroup | undefined => groups.get(wordKey(word))

/** A step as a cell says it: '3 Mogelijk'. */
export const stepCell = (steps: readonly { name: string }[], step: number): string =>
  `${step} ${steps[step - 1]?.name ?? ''}`.trim()

/** The step that a cell says, by its number or its name; undefined where the scale has none that is called so. */
export function stepIn(steps: readonly { name: string }[], cell: string): number | undefined {
  const named = steps.findIndex(({ name }) => wordKey(name) === wordKey(cell))
  if (named >= 0) return named + 1
  const [, digits, rest = ''] = /^\s*(\d+)(?:\.0+)?\s*[-–:.=]?\s*(.*)$/su.exec(cell) ?? []
  const step = Number(digits)
  if (digits === undefined || step < 1 || step > steps.length) return undefined
  // A number with a name that is another step's says two things at once.
  return rest === '' || wordKey(steps[step - 1]?.name ?? '') === wordKey(rest) ? step : undefined
}

const weights = { nl: 'weegt', en: 'weighs' } as const
type Weighed = { title: string; weight: number }

/** Measures as lines of a cell; one that carries more than the least says how much: 'Back-ups (weegt 2)'. */
export const measureLines = (measures: readonly Weighed[], language: 'nl' | 'en'): string =>
  measures.map(({ title, weight }) => (weight === 1 ? title : `${title} (${weights[language]} ${weight})`)).join('\n')

/** The measure that a line names, and how much it carries where it says so. */
export function measureLine(line: string): Weighed {
  const text = line.trim()
  // Looked for at its end alone, so that no line takes long.
  const [tail, weight = '1'] = /\((?:weegt|weighs) ([1-3])\)$/u.exec(text) ?? []
  const title = tail === undefined ? text : text.slice(0, -tail.length).trim()
  return title === '' ? { title: text, weight: 1 } : { title, weight: Number(weight) }
}
