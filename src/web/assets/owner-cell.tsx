import { useText } from '../session/text.tsx'
import { Verdict } from '../ui/verdict.tsx'
import type { ListedAsset } from './asset.ts'

/** Who answers for an asset: a person, one who left, a role in words, or nobody. */
export function OwnerCell({ owner, ownerRole }: Pick<ListedAsset, 'owner' | 'ownerRole'>) {
  const text = useText()
  if (owner?.left && ownerRole === '')
    return <Verdict state="fails">{text('assets.left', { name: owner.name })}</Verdict>
  if (owner && !owner.left) return <>{owner.name}</>
  return ownerRole ? <span lang="">{ownerRole}</span> : <Verdict state="fails">{text('assets.nobody')}</Verdict>
}
