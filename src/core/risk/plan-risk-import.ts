import type { SheetWords } from '../exchange/sheet-form.ts'
import type { StatedRating } from './rating.ts'
import { type ReadRisk, rowReader } from './read-risk-row.ts'
import {
  cellKey,
  type KnownRisk,
  namesIn,
  type RiskChoices,
  type RiskTarget,
  type RiskWorld,
  RowRefused,
  riskCells,
} from './risk-row.ts'
import type { RiskRowText } from './risk-sheet.ts'

type Told = { row: number; sentence: SheetWords }
type NewRating = { stated: StatedRating; reason: string } | null
/** What a field was and becomes, as cells say it. */
type FieldChange = { field: string; before: string; after: string }

export type RiskPlan = {
  added: { row: number; target: RiskTarget; rating: NewRating }[]
  changed: { row: number; before: KnownRisk; target: RiskTarget; rating: NewRating; fields: FieldChange[] }[]
  unchanged: number
  refused: Told[]
  /** Rows that are taken without something that they tell. */
  remarks: Told[]
}

/**
 * What taking over a list of risks would do; changes nothing itself, and planned again after it was done, nothing is left to do. A row is
 * about the risk of its number, where that number is ours and its title or its asset too, else about the risk with its asset and title. What
 * the list has no column for stays as it is.
 */
export function planRiskImport(world: RiskWorld, rows: readonly RiskRowText[], choices: RiskChoices): RiskPlan {
  const plan: RiskPlan = { added: [], changed: [], unchanged: 0, refused: [], remarks: [] }
  const { assetOf, titleOf, read } = rowReader(world, choices)
  const names = namesIn(world, world.language)
  const find = finder(world.risks)
  const taken = new Map<string, number>()
  for (const { row, values } of rows) {
    try {
      const numbered = find.numbered(values.number)
      const asset = assetOf(values, numbered)
      const title = titleOf(values, numbered)
      const before = find.about(numbered, asset, title)
      const place = before?.id ?? pair(asset, title)
      const earlier = taken.get(place)
      if (earlier !== undefined) throw new RowRefused(twice(earlier))
      const found = read(values, before, asset, title)
      taken.set(place, row)
      for (const sentence of found.remarks) plan.remarks.push({ row, sentence })
      take(plan, world, names, row, before, found)
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error
      plan.refused.push({ row, sentence: error.sentence })
    }
  }
  return plan
}

const pair = (asset: string, title: string) => `${asset} ${cellKey(title)}`

const twice = (row: number): SheetWords => ({
  nl: `Dit risico staat ook in rij ${row}. Haal een van de twee weg, of geef ze elk een eigen titel.`,
  en: `This risk stands in row ${row} too. Remove one of the two, or give each a title of its own.`,
})

function finder(risks: readonly KnownRisk[]) {
  const byNumber = new Map(risks.map((one) => [one.number, one]))
  const byPair = Map.groupBy(risks, ({ asset, title }) => pair(asset, title))
  return {
    /** Only a number in our own form is one of ours: other registers count from 1 too. */
    numbered: (cell: string | undefined): KnownRisk | null => {
      const [, digits] = /^R-0*(\d{1,7})$/i.exec(cell?.trim() ?? '') ?? []
      return (digits !== undefined && byNumber.get(Number(digits))) || null
    },
    about: (numbered: KnownRisk | null, asset: string, title: string): KnownRisk | null => {
      const same = byPair.get(pair(asset, title)) ?? []
      if (numbered) {
        if (same.includes(numbered)) return numbered
        if (numbered.asset === asset || cellKey(numbered.title) === cellKey(title)) return numbered
        throw new RowRefused({
          nl: `Het risico met dit nummer is een ander: ‘${numbered.title.slice(0, 100)}’. Maak het nummer leeg om dit risico toe te voegen.`,
          en: `The risk with this number is another: ‘${numbered.title.slice(0, 100)}’. Clear the number to add this risk.`,
        })
      }
      const open = same.filter(({ closedOn }) => closedOn === null)
      const [only, ...others] = open.length > 0 ? open : same
      if (others.length === 0) return only ?? null
      throw new RowRefused({
        nl: 'Er zijn meer risico’s met deze titel bij dit bedrijfsmiddel. Vul het nummer in, zoals R-012.',
        en: 'Several risks of this asset have this title. Fill in the number, such as R-012.',
      })
    },
  }
}

function take(
  plan: RiskPlan,
  world: RiskWorld,
  names: ReturnType<typeof namesIn>,
  row: number,
  before: KnownRisk | null,
  { target, rating }: ReadRisk,
): void {
  if (before === null) {
    plan.added.push({ row, target, rating })
    return
  }
  const fields = differences(world, names, before, target, rating)
  if (fields.length === 0) {
    plan.unchanged += 1
    return
  }
  if (before.closedOn !== null && target.closedOn !== null) {
    throw new RowRefused({
      nl: 'Dit risico is afgesloten. Maak het vak ‘Afgesloten op’ leeg om het te heropenen, of laat het zoals het is.',
      en: 'This risk is closed. Clear the cell ‘Closed on’ to take that back, or leave it as it is.',
    })
  }
  plan.changed.push({ row, before, target, rating, fields })
}

function differences(
  world: RiskWorld,
  names: ReturnType<typeof namesIn>,
  before: KnownRisk,
  target: RiskTarget,
  rating: NewRating,
): FieldChange[] {
  const after: KnownRisk = {
    ...{ ...target, id: before.id, number: before.number },
    rating: rating ? { ...rating, criteria: world.criteria } : before.rating,
  }
  const [was, becomes] = [
    riskCells(world, names, before, world.language),
    riskCells(world, names, after, world.language),
  ]
  const fields = [...new Set([...Object.keys(was), ...Object.keys(becomes)])]
    .map((field) => ({ field, before: was[field] ?? '', after: becomes[field] ?? '' }))
    .filter((one) => one.before !== one.after)
  // The same steps by other criteria are a rating anew, whatever their words.
  if (rating && fields.length === 0) return [{ field: 'ratingReason', before: '', after: '' }]
  return fields
}
