import type { Permission } from '../../core/access/permissions.ts'
import type { LinkReason } from '../../core/demonstrability/chain.ts'
import { partsOf } from '../../core/standards/requirement-key.ts'
import { requirementAddress } from '../standards/requirement-address.ts'
import type { Detailed } from './verdicts.ts'

type About = Detailed['reason']['about'][number]
type ReasonKey = LinkReason['key']

const places = {
  measure: '/measures',
  document: '/policies',
  review: '/audits',
  supplier: '/suppliers',
  coverage: '/coverage',
} as const

/** Where a thing that a reason names is kept. */
export const addressOfFact = ({ kind, id }: Pick<About, 'kind' | 'id'>): string => `${places[kind]}/${id}`

/** The things that can be done about a reason. */
export const acts = [
  'decide',
  'add-measure',
  'open-measure',
  'add-document',
  'approve',
  'review-document',
  'ask-readers',
  'record-evidence',
  'expect-proof',
  'plan-audit',
  'open-review',
  'open-supplier',
] as const
export type Act = (typeof acts)[number]

const actFor: Partial<Record<ReasonKey, Act>> = {
  undecided: 'decide',
  'reason-lapsed': 'decide',
  'no-measure': 'add-measure',
  planned: 'open-measure',
  'not-in-operation': 'open-measure',
  ended: 'open-measure',
  'nobody-answers': 'open-measure',
  'exception-over': 'open-measure',
  'compensation-missing': 'open-measure',
  'no-document': 'add-document',
  'not-approved': 'approve',
  'holds-later': 'review-document',
  'review-due': 'review-document',
  described: 'review-document',
  'meant-for-nobody': 'ask-readers',
  confirming: 'ask-readers',
  unknown: 'ask-readers',
  known: 'ask-readers',
  shown: 'record-evidence',
  stale: 'record-evidence',
  'never-shown': 'record-evidence',
  'first-proof-due': 'record-evidence',
  'nothing-expected': 'expect-proof',
  'only-existence': 'expect-proof',
  'nothing-shown': 'record-evidence',
  'nothing-works': 'add-measure',
  'too-late-for-audit': 'plan-audit',
  'never-looked-at': 'plan-audit',
  'looked-at': 'plan-audit',
  'looked-at-long-ago': 'plan-audit',
  'looked-too-early': 'plan-audit',
  'look-planned': 'plan-audit',
  'major-open': 'open-review',
  'supplier-leaves-it': 'open-measure',
  'supplier-covers-part': 'add-measure',
  'supplier-shows': 'open-supplier',
  'supplier-only-exists': 'open-supplier',
  'supplier-lapsed': 'open-supplier',
  'supplier-stopped': 'open-measure',
  'supplier-never-showed': 'open-supplier',
  'supplier-gap': 'open-supplier',
}

const needs: Record<Act, Permission> = {
  decide: 'applicability:decide',
  'add-measure': 'measures:write',
  'open-measure': 'measures:write',
  'add-document': 'documents:write',
  approve: 'documents:read',
  'review-document': 'documents:write',
  'ask-readers': 'documents:write',
  'record-evidence': 'evidence:add',
  'expect-proof': 'measures:write',
  'plan-audit': 'reviews:write',
  'open-review': 'reviews:write',
  'open-supplier': 'suppliers:read',
}

/** What can be done about the reason that decides, who may, and on which page; null where only time can help. */
export function actAbout({
  edition,
  requirement,
  reason,
}: Pick<Detailed, 'edition' | 'requirement' | 'reason'>): { act: Act; to: string; permission: Permission } | null {
  const act = actFor[reason.key as ReasonKey]
  if (!act) return null
  const { kind, number } = partsOf(requirement)
  const here = requirementAddress(edition, kind, number)
  const [about] = reason.about
  const fact = about ? addressOfFact(about) : null
  const supplier = reason.about.find(({ kind: one }) => one === 'supplier')
  const to: Record<Act, string> = {
    decide: `${here}#decide`,
    'add-measure': `${here}#measures`,
    'open-measure': fact ?? '/measures',
    'add-document': '/policies',
    approve: fact ?? '/policies',
    'review-document': fact ?? '/policies',
    'ask-readers': fact ? `${fact}/readers` : '/policies',
    'record-evidence': about ? `/evidence?measure=${about.id}` : '/evidence',
    'expect-proof': fact ?? '/measures',
    'plan-audit': '/audits',
    'open-review': fact ?? '/audits',
    'open-supplier': supplier ? addressOfFact(supplier) : '/suppliers',
  }
  return { act, to: to[act], permission: needs[act] }
}
