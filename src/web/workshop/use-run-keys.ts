import { useEffect, useRef } from 'react'
import type { Run } from './use-run.ts'

type More = { legend: () => void; closeLegend: () => boolean }

/** The keyboard of who leads. What is typed in a field stays there; Escape leaves it. */
export function useRunKeys(run: Run, more: More): void {
  const latest = useRef({ run, more })
  latest.current = { run, more }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (document.querySelector('[role="dialog"]')) return
      const target = event.target as HTMLElement
      if (take(latest.current.run, latest.current.more, event.key, target)) event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

const keys: Record<string, (run: Run) => void> = {
  ArrowRight: (run) => run.go(1),
  ArrowLeft: (run) => run.go(-1),
  ArrowDown: (run) => run.choose(1),
  ArrowUp: (run) => run.choose(-1),
  v: (run) => run.reveal(),
  s: (run) => run.skip(),
  u: (run) => run.undo(),
  p: (run) => run.pause(),
}

/** Does what a key stands for; gives whether it stands for anything here. */
function take(run: Run, more: More, key: string, target: HTMLElement): boolean {
  if (key === 'Escape') {
    if (more.closeLegend()) return true
    if (run.draft || run.half !== null) run.undo()
    return true
  }
  if (target.matches('input, textarea, select')) return false
  if (key === '?') {
    more.legend()
    return true
  }
  // Whoever stands on a button or a link means that.
  if ((key === 'Enter' || key === ' ') && target.closest('button, a, summary')) return false
  if (key === 'Enter') {
    if (run.draft) run.record()
    else if (run.item === null) run.go(1)
    else run.decide()
    return true
  }
  if (/^[1-6]$/.test(key)) {
    run.digit(Number(key))
    return true
  }
  const act = keys[key.length === 1 ? key.toLowerCase() : key]
  // While a decision is being made, the keys that leave the scenario rest: nothing half decided slips away.
  if (!act || (run.draft && key.toLowerCase() !== 'u')) return false
  act(run)
  return true
}
