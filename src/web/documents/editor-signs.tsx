import type { ReactElement } from 'react'

const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5, strokeLinecap: 'round' as const }
const lines = <path {...stroke} d="M7 4h7M7 8h7M7 12h7" />

/** The signs on the buttons of the editor, drawn where no single letter says it. */
const drawings = {
  link: (
    <path {...stroke} d="M6.5 9.5l3-3M7.5 4.8l1-1a2.7 2.7 0 0 1 3.8 3.8l-1 1M8.5 11.2l-1 1a2.7 2.7 0 0 1-3.8-3.8l1-1" />
  ),
  bullets: (
    <>
      {lines}
      <g fill="currentColor">
        <circle cx="3" cy="4" r="1.2" />
        <circle cx="3" cy="8" r="1.2" />
        <circle cx="3" cy="12" r="1.2" />
      </g>
    </>
  ),
  numbers: (
    <>
      {lines}
      <path
        {...stroke}
        strokeWidth={1.2}
        d="M2.4 3l1-.6v3M2.2 7.2c.4-.7 1.8-.6 1.8.3 0 .7-1.8 1.4-1.8 2h1.9M2.3 11.2h1.6l-.8 1c1.6 0 1.2 1.9-.8 1.3"
      />
    </>
  ),
  quote: (
    <path
      fill="currentColor"
      d="M3 4h4v4c0 2.2-1 3.6-3.2 4.2l-.4-1C4.6 10.7 5 10 5 8.8H3zM9 4h4v4c0 2.2-1 3.6-3.2 4.2l-.4-1C10.6 10.7 11 10 11 8.8H9z"
    />
  ),
  table: <path {...stroke} d="M2.5 3.5h11v9h-11zM2.5 6.5h11M6.2 6.5v6M9.9 6.5v6" />,
  undo: <path {...stroke} strokeLinejoin="round" d="M5.5 3L2.5 6l3 3M2.8 6h6.7a3.5 3.5 0 0 1 0 7H7" />,
  redo: <path {...stroke} strokeLinejoin="round" d="M10.5 3l3 3-3 3M13.2 6H6.5a3.5 3.5 0 0 0 0 7H9" />,
} satisfies Record<string, ReactElement>

/** A drawn sign; the word stands in the name of its button. */
export function Sign({ name }: { name: keyof typeof drawings }) {
  return (
    <svg viewBox="0 0 16 16" width={17} height={17} aria-hidden="true">
      {drawings[name]}
    </svg>
  )
}
