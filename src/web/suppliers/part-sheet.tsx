import * as papers from '../../features/suppliers/supplier-papers.contract.ts'
import type { BodyOf } from '../../platform/http/contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useText } from '../session/text.tsx'
import type { Values } from './fact-fields.tsx'
import { FactsSheet } from './facts-sheet.tsx'
import type { PartKind, Supplier } from './supplier.ts'
import { usePartSpecs } from './use-specs.ts'

// What is sent has the shape that the specs of its kind give, so one type stands for all.
const adding = {
  contact: papers.addContact,
  service: papers.addService,
  reach: papers.addReach,
  subprocessor: papers.addSubprocessor,
  contract: papers.addContract,
  agreement: papers.addAgreement,
  certificate: papers.addCertificate,
} as unknown as Record<PartKind, typeof papers.addContact>
const changing = {
  contact: papers.changeContact,
  service: papers.changeService,
  reach: papers.changeReach,
  subprocessor: papers.changeSubprocessor,
  contract: papers.changeContract,
  agreement: papers.changeAgreement,
  certificate: papers.changeCertificate,
} as unknown as Record<PartKind, typeof papers.changeContact>
const withdrawing: Partial<Record<PartKind, typeof papers.withdrawContact>> = {
  contact: papers.withdrawContact,
  contract: papers.withdrawContract,
  agreement: papers.withdrawAgreement,
  certificate: papers.withdrawCertificate,
}

/** What a new one begins with. */
const beginning: Partial<Record<PartKind, Values>> = {
  certificate: { accredited: 'unknown' },
}

/** What is open on a sheet: something that stands, or a new one, perhaps with some of it filled in. */
export type OpenPart = { kind: PartKind; row: (Values & { id: string; revision: number }) | null; with?: Values }

/** Records or changes something that hangs on a supplier. */
export function PartSheet({ supplier, open, onClose }: { supplier: Supplier; open: OpenPart; onClose: () => void }) {
  const { kind, row } = open
  const text = useText()
  const announce = useAnnounce()
  const specs = usePartSpecs(supplier, row?.id ?? null)[kind]
  const add = useCommand(adding[kind])
  const change = useCommand(changing[kind])
  const withdrawal = withdrawing[kind]
  const withdraw = useCommand(withdrawal ?? papers.withdrawContact)
  const to = { id: supplier.id }
  const said = (saved: Promise<unknown>) => saved.then(() => announce(text('suppliers.saved')))
  const save = (values: Values) => {
    const body = values as BodyOf<typeof papers.addContact>
    if (row === null) return said(add.mutateAsync({ params: to, body }))
    return said(change.mutateAsync({ params: { ...to, part: row.id }, ifMatch: row.revision, body }))
  }
  return (
    <FactsSheet
      title={`suppliers.sheet.${kind}`}
      specs={specs}
      facts={{ ...beginning[kind], ...open.with, ...row }}
      save={save}
      remove={
        row && withdrawal
          ? () => said(withdraw.mutateAsync({ params: { ...to, part: row.id }, ifMatch: row.revision }))
          : null
      }
      onClose={onClose}
    />
  )
}
