import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Parts } from '../ui/parts.tsx'

const parts = [
  { to: '/assets', name: 'assets.part.list', writing: false },
  { to: '/assets/drawing', name: 'assets.part.drawing', writing: false },
  { to: '/assets/proposals', name: 'assets.part.proposals', writing: false },
  { to: '/assets/import', name: 'assets.part.import', writing: true },
] as const

/** The pages about what the organisation has. */
export function AssetParts() {
  const text = useText()
  const may = useMay('assets:write')
  return <Parts label={text('place.assets')} parts={parts.filter(({ writing }) => may || !writing)} />
}
