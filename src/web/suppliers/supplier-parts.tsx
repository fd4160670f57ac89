import { useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Parts } from '../ui/parts.tsx'

const parts = [
  { to: '/suppliers', name: 'suppliers.part.register', permission: 'suppliers:read' },
  { to: '/suppliers/reach', name: 'suppliers.part.reach', permission: 'suppliers:read', withBelow: true },
  { to: '/suppliers/reviews', name: 'suppliers.part.reviews', permission: 'suppliers:read', withBelow: true },
  { to: '/suppliers/questions', name: 'suppliers.part.questions', permission: 'suppliers:read', withBelow: true },
  { to: '/assurance', name: 'suppliers.part.assurance', permission: 'suppliers:read', withBelow: true },
  { to: '/coverage', name: 'suppliers.part.coverage', permission: 'suppliers:read', withBelow: true },
  { to: '/own-coverage', name: 'ownCoverage.title', permission: 'suppliers:read', withBelow: true },
  { to: '/suppliers/proposals', name: 'suppliers.part.proposals', permission: 'suppliers:read', withBelow: true },
  { to: '/suppliers/import', name: 'suppliers.part.import', permission: 'suppliers:write', withBelow: true },
  { to: '/suppliers/settings', name: 'suppliers.part.settings', permission: 'suppliers:read', withBelow: true },
] as const

/** The pages about suppliers. */
export function SupplierParts() {
  const text = useText()
  const may = { 'suppliers:read': useMaySee('suppliers:read'), 'suppliers:write': useMaySee('suppliers:write') }
  return <Parts label={text('place.suppliers')} parts={parts.filter(({ permission }) => may[permission])} />
}
