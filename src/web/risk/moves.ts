import type { HeatMapAnswer } from './risk.ts'

type Named = { id: string; code: string }
type Move = { inherent: number; current: number; residual: number; risks: Named[] }

/** The risks of a map by the levels that they have without measures, now, and with all of them: the heaviest first. */
export function movesOf(cells: HeatMapAnswer['cells']): Move[] {
  const placesOf = (rating: HeatMapAnswer['cells'][number]['rating']) =>
    new Map(
      cells
        .filter((cell) => cell.rating === rating)
        .flatMap(({ level, risks }) => risks.map(({ id }) => [id, level.place])),
    )
  const [current, residual] = [placesOf('current'), placesOf('residual')]
  const moves = new Map<string, Move>()
  for (const cell of cells.filter(({ rating }) => rating === 'inherent')) {
    for (const risk of cell.risks) {
      const move = {
        inherent: cell.level.place,
        current: current.get(risk.id) ?? cell.level.place,
        residual: residual.get(risk.id) ?? cell.level.place,
      }
      const key = `${move.inherent} ${move.current} ${move.residual}`
      const found = moves.get(key) ?? { ...move, risks: [] }
      found.risks.push(risk)
      moves.set(key, found)
    }
  }
  const weight = ({ inherent, current, residual }: Move) => [inherent, current, residual]
  return [...moves.values()]
    .map((move) => ({ ...move, risks: move.risks.toSorted((a, b) => a.code.localeCompare(b.code)) }))
    .sort((a, b) => compare(weight(b), weight(a)))
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((one, place) => one !== b[place])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
