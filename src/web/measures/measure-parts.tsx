import { useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Parts } from '../ui/parts.tsx'

const parts = [
  { to: '/measures', name: 'measures.part.list', permission: 'measures:read' },
  { to: '/measures/proposals', name: 'measures.part.proposals', permission: 'measures:read' },
  { to: '/evidence', name: 'evidence.part', permission: 'evidence:read' },
  { to: '/evidence/requests', name: 'request.part', permission: 'evidence:read' },
] as const

/** The pages about what the organisation does and what shows that it works. */
export function MeasureParts() {
  const text = useText()
  const may = { 'measures:read': useMaySee('measures:read'), 'evidence:read': useMaySee('evidence:read') }
  return <Parts label={text('place.measures')} parts={parts.filter(({ permission }) => may[permission])} />
}
