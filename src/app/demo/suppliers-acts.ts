import type { Content } from '../../core/standards/content.ts'
import { questionsOf } from '../../core/suppliers/questionnaire.ts'
import type { Day } from '../../core/time/day.ts'
import { relyOn } from '../../features/measures/reliances.ts'
import { addAction, closeAction, recordEvent } from '../../features/supplier-reviews/change-following.ts'
import { decideReview, openReview } from '../../features/supplier-reviews/change-reviews.ts'
import type { EventFacts } from '../../features/supplier-reviews/following.contract.ts'
import { readReview } from '../../features/supplier-reviews/read-reviews.ts'
import { sendList } from '../../features/supplier-reviews/send-questionnaires.ts'
import { addPart } from '../../features/suppliers/change-papers.ts'
import { addSupplier, setCriticality } from '../../features/suppliers/change-suppliers.ts'
import { type PartFacts, type PartKind, parts } from '../../features/suppliers/papers.store.ts'
import { supplierFacts } from '../../features/suppliers/supplier-shapes.contract.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { reviewPorts } from '../review-ports.ts'
import type { SupplierAct } from './supplier-act.ts'
import { idOf, idsOf, ownerOf, rowOf } from './supplier-names.ts'
import { runReportAct } from './supplier-reports-acts.ts'

const partKinds = Object.keys(parts) as PartKind[]

/** What each kind says where the demo says nothing. */
const unsaid = {
  supplier: {
    ...{ description: '', registration: '', country: 'Nederland', website: '', starts: null, endedOn: null },
    ...{ endReason: '', exitPlan: '', exitTriedOn: null },
  },
  contact: { role: '', email: '', phone: '' },
  service: { description: '', canMissHours: null, starts: null, endedOn: null },
  reach: { since: null, endedOn: null, mfa: null, logged: null, note: '' },
  subprocessor: { parent: null, knownAs: null, country: 'Nederland', since: null, endedOn: null },
  contract: { number: '', ends: null, notice: '', renewsBy: '', note: '', file: null, fileName: '' },
  agreement: {
    ...{ modelEdition: '', services: [], ends: null, securityAnnex: true, breachHours: 24, auditRight: true },
    ...{ returnDestruction: true, subprocessorsNamed: true, note: '', file: null, fileName: '' },
  },
  certificate: {
    ...{ services: [], scope: '', number: '', firstIssued: null, revokedOn: null, revokedReason: '' },
    ...{ checkedOn: null, checkedWhere: '', file: null, fileName: '' },
  },
  event: { service: null, personalData: null, toldOn: null, ends: null, closedOn: null, closingNote: '' },
}

type Relies = { measure: string; services: string[]; onlyHereBecause?: string }

export type SupplierNeeds = { content: Content; mailer: Mailer }

/** Does one thing about suppliers through the product's own verbs. */
export async function runSupplierAct(tx: Tx, needs: SupplierNeeds, { do: what, of, ...said }: SupplierAct) {
  const { content, mailer } = needs
  const ground = { content, ...reviewPorts, mailer, baseUrl: '' }
  if (what === 'supplier') {
    const { owner, ownerRole, ...facts } = said as { owner?: string; ownerRole?: string }
    const answering = await ownerOf(tx, owner ?? ownerRole)
    await addSupplier(tx, supplierFacts.parse({ ...unsaid.supplier, ...facts, ...answering }))
    return
  }
  if (what === 'rely') {
    const { measure, services, onlyHereBecause } = said as Relies
    const { id, revision } = await rowOf(tx, 'measures', 'title', measure)
    const ids = await idsOf(tx, 'supplier_services', 'name', services)
    await relyOn(tx, id, { services: ids, onlyHereBecause: onlyHereBecause ?? '' }, revision)
    return
  }
  if (what === 'close') {
    const { action, ...closing } = said as { action: string; closedOn: Day; note: string }
    const { id, revision } = await rowOf(tx, 'supplier_actions', 'what', action)
    await closeAction(tx, id, closing, revision)
    return
  }
  if (of === undefined) return runReportAct(tx, content, mailer, null, what, said)
  const supplier = await rowOf(tx, 'suppliers', 'name', of)
  if (partKinds.includes(what as PartKind)) return addNamed(tx, what as PartKind, supplier.id, said)
  switch (what) {
    case 'criticality':
      return setCriticality(tx, supplier.id, said as Parameters<typeof setCriticality>[2], supplier.revision)
    case 'event': {
      const { service, ...facts } = said as { service?: string }
      const about = service === undefined ? null : await idOf(tx, 'supplier_services', 'name', service)
      await recordEvent(tx, ground, supplier.id, { ...unsaid.event, ...facts, service: about } as EventFacts)
      return
    }
    case 'action': {
      const { owner, ...facts } = said as { owner: string; what: string; dueOn: Day }
      await addAction(tx, ground, supplier.id, { ...facts, ...(await ownerOf(tx, owner)), review: null })
      return
    }
    case 'review':
      await openReview(tx, ground, supplier.id)
      return
    case 'decide':
      return decide(tx, ground, supplier.id, said as Decided)
    case 'ask': {
      const { sets, ...list } = said as {
        sets: string[]
        title: string
        contactName: string
        email: string
        dueOn: Day
      }
      const chosen = sets.flatMap((id) => content.questionSets.get(id) ?? [])
      const questions = questionsOf(chosen, 'nl').map((one) => ({ ...one, controls: [...one.controls] }))
      await sendList(tx, ground, supplier.id, { ...list, questions, language: 'nl', review: null })
      return
    }
    default:
      return runReportAct(tx, content, mailer, supplier.id, what, said)
  }
}

/** Puts a part in the register, with the ids of what it names. */
async function addNamed(tx: Tx, kind: PartKind, supplier: string, said: Record<string, unknown>): Promise<void> {
  const text = (key: string) => said[key] as string | undefined
  const known: Record<string, unknown> = {}
  if (kind === 'reach') {
    known.service = await idOf(tx, 'supplier_services', 'name', text('service') ?? '')
    known.asset = await idOf(tx, 'assets', 'name', text('asset') ?? '')
  }
  const parent = text('parent')
  const other = text('knownAs')
  if (parent !== undefined) known.parent = await idOf(tx, 'subprocessors', 'name', parent)
  if (other !== undefined) known.knownAs = await idOf(tx, 'suppliers', 'name', other)
  if (Array.isArray(said.services)) known.services = await idsOf(tx, 'supplier_services', 'name', said.services)
  const facts = parts[kind].facts.parse({ ...unsaid[kind], ...said, ...known })
  await addPart(tx, kind, supplier, facts as PartFacts<typeof kind>)
}

type Decided = {
  decision: Parameters<typeof decideReview>[3]['decision']
  reason: string
  nextOn?: Day
  actions?: { what: string; owner: string; dueOn: Day }[]
}

async function decide(tx: Tx, ground: Parameters<typeof decideReview>[1], supplier: string, said: Decided) {
  const open = await tx.rows
    .selectFrom('supplier_reviews')
    .select('id')
    .where('organisation_id', '=', tx.organisation)
    .where('supplier', '=', supplier)
    .where('decided_on', 'is', null)
    .executeTakeFirstOrThrow()
  const { pictureSha256, revision } = await readReview(tx, ground, open.id, tx.actor)
  const actions = []
  for (const { owner, ...facts } of said.actions ?? []) actions.push({ ...facts, ...(await ownerOf(tx, owner)) })
  const { decision, reason, nextOn = null } = said
  await decideReview(tx, ground, open.id, { decision, reason, nextOn, actions, pictureSha256 }, revision)
}
