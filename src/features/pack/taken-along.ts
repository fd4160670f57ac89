import type { Transactions } from '../../platform/database/transactions.ts'
import type { Sender } from '../../platform/http/endpoint.ts'

const mostRemembered = 10_000

/**
 * Tells in the trail that an auditor took a pack along: whoever audits is from outside, and the organisation can see it. What a download that broke
 * off asks for later is no other download, unless nobody here saw it begin.
 */
export function takenAlong({ transactions }: { transactions: Transactions }) {
  const begun = new Set<string>()
  return async (
    { organisation, actor }: Sender,
    pack: { id: string; title: string; manifest_sha256: string },
    from: number,
  ): Promise<void> => {
    if (actor.kind !== 'person' || actor.role !== 'auditor') return
    const download = `${actor.id} ${pack.id}`
    if (from > 0 && begun.has(download)) return
    if (begun.size >= mostRemembered) begun.clear()
    begun.add(download)
    await transactions.inTx(organisation, actor, async (tx) =>
      tx.note({ action: 'pack.downloaded', subject: pack.title, details: { manifest: pack.manifest_sha256 } }),
    )
  }
}
