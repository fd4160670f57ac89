import type { ReactNode } from 'react'

/** What scrolls has to be reachable from the keyboard, also where nothing in it can be chosen. */
const reachable = { tabIndex: 0 }

/** Something wider than the page can be, such as a table, that scrolls by itself and says what it is. */
export function Scroller({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <section className={className} aria-label={label} {...reachable}>
      {children}
    </section>
  )
}
