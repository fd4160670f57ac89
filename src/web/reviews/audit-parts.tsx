import { useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Parts } from '../ui/parts.tsx'

const parts = [
  { to: '/audits', name: 'audits.part.audits' },
  { to: '/audits/reviews', name: 'audits.part.reviews' },
  { to: '/audits/findings', name: 'audits.part.findings' },
  { to: '/audits/packs', name: 'audits.part.packs' },
] as const

/** The pages about who looks, at what, and what they find. */
export function AuditParts() {
  const text = useText()
  const packs = useMaySee('pack:make')
  return <Parts label={text('place.audits')} parts={parts.filter(({ to }) => packs || to !== '/audits/packs')} />
}
