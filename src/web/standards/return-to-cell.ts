import { type RefObject, useEffect } from 'react'
import { useLocation, useNavigationType } from 'react-router'

let lastOpened: { path: string; cell: string } | null = null

/** Remembers which control of which edition was looked at last, so that its cell can be found again on the sheet. */
export function rememberCell(edition: string, requirement: string): void {
  lastOpened = { path: `/standards/${edition}`, cell: requirement }
}

/** Coming back to the sheet, by the browser's Back or by the way up, puts the focus on the cell that was open. */
export function useReturnToCell(grid: RefObject<HTMLElement | null>): void {
  const { pathname, hash } = useLocation()
  const back = useNavigationType() === 'POP'
  useEffect(() => {
    const asked = hash === '' ? null : decodeURIComponent(hash.slice(1))
    const number = asked ?? (back && lastOpened?.path === pathname ? lastOpened.cell : null)
    if (number === null) return
    lastOpened = null
    // After the frame took the new page to its top.
    const frame = requestAnimationFrame(() => {
      const cell = grid.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(number)}"]`)
      cell?.focus({ preventScroll: true })
      cell?.scrollIntoView({ block: 'center' })
    })
    return () => cancelAnimationFrame(frame)
  }, [pathname, hash, back, grid])
}
