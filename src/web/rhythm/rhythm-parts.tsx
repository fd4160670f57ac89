import { useText } from '../session/text.tsx'
import { Parts } from '../ui/parts.tsx'

const parts = [
  { to: '/tasks', name: 'tasks.title' },
  { to: '/calendar', name: 'year.title', withBelow: true },
  { to: '/tasks/duties', name: 'duties.title', withBelow: true },
  { to: '/watches', name: 'watches.title', withBelow: true },
] as const

/** The pages about what is due. */
export function RhythmParts() {
  const text = useText()
  return <Parts label={text('rhythm.parts')} parts={parts} />
}
