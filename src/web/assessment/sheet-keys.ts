import { type RefObject, useLayoutEffect } from 'react'
import { flushSync } from 'react-dom'
import { answers } from '../../core/assessment/standing.ts'
import { isTypedIn } from './step-navigation.tsx'

/** Walks the sheet by keyboard: up and down between questions, left and right between answers, 1 to 5 answer, n writes a note. */
export function useSheetKeys(grid: RefObject<HTMLElement | null>): void {
  // Before the sheet is painted: whoever sees it can use its keys.
  useLayoutEffect(() => {
    const within = grid.current
    if (!within) return
    const press = (event: KeyboardEvent) => walk(event, within)
    within.addEventListener('keydown', press)
    return () => within.removeEventListener('keydown', press)
  }, [grid])
}

function walk(event: KeyboardEvent, grid: HTMLElement): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const target = event.target as HTMLElement
  const row = target.closest<HTMLElement>('[data-row]')
  if (!row) return
  if (isTypedIn(target)) {
    // Out of a note, back to the question that it is about.
    if (event.key === 'Escape') focusIn(row, null)
    return
  }
  const { key } = event
  const answer = answers[Number(key) - 1]
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    const rows = [...grid.querySelectorAll<HTMLElement>('[data-row]')]
    const next = rows[rows.indexOf(row) + (key === 'ArrowDown' ? 1 : -1)]
    if (!next) return
    focusIn(next, target.dataset.answer ?? null)
  } else if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const all = [...row.querySelectorAll<HTMLElement>('[data-answer]')]
    all[all.indexOf(target) + (key === 'ArrowRight' ? 1 : -1)]?.focus()
  } else if (answer) {
    const button = row.querySelector<HTMLElement>(`[data-answer="${answer}"]`)
    button?.click()
    button?.focus()
  } else if (key === 'n') {
    // At once, so that what is typed next falls into the note.
    flushSync(() => row.querySelector<HTMLElement>('[data-note]')?.click())
    row.querySelector('textarea')?.focus()
  } else return
  event.preventDefault()
}

function focusIn(row: HTMLElement, answer: string | null): void {
  const wanted = answer ? `[data-answer="${answer}"]` : '[data-answer][tabindex="0"]'
  row.querySelector<HTMLElement>(wanted)?.focus()
  row.scrollIntoView({ block: 'nearest' })
}
