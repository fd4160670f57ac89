import { riskCode } from '../../core/risk/risk-code.ts'
import { type RiskState, riskStates } from '../../core/risk/standing.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import type { RiskGround } from './gather-risk-facts.ts'
import type { RiskFilter } from './risks.contract.ts'
import { cellsOf, markOf, marksOf, type StandingRisk } from './show-risk.ts'

type Asked = Omit<RiskFilter, 'sort' | 'direction'>

/** States that ask somebody to act now. */
const attention: ReadonlySet<RiskState> = new Set([
  'unrated',
  'reopened',
  'review-due',
  'to-treat',
  'acceptance-lapsed',
])

function hasState(state: RiskState, asked: Asked['state']): boolean {
  if (asked === 'all') return true
  if (asked === 'open') return state !== 'closed'
  return asked === 'attention' ? attention.has(state) : state === asked
}

/** Whether a filter leaves a risk in. */
function fits(ground: RiskGround, content: Content, asked: Asked, day: Day): (one: StandingRisk) => boolean {
  const wanted = asked.text?.toLowerCase()
  const byCell = asked.likelihood !== undefined || asked.impact !== undefined
  const criteria = asked.criteria ?? (byCell ? ground.register.book.newest?.id : undefined)
  const isNobody = (owner: string | null, role: string) => {
    const ends = owner === null ? null : (ground.people.get(owner)?.ends ?? null)
    return role === '' && (owner === null || (ends !== null && ends < day))
  }
  return ({ row, facts, controls, standing: { state, rated } }) => {
    if (!hasState(state, asked.state)) return false
    if (asked.asset !== undefined && row.asset !== asked.asset) return false
    if (asked.assetKind !== undefined && facts.asset.kind !== asked.assetKind) return false
    if (asked.threatGroup !== undefined && row.threatGroup !== asked.threatGroup) return false
    if (asked.threat !== undefined && row.threat !== asked.threat) return false
    if (asked.owner === 'nobody' ? !isNobody(row.owner, row.ownerRole) : asked.owner && row.owner !== asked.owner)
      return false
    if (asked.ownerRole !== undefined && row.ownerRole !== asked.ownerRole) return false
    if (asked.treatment !== undefined && (row.treatment ?? 'none') !== asked.treatment) return false
    if (asked.measure !== undefined && !facts.measures.some(({ id }) => id === asked.measure)) return false
    if (asked.edition !== undefined) {
      const { edition, requirement } = asked
      const isThis = (one: { edition: string; requirement: string }) =>
        one.edition === edition && (requirement === undefined || one.requirement === requirement)
      if (!controls.some(isThis)) return false
    }
    if (asked.level !== undefined && (!rated || marksOf(rated)[asked.rating].name !== asked.level)) return false
    if (criteria !== undefined && rated?.criteria.id !== criteria) return false
    if (byCell) {
      const cell = rated && cellsOf(rated)[asked.rating]
      if (asked.likelihood !== undefined && cell?.likelihood !== asked.likelihood) return false
      if (asked.impact !== undefined && cell?.impact !== asked.impact) return false
    }
    if (!wanted) return true
    const threat = content.threats.get(row.threat)?.title
    const text = [row.title, row.description, facts.asset.name, riskCode(row.number), threat?.nl, threat?.en]
    return text.join('\n').toLowerCase().includes(wanted)
  }
}

const places = new Map(riskStates.map((state, place) => [state, place]))
const collator = new Intl.Collator('nl', { sensitivity: 'base', numeric: true })

/** What risks are compared by; null stands last, whichever way they are sorted. */
function keyOf(ground: RiskGround, { sort, rating }: RiskFilter): (one: StandingRisk) => string | number | null {
  switch (sort) {
    case 'number':
      return ({ row }) => row.number
    case 'title':
      return ({ row }) => row.title
    case 'asset':
      return ({ facts }) => facts.asset.name
    case 'review':
      return ({ standing }) => standing.reviewBy
    case 'owner':
      return ({ row }) => (row.owner && ground.people.get(row.owner)?.name) || row.ownerRole || null
    case 'state':
      return ({ standing }) => places.get(standing.state) ?? null
    case 'level':
      // The place of a level between the lowest and the highest of its criteria, then the place in the matrix.
      return ({ standing: { rated } }) => {
        if (!rated) return null
        const { place, of } = marksOf(rated)[rating]
        const cell = cellsOf(rated)[rating]
        return (place / Math.max(1, of - 1)) * 1000 + cell.likelihood * cell.impact
      }
  }
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
}

/** The risks that a filter leaves, in its order; those that are equal by their number. */
export function selectRisks(
  ground: RiskGround,
  content: Content,
  all: readonly StandingRisk[],
  asked: RiskFilter,
  day: Day,
): StandingRisk[] {
  const key = keyOf(ground, asked)
  const turn = asked.direction === 'up' ? 1 : -1
  return all
    .filter(fits(ground, content, asked, day))
    .map((one) => ({ one, key: key(one) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) {
        return Number(a.key === null) - Number(b.key === null) || a.one.row.number - b.one.row.number
      }
      return turn * compare(a.key, b.key) || a.one.row.number - b.one.row.number
    })
    .map(({ one }) => one)
}

/** How many risks there are of each state and level. */
export function totalsOf(ground: RiskGround, all: readonly StandingRisk[]) {
  const states = Object.fromEntries(riskStates.map((state) => [state, 0])) as Record<RiskState, number>
  const levels = new Map<string, ReturnType<typeof markOf> & { count: number }>()
  const newest = ground.register.book.newest?.content
  for (const [place] of (newest?.levels ?? []).entries()) {
    const mark = markOf(newest as NonNullable<typeof newest>, place)
    levels.set(mark.name, { ...mark, count: 0 })
  }
  let [open, unrated, aboveAppetite] = [0, 0, 0]
  for (const { standing } of all) {
    states[standing.state] += 1
    if (standing.state === 'closed') continue
    open += 1
    if (!standing.rated) {
      unrated += 1
      continue
    }
    const mark = marksOf(standing.rated).current
    if (mark.aboveAppetite) aboveAppetite += 1
    const here = levels.get(mark.name) ?? { ...mark, count: 0 }
    levels.set(mark.name, { ...here, count: here.count + 1 })
  }
  const share = ({ place, of }: { place: number; of: number }) => place / Math.max(1, of - 1)
  return {
    ...{ all: all.length, open, states, unrated, aboveAppetite },
    levels: [...levels.values()].sort((a, b) => share(b) - share(a) || b.of - a.of),
  }
}
