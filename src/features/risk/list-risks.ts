import { ratingKinds } from '../../core/risk/carry-rating.ts'
import { levelOf } from '../../core/risk/rating.ts'
import { riskCode } from '../../core/risk/risk-code.ts'
import { threatGroups, threatGroupWords } from '../../core/risk/threat-groups.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { ReadRiskGround, RiskGround } from './gather-risk-facts.ts'
import type { RiskFilter } from './risks.contract.ts'
import { selectRisks, totalsOf } from './select-risks.ts'
import { cellsOf, type ListedRisk, markOf, ownerOf, showListed, standingsOn } from './show-risk.ts'

async function select(reader: Reader, readGround: ReadRiskGround, content: Content, asked: RiskFilter) {
  const ground = await readGround(reader)
  const day = (asked.on ?? dayOf(reader.now)) as Day
  const all = standingsOn(ground, day)
  return { ground, day, all, found: selectRisks(ground, content, all, asked, day) }
}

/** One page of the register with how each risk stands and what there is in all. */
export async function listRisks(
  reader: Reader,
  readGround: ReadRiskGround,
  content: Content,
  { page, size, ...asked }: RiskFilter & { page: number; size: number },
) {
  const { ground, day, all, found } = await select(reader, readGround, content, asked)
  const shown = found.slice((page - 1) * size, page * size)
  return {
    items: shown.map((one) => showListed(ground, content, one, day)),
    ...{ total: found.length, page, size, day },
    totals: totalsOf(ground, all),
    leftOut: all.length - found.length,
  }
}

/** All risks that a filter leaves, in its order: what an export holds. */
export async function everyRisk(
  reader: Reader,
  readGround: ReadRiskGround,
  content: Content,
  asked: RiskFilter,
): Promise<ListedRisk[]> {
  const { ground, day, found } = await select(reader, readGround, content, asked)
  return found.map((one) => showListed(ground, content, one, day))
}

type HeatMapQuery = Omit<RiskFilter, 'sort' | 'direction' | 'rating' | 'likelihood' | 'impact' | 'level'>

/** Where risks lie by likelihood and impact. Those that were rated by other criteria than the ones asked for are counted apart. */
export async function readHeatMap(
  reader: Reader,
  readGround: ReadRiskGround,
  content: Content,
  { criteria: wanted, ...asked }: HeatMapQuery,
) {
  const query = { ...asked, rating: 'current', sort: 'number', direction: 'up' } as const
  const { ground, day, found } = await select(reader, readGround, content, query)
  const { book } = ground.register
  const criteria = (wanted === undefined ? book.newest : book.byId.get(wanted)) ?? null
  const rated = found.flatMap(({ row, standing }) => (standing.rated ? [{ row, rated: standing.rated }] : []))
  const inside = rated.filter((one) => one.rated.criteria.id === criteria?.id)
  const others = Map.groupBy(
    rated.filter((one) => one.rated.criteria.id !== criteria?.id),
    (one) => one.rated.criteria,
  )
  const cells = criteria
    ? ratingKinds.flatMap((rating) => {
        const placed = inside.map((one) => ({ ...one, cell: cellsOf(one.rated)[rating] }))
        const byCell = Map.groupBy(placed, ({ cell }) => `${cell.impact} ${cell.likelihood}`)
        return [...byCell.values()].map((here) => {
          const { likelihood, impact } = (here[0] as (typeof placed)[0]).cell
          const level = markOf(criteria.content, levelOf(criteria.content, { likelihood, impacts: { any: impact } }))
          const risks = here.map(({ row }) => ({ id: row.id, code: riskCode(row.number) }))
          return { rating, likelihood, impact, level, count: here.length, risks }
        })
      })
    : []
  return {
    day,
    criteria: criteria && { id: criteria.id, number: criteria.number, content: criteria.content },
    cells,
    counted: inside.length,
    leftOut: {
      unrated: found.length - rated.length,
      otherCriteria: [...others].map(([{ id, number }, of]) => ({ id, number, count: of.length })),
    },
  }
}

const byName = new Intl.Collator('nl', { sensitivity: 'base', numeric: true })

/** What risks can be filtered by and filled in with. */
export async function readRiskChoices(reader: Reader, readGround: ReadRiskGround, content: Content) {
  const ground: RiskGround = await readGround(reader)
  const day = dayOf(reader.now)
  const all = standingsOn(ground, day)
  const { book } = ground.register
  const owners = [...new Set(all.map(({ row }) => row.owner))].flatMap((id) => ownerOf(ground.people, id, day) ?? [])
  const linked = new Map(all.flatMap(({ facts }) => facts.measures.map(({ id, title }) => [id, title] as const)))
  return {
    assets: [...ground.assets.values()]
      .filter(({ withdrawnOn }) => withdrawnOn === null)
      .map(({ row: { id, name, kind } }) => ({ id, name, kind })),
    threats: [...content.threats.values()].map(({ id, group, title, explanation, kinds, affects }) => ({
      ...{ id, group, title, description: explanation, kinds, affects },
    })),
    groups: threatGroups.map((id) => ({ id, name: threatGroupWords[id] })),
    owners: owners.sort((a, b) => byName.compare(a.name, b.name)),
    roles: [...new Set(all.map(({ row }) => row.ownerRole).filter((role) => role !== ''))].sort(byName.compare),
    levels: totalsOf(ground, all).levels.map(({ name }) => name),
    measures: [...linked].map(([id, title]) => ({ id, title })).sort((a, b) => byName.compare(a.title, b.title)),
    criteria: book.newest && { id: book.newest.id, number: book.newest.number, content: book.newest.content },
    versions: [...book.byId.values()]
      .filter(({ id }) => id !== book.newest?.id)
      .map(({ id, number }) => ({ id, number }))
      .reverse(),
  }
}
