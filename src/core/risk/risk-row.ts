import { type AssetKind, kindWords } from '../assets/asset.ts'
import type { KnownPerson } from '../assets/plan-import.ts'
import type { SheetRow, SheetWords } from '../exchange/sheet-form.ts'
import { requirementLines } from '../measures/requirement-lines.ts'
import type { RequirementRef } from '../measures/subjects.ts'
import type { Content } from '../standards/content.ts'
import type { Day } from '../time/day.ts'
import type { RiskCriteria } from './criteria.ts'
import type { Treatment } from './facts.ts'
import type { StatedRating } from './rating.ts'
import { riskCode } from './risk-code.ts'
import { impactKey, likelihoodKey, measureLines, ratingKinds, stepCell } from './risk-sheet.ts'
import { treatmentWords } from './standing-words.ts'
import { type ThreatGroup, threatGroupWords } from './threat-groups.ts'

export type NamedAsset = { id: string; name: string; kind: AssetKind; withdrawn: boolean }

/** What a sheet says of a risk besides its rating. `measures` and `controls` hold what is linked. */
export type RiskTarget = {
  title: string
  asset: string
  threat: string
  threatGroup: ThreatGroup
  description: string
  owner: string | null
  ownerRole: string
  treatment: Treatment | null
  treatmentReason: string
  raisedOn: Day
  closedOn: Day | null
  closeReason: string
  measures: { measure: string; weight: number }[]
  controls: RequirementRef[]
}

/** A risk of the register; its rating with the criteria that it was made by. */
export type KnownRisk = RiskTarget & {
  id: string
  number: number
  rating: { stated: StatedRating; reason: string; criteria: RiskCriteria } | null
}

/** What a list does not say and whoever takes it over does: the group of threats in own words, and what one column of impact is about. */
export type RiskChoices = { groupOfOthers: ThreatGroup | null; aspectOfImpact: string | null }

/** Everything by which cells are written and read. */
export type RiskWorld = {
  content: Content
  /** Those that hold now. */
  criteria: RiskCriteria
  adopted: readonly string[]
  risks: readonly KnownRisk[]
  assets: readonly NamedAsset[]
  people: readonly KnownPerson[]
  measures: readonly { id: string; title: string }[]
  today: Day
  language: 'nl' | 'en'
}

/** How the cells of a world name things: by their name, and by more where several are called so. */
export type Names = {
  asset: (id: string) => string
  person: (id: string | null) => string
  measure: Map<string, string>
}

/** How names in cells compare: case, width and spaces make no difference. */
export const cellKey = (name: string) => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
/** What a cell says, as a sentence quotes it. */
export const quote = (text: string) => `‘${text.slice(0, 100)}’`

export function namesIn({ assets, people, measures }: RiskWorld, language: 'nl' | 'en'): Names {
  const assetById = new Map(assets.map((one) => [one.id, one]))
  const namesakes = Map.groupBy(assets, ({ name }) => cellKey(name))
  const personById = new Map(people.map((one) => [one.id, one]))
  const same = Map.groupBy(people, ({ name }) => name)
  return {
    asset: (id) => {
      const asset = assetById.get(id)
      if (!asset) return ''
      return namesakes.get(cellKey(asset.name))?.length === 1
        ? asset.name
        : `${asset.name} (${kindWords[asset.kind][language]})`
    },
    person: (id) => {
      const person = personById.get(id ?? '')
      if (!person) return ''
      return same.get(person.name)?.length === 1 ? person.name : person.email || person.number || person.name
    },
    measure: new Map(measures.map(({ id, title }) => [id, title])),
  }
}

/** A risk as cells, in one language. */
export function riskCells(world: RiskWorld, names: Names, risk: KnownRisk, language: 'nl' | 'en'): SheetRow {
  const weighed = risk.measures.map(({ measure, weight }) => ({ title: names.measure.get(measure) ?? '', weight }))
  return {
    number: riskCode(risk.number),
    title: risk.title,
    asset: names.asset(risk.asset),
    threat: world.content.threats.get(risk.threat)?.title[language] ?? risk.threat,
    threatGroup: threatGroupWords[risk.threatGroup][language],
    description: risk.description,
    owner: names.person(risk.owner),
    ownerRole: risk.ownerRole,
    treatment: risk.treatment === null ? '' : treatmentWords[risk.treatment][language],
    treatmentReason: risk.treatmentReason,
    ...ratingCells(risk.rating),
    ratingReason: risk.rating?.reason ?? '',
    measures: measureLines(
      weighed.sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0)),
      language,
    ),
    controls: requirementLines(world.content, risk.controls),
    raisedOn: risk.raisedOn,
    closedOn: risk.closedOn ?? '',
    closeReason: risk.closeReason,
  }
}

/** The steps of a rating in the words of its own criteria; aspects that the criteria do not have any more are left out by the sheet. */
function ratingCells(rating: KnownRisk['rating']): SheetRow {
  if (rating === null) return {}
  const { stated, criteria } = rating
  return Object.fromEntries(
    ratingKinds.flatMap((kind) => [
      [likelihoodKey(kind), stepCell(criteria.likelihood, stated[kind].likelihood)],
      ...Object.entries(stated[kind].impacts).map(([aspect, step]) => [
        impactKey(kind, aspect),
        stepCell(criteria.impact, step),
      ]),
    ]),
  )
}

/** Why a row is not taken; thrown while reading it. */
export class RowRefused extends Error {
  readonly sentence: SheetWords

  constructor(sentence: SheetWords) {
    super(sentence.en)
    this.sentence = sentence
  }
}

export const refuse = (nl: string, en: string): never => {
  throw new RowRefused({ nl, en })
}
