import { type RefObject, useEffect } from 'react'

const steps: Record<string, 'left' | 'right' | 'up' | 'down' | 'first' | 'last'> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
}

/** Moves the focus from cell to cell by arrows, as they lie on the screen, across the themes; Home and End go to the outermost. */
export function useArrowsBetweenCells(grid: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const within = grid.current
    if (!within) return
    const press = (event: KeyboardEvent) => moveBetweenCells(event, within)
    within.addEventListener('keydown', press)
    return () => within.removeEventListener('keydown', press)
  }, [grid])
}

function moveBetweenCells(event: KeyboardEvent, grid: HTMLElement): void {
  const step = steps[event.key]
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const cells = [...grid.querySelectorAll<HTMLElement>('[data-cell]')]
  const here = cells.indexOf(document.activeElement as HTMLElement)
  if (here < 0) return
  const boxes = cells.map((cell) => cell.getBoundingClientRect())
  const next =
    step === 'first'
      ? 0
      : step === 'last'
        ? cells.length - 1
        : step === 'left' || step === 'right'
          ? here + (step === 'right' ? 1 : -1)
          : nearestInNextRow(boxes, here, step)
  const cell = cells[next]
  if (!cell) return
  event.preventDefault()
  cell.focus()
  cell.scrollIntoView({ block: 'nearest' })
}

type Box = { top: number; left: number; width: number }

/** Index of the box in the row above or below whose middle is nearest; -1 where there is no such row. */
export function nearestInNextRow(boxes: readonly Box[], here: number, direction: 'up' | 'down'): number {
  const from = boxes[here]
  if (!from) return -1
  const middle = (box: Box) => box.left + box.width / 2
  const away = (box: Box) => (direction === 'down' ? box.top - from.top : from.top - box.top)
  let best = -1
  let bestAway = Number.POSITIVE_INFINITY
  let bestAside = Number.POSITIVE_INFINITY
  for (const [index, box] of boxes.entries()) {
    const distance = away(box)
    if (distance < 1) continue
    const aside = Math.abs(middle(box) - middle(from))
    if (distance < bestAway - 1 || (Math.abs(distance - bestAway) <= 1 && aside < bestAside)) {
      best = index
      bestAway = distance
      bestAside = aside
    }
  }
  return best
}
