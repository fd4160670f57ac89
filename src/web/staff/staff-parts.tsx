import { useMay, useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Parts } from '../ui/parts.tsx'

const parts = [
  { to: '/policies', name: 'documents.title', withBelow: true },
  { to: '/staff', name: 'staff.people', people: true },
  { to: '/staff/teams', name: 'staff.teams', withBelow: true, people: true },
  { to: '/staff/trainings', name: 'training.title', withBelow: true, people: true },
  { to: '/staff/import', name: 'staffImport.title', withBelow: true, people: true, changes: true },
] as const

/** What stands beside each other under 'policies and people'; who may not see people sees the policies alone. */
export function StaffParts() {
  const text = useText()
  const may = useMay('staff:write')
  const maySee = useMaySee('staff:read')
  return (
    <Parts
      label={text('staff.parts')}
      parts={parts.filter((part) => (maySee || !('people' in part)) && (may || !('changes' in part)))}
    />
  )
}
