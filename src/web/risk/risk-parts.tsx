import { useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Parts } from '../ui/parts.tsx'

const parts = [
  { to: '/risks', name: 'risk.part.register', permission: 'risk:read' },
  { to: '/risks/proposals', name: 'risk.part.proposals', permission: 'risk:read' },
  { to: '/assets', name: 'place.assets', permission: 'assets:read' },
  { to: '/workshops', name: 'workshop.title', permission: 'risk:read' },
  { to: '/risks/treatment', name: 'risk.part.treatment', permission: 'risk:read' },
  { to: '/risks/top', name: 'risk.part.top', permission: 'risk:read' },
  { to: '/risks/numbers', name: 'risk.part.numbers', permission: 'risk:read' },
  { to: '/risks/criteria', name: 'risk.part.criteria', permission: 'risk:read' },
  { to: '/risks/import', name: 'risk.part.import', permission: 'risk:write' },
] as const

/** The pages about risks. */
export function RiskParts() {
  const text = useText()
  const may = {
    'risk:read': useMaySee('risk:read'),
    'risk:write': useMaySee('risk:write'),
    'assets:read': useMaySee('assets:read'),
  }
  return <Parts label={text('place.risks')} parts={parts.filter(({ permission }) => may[permission])} />
}
