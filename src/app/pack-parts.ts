import { subjectsOf } from '../core/applicability/subject.ts'
import { chainLinks } from '../core/demonstrability/chain.ts'
import { linkStateWords, linkWords } from '../core/demonstrability/chain-words.ts'
import type { PackProof } from '../core/pack/pack-supplier.ts'
import type { Content } from '../core/standards/content.ts'
import { isHealthcareControl } from '../core/standards/edition.ts'
import { gapKinds } from '../core/suppliers/gap.ts'
import type { Day } from '../core/time/day.ts'
import { createGatherer, type SupplierPorts } from '../features/demonstrability/gather-facts.ts'
import { supplierProof } from '../features/demonstrability/reliances.ts'
import { type Judged, judge, shown, written } from '../features/demonstrability/verdicts.ts'
import type { PackGround } from '../features/pack/pack-ground.ts'
import { composeStatement } from '../features/soa/compose-statement.ts'
import { soaFile } from '../features/soa/render-soa.ts'
import { listVersions } from '../features/soa/soa-versions.store.ts'

/** What an evidence pack takes from other features: verdicts with their chain, and the statement of applicability. */
export function packParts(content: Content, ports: SupplierPorts): Pick<PackGround, 'verdicts' | 'statement'> {
  const gatherFacts = createGatherer(content, ports)
  return {
    async verdicts(reader, on) {
      const { requirements } = await gatherFacts(reader)
      const order = [...content.editions.keys()]
      const inOrder = requirements.toSorted((a, b) => order.indexOf(a.edition) - order.indexOf(b.edition))
      return judge(inOrder, on).map((judged) => {
        const { edition, requirement, number, kind, title, state, reason, since, until } = shown(content, judged)
        const known = content.editions.get(edition)
        const control = kind === 'controls' && known?.requirements.find(({ id }) => id === number)
        return {
          ...{ edition, editionName: known?.name ?? edition, requirement, number, kind, title, state, since, until },
          healthcare: control ? isHealthcareControl(control) : false,
          reason: { nl: reason.nl, en: reason.en },
          suppliers: proofOf(content, judged, on),
          links: chainLinks.flatMap((name) => {
            const link = judged.verdict.links.find((one) => one.link === name)
            if (!link) return []
            const { nl, en } = written(link.reason)
            return [
              {
                link: name,
                ...linkWords[name],
                state: link.state,
                stateName: linkStateWords[link.state],
                reason: { nl, en },
              },
            ]
          }),
        }
      })
    },
    async statement(reader, language) {
      const [newest] = await listVersions(reader)
      const statement = newest
        ? { ...newest.statement, fingerprint: newest.sha256 }
        : await composeStatement(reader, content, { language })
      const bytesIn = (format: 'pdf' | 'xlsx' | 'json') => async () => {
        // JSON is what was hashed at approval, so it stays to the letter.
        const { bytes } = soaFile(format === 'json' ? statement : { ...statement, language }, format)
        const made = typeof bytes === 'function' ? await bytes(reader.organisation) : bytes
        if (!(made instanceof Uint8Array)) throw new TypeError('a statement is made whole')
        return made
      }
      return {
        version: newest?.number ?? null,
        files: (['pdf', 'xlsx', 'json'] as const).map((ending) => ({ ending, bytes: bytesIn(ending) })),
      }
    },
  }
}

/** The controls on suppliers, in the numbering of 2022. */
const onSuppliers = new Set<string>(Object.values(gapKinds))

function proofOf(content: Content, { facts }: Judged, on: Day): PackProof {
  const { services, gaps } = supplierProof(content, facts, on)
  const { kind, edition, key } = facts
  return {
    aboutAll: kind === 'controls' && subjectsOf(content, edition, key).some((one) => onSuppliers.has(one)),
    services: services.map(({ measureTitle, supplierName, serviceName, covers, why }) => ({
      ...{ measure: measureTitle, supplier: supplierName, service: serviceName, covers },
      reason: { nl: why.nl, en: why.en },
    })),
    gaps: gaps.map(({ supplier, nl, en }) => ({ supplier, nl, en })),
  }
}
