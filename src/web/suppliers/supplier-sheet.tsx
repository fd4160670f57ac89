import { addSupplier, changeSupplier, setSupplierCriticality } from '../../features/suppliers/suppliers.contract.ts'
import type { BodyOf } from '../../platform/http/contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useText } from '../session/text.tsx'
import { FactsSheet } from './facts-sheet.tsx'
import type { Supplier } from './supplier.ts'
import { supplierSpecs, useCriticalitySpecs } from './use-specs.ts'

type Props = { supplier: Supplier | null; onClose: () => void; onSaved?: (saved: Supplier) => void }

/** Records a supplier, or changes what is written about one itself. */
export function SupplierSheet({ supplier, onClose, onSaved }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const add = useCommand(addSupplier)
  const change = useCommand(changeSupplier)
  return (
    <FactsSheet
      title={supplier ? 'suppliers.changeTitle' : 'suppliers.add'}
      specs={supplierSpecs}
      facts={supplier ? { ...supplier, owner: supplier.owner?.id ?? null } : {}}
      person={supplier?.owner ?? null}
      save={async (values) => {
        const body = values as BodyOf<typeof addSupplier>
        const saved = supplier
          ? await change.mutateAsync({ params: { id: supplier.id }, ifMatch: supplier.revision, body })
          : await add.mutateAsync({ body })
        announce(text('suppliers.saved'))
        onSaved?.(saved)
      }}
      onClose={onClose}
    />
  )
}

/** Decides otherwise than the facts say about how much depends on a supplier. */
export function CriticalitySheet({ supplier, onClose }: { supplier: Supplier; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const specs = useCriticalitySpecs()
  const decide = useCommand(setSupplierCriticality)
  return (
    <FactsSheet
      title="suppliers.decideCriticality"
      specs={specs}
      facts={{ criticality: supplier.criticality.set, reason: supplier.criticality.reason }}
      save={async (values) => {
        const body = values as BodyOf<typeof setSupplierCriticality>
        await decide.mutateAsync({ params: { id: supplier.id }, ifMatch: supplier.revision, body })
        announce(text('suppliers.saved'))
      }}
      onClose={onClose}
    />
  )
}
