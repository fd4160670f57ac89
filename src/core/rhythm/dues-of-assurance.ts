import { spanOf, united } from '../demonstrability/steps.ts'
import type { SupplierFact } from '../suppliers/facts.ts'
import type { SupplierGap } from '../suppliers/gap.ts'
import type { Day } from '../time/day.ts'
import { daysLater } from '../time/far-days.ts'
import type { Due } from './due.ts'
import type { OpenPartsFact } from './facts.ts'
import { askedOfNobody } from './responsible.ts'

/** Within how many days after a report asks for it somebody says what its exceptions mean, and who does the customer's part. */
const settledWithin = 30

const kinds = { exceptions: 'assurance-exception', cuecs: 'assurance-cuec' } as const
const gapOf = { exceptions: 'exception-unassessed', cuecs: 'cuec-open' } as const

/**
 * What assurance reports of a supplier leave to be settled: of each report one task for its exceptions and one for the customer's part, however
 * many there are; `count` says how many.
 */
export function duesOfAssurance(
  supplier: SupplierFact,
  gaps: readonly SupplierGap[],
  reports: readonly OpenPartsFact[],
  today: Day,
): Due[] {
  return reports.flatMap((report) =>
    (['exceptions', 'cuecs'] as const).flatMap((part): Due[] => {
      const asking = gaps.filter((one) => one.kind === gapOf[part] && one.about?.id === report.id)
      const here = spanOf(united(asking.flatMap(({ days }) => days)), today)
      const ids = asking.flatMap(({ days, asked }) => (spanOf(days, today) ? (asked?.cuecs ?? []) : []))
      const open = report.cuecs.filter(({ id }) => ids.includes(id))
      const count = part === 'cuecs' ? open.length : report.exceptions
      if (!here || count === 0) return []
      const { recordedOn, title } = supplier
      // What stood in a report before anybody put the supplier in the register is settled soon after that.
      const [, asked] = [recordedOn, here.from].sort() as [Day, Day]
      const kind = kinds[part]
      return [
        {
          ...{ key: `${kind}:${report.id}`, kind, title: report.title, about: title, count },
          ...{ dueOn: daysLater(asked, settledWithin), startsToWarn: asked, ends: null, turn: null },
          asked: { ...askedOfNobody, ...((part === 'cuecs' ? ownerOf(open) : null) ?? answering(supplier)) },
          page: `/assurance/reports/${report.id}`,
        },
      ]
    }),
  )
}

const answering = ({ owner, ownerRole }: SupplierFact) => ({ owner: owner?.id ?? null, ownerRole })

/** Whoever answers for all that is open of the customer's part; null where it is several, or nobody. */
function ownerOf([first, ...others]: OpenPartsFact['cuecs']): { owner: string | null; ownerRole: string } | null {
  if (!first || (first.owner === null && first.ownerRole === '')) return null
  const same = others.every(({ owner, ownerRole }) => owner === first.owner && ownerRole === first.ownerRole)
  return same ? { owner: first.owner, ownerRole: first.ownerRole } : null
}
