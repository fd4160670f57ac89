import type { ReactElement } from 'react'

const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6, strokeLinecap: 'round' as const }

const drawings = {
  search: (
    <g {...stroke}>
      <circle cx="7" cy="7" r="4.6" />
      <path d="M10.5 10.5L14 14" />
    </g>
  ),
  menu: <path {...stroke} d="M2 4h12M2 8h12M2 12h12" />,
  down: <path {...stroke} d="M4 6.2L8 10l4-3.8" />,
  next: <path {...stroke} d="M6.2 4L10 8l-3.8 4" />,
  up: <path {...stroke} d="M4 9.8L8 6l4 3.8" />,
  close: <path {...stroke} d="M4 4l8 8M12 4l-8 8" />,
  person: (
    <g {...stroke}>
      <circle cx="8" cy="5.4" r="2.7" />
      <path d="M2.8 14c.6-3 2.6-4.4 5.2-4.4s4.6 1.4 5.2 4.4" />
    </g>
  ),
  past: (
    <g {...stroke} strokeLinejoin="round">
      <path d="M2.2 8a5.8 5.8 0 1 0 1.9-4.3L2.4 5.2" />
      <path d="M2.2 2.2v3h3M8 5v3.2l2.2 1.4" />
    </g>
  ),
  download: <path {...stroke} strokeLinejoin="round" d="M8 2v8M4.8 7L8 10.2 11.2 7M2.6 13.4h10.8" />,
} satisfies Record<string, ReactElement>

export type IconName = keyof typeof drawings

/** A small line drawing beside a word; never the only bearer of a meaning, so hidden from assistive technology. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      {drawings[name]}
    </svg>
  )
}
