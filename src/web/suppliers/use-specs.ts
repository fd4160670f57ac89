import { criticalityWords } from '../../core/suppliers/criticality-words.ts'
import { criticalities, reachRoutes, serviceKinds } from '../../core/suppliers/facts.ts'
import { healthPartWords, routeWords, serviceKindWords, wayWords } from '../../core/suppliers/reach-words.ts'
import { healthParts, touchWays } from '../../core/touchpoints/flow.ts'
import { listEditions } from '../../features/standards/standards.contract.ts'
import { readSupplierChoices } from '../../features/suppliers/suppliers.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useLanguage } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import type { Spec } from './fact-fields.tsx'
import type { PartKind, Supplier } from './supplier.ts'

const durations = ['', 'P1M', 'P2M', 'P3M', 'P6M', 'P9M', 'P1Y', 'P2Y', 'P3Y'] as const
const models = ['boz', 'sector', 'own', 'supplier', 'other'] as const

const line = (name: string, label: Spec['label'], needed = false): Spec => ({ name, as: 'line', label, needed })
const prose = (name: string, label: Spec['label']): Spec => ({ name, as: 'prose', label })
const day = (name: string, label: Spec['label'], needed = false): Spec => ({ name, as: 'day', label, needed })
const answer = (name: string, label: Spec['label']): Spec => ({ name, as: 'answer', label })
const file: Spec = { name: 'file', as: 'file', label: 'assurance.file' }

/** What is written about a supplier itself. */
export const supplierSpecs: readonly Spec[] = [
  line('name', 'suppliers.field.name', true),
  prose('description', 'suppliers.field.description'),
  { name: 'owner', as: 'person', label: 'suppliers.field.owner' },
  line('ownerRole', 'suppliers.field.ownerRole'),
  line('registration', 'suppliers.field.registration'),
  line('country', 'suppliers.field.country'),
  line('website', 'suppliers.field.website'),
  day('starts', 'suppliers.field.starts'),
  { ...prose('exitPlan', 'suppliers.field.exitPlan'), hint: 'suppliers.hint.exitPlan' },
  day('exitTriedOn', 'suppliers.field.exitTriedOn'),
  { ...day('endedOn', 'suppliers.field.endedOn'), hint: 'suppliers.hint.endedOn' },
  prose('endReason', 'suppliers.field.endReason'),
]

/** How much depends on a supplier, decided otherwise than the facts say. */
export function useCriticalitySpecs(): Spec[] {
  const text = useText()
  const language = useLanguage()
  const choices = [
    { value: '', label: text('suppliers.byFacts') },
    ...criticalities.map((value) => ({ value, label: criticalityWords[value][language] })),
  ]
  return [
    { name: 'criticality', as: 'choice', label: 'suppliers.criticality', choices },
    { ...prose('reason', 'suppliers.field.reason'), hint: 'suppliers.hint.reason' },
  ]
}

/** The fields of each thing that hangs on a supplier. `own` is the one that changes, which is no choice for itself. */
export function usePartSpecs(supplier: Supplier, own: string | null): Record<PartKind, Spec[]> {
  const text = useText()
  const language = useLanguage()
  const found = useAnswer(readSupplierChoices, {}, { keep: true }).data
  const known = useAnswer(listEditions, {}, { keep: true }).data?.items ?? []
  const editions = known.map(({ id, name }) => ({ value: id, label: name }))
  const words = <V extends string>(values: readonly V[], of: Record<V, { nl: string; en: string }>) =>
    values.map((value) => ({ value, label: of[value][language] }))
  const services = supplier.services.map(({ id, name }) => ({ value: id, label: name }))
  const reached = supplier.services.flatMap(({ reaches }) => reaches).find(({ id }) => id === own)
  const assets = new Map((found?.assets ?? []).map(({ id, name }) => [id, name]))
  if (reached) assets.set(reached.asset, reached.assetName)
  // Nothing is chosen silently: what was not looked at is asked.
  const toChoose = (choices: readonly { value: string; label: string }[]) => [
    { value: '', label: text('suppliers.choose') },
    ...choices,
  ]
  const lengths = durations.map((value) => ({ value, label: text(`suppliers.duration.${value || 'none'}`) }))
  const about: Spec = {
    name: 'services',
    as: 'several',
    label: 'suppliers.field.services',
    hint: 'suppliers.hint.services',
    choices: services,
  }
  return {
    contact: [
      line('name', 'suppliers.field.name', true),
      { ...line('role', 'suppliers.field.contactRole'), hint: 'suppliers.hint.contactRole' },
      line('email', 'suppliers.field.email'),
      line('phone', 'suppliers.field.phone'),
    ],
    service: [
      line('name', 'suppliers.field.name', true),
      {
        name: 'kind',
        as: 'choice',
        label: 'suppliers.field.kind',
        needed: true,
        choices: toChoose(words(serviceKinds, serviceKindWords)),
      },
      prose('description', 'suppliers.field.description'),
      {
        name: 'canMissHours',
        as: 'number',
        label: 'suppliers.field.canMissHours',
        hint: 'suppliers.hint.canMissHours',
      },
      day('starts', 'suppliers.field.starts'),
      { ...day('endedOn', 'suppliers.field.endedOn'), hint: 'suppliers.hint.endedOn' },
    ],
    reach: [
      { name: 'service', as: 'choice', label: 'suppliers.field.service', needed: true, choices: toChoose(services) },
      {
        ...{ name: 'asset', as: 'choice', label: 'suppliers.field.asset', needed: true },
        choices: toChoose([...assets].map(([value, label]) => ({ value, label }))),
      },
      prose('purpose', 'suppliers.field.purpose'),
      {
        name: 'route',
        as: 'choice',
        label: 'suppliers.field.route',
        needed: true,
        choices: toChoose(words(reachRoutes, routeWords)),
      },
      { name: 'ways', as: 'many', label: 'suppliers.field.ways', choices: words(touchWays, wayWords) },
      { name: 'phiParts', as: 'phi', label: 'suppliers.field.phiParts', choices: words(healthParts, healthPartWords) },
      answer('mfa', 'suppliers.field.mfa'),
      answer('logged', 'suppliers.field.logged'),
      day('since', 'suppliers.field.since'),
      day('endedOn', 'suppliers.field.reachEnded'),
      prose('note', 'suppliers.field.note'),
    ],
    subprocessor: [
      line('name', 'suppliers.field.name', true),
      prose('what', 'suppliers.field.what'),
      line('country', 'suppliers.field.country'),
      {
        ...{ name: 'parent', as: 'choice', label: 'suppliers.field.parent' },
        choices: [
          { value: '', label: supplier.name },
          ...supplier.subprocessors.filter(({ id }) => id !== own).map(({ id, name }) => ({ value: id, label: name })),
        ],
      },
      {
        ...{ name: 'knownAs', as: 'choice', label: 'suppliers.field.knownAs' },
        choices: [
          { value: '', label: text('suppliers.notOurs') },
          ...(found?.suppliers ?? [])
            .filter(({ id }) => id !== supplier.id)
            .map(({ id, name }) => ({ value: id, label: name })),
        ],
      },
      answer('reachesPhi', 'suppliers.field.reachesPhi'),
      answer('agreed', 'suppliers.field.agreed'),
      day('since', 'suppliers.field.since'),
      day('endedOn', 'suppliers.field.subEnded'),
    ],
    contract: [
      line('title', 'suppliers.field.title', true),
      line('number', 'suppliers.field.number'),
      day('starts', 'suppliers.field.contractStarts', true),
      { ...day('ends', 'suppliers.field.ends'), hint: 'suppliers.hint.ends' },
      { name: 'notice', as: 'length', label: 'suppliers.field.notice', choices: lengths },
      { name: 'renewsBy', as: 'length', label: 'suppliers.field.renewsBy', choices: lengths },
      prose('note', 'suppliers.field.note'),
      file,
    ],
    agreement: [
      line('version', 'suppliers.field.version'),
      {
        ...{ name: 'model', as: 'choice', label: 'suppliers.field.model', needed: true },
        choices: toChoose(models.map((value) => ({ value, label: text(`suppliers.model.${value}`) }))),
      },
      line('modelEdition', 'suppliers.field.modelEdition'),
      about,
      day('signedOn', 'suppliers.field.signedOn'),
      day('starts', 'suppliers.field.contractStarts', true),
      { ...day('ends', 'suppliers.field.ends'), hint: 'suppliers.hint.ends' },
      answer('securityAnnex', 'suppliers.field.securityAnnex'),
      { name: 'breachHours', as: 'number', label: 'suppliers.field.breachHours', hint: 'suppliers.hint.breachHours' },
      answer('auditRight', 'suppliers.field.auditRight'),
      answer('returnDestruction', 'suppliers.field.returnDestruction'),
      answer('subprocessorsNamed', 'suppliers.field.subprocessorsNamed'),
      prose('note', 'suppliers.field.note'),
      file,
    ],
    certificate: [
      { name: 'edition', as: 'edition', label: 'suppliers.field.edition', needed: true, choices: editions },
      prose('scope', 'suppliers.field.scope'),
      about,
      line('body', 'suppliers.field.body'),
      {
        ...{ name: 'accredited', as: 'choice', label: 'suppliers.field.accredited', needed: true },
        choices: (['yes', 'no', 'unknown'] as const).map((value) => ({
          value,
          label: text(`suppliers.accredited.${value}`),
        })),
      },
      line('number', 'suppliers.field.number'),
      day('firstIssued', 'suppliers.field.firstIssued'),
      day('starts', 'suppliers.field.contractStarts', true),
      day('ends', 'suppliers.field.ends', true),
      day('revokedOn', 'suppliers.field.revokedOn'),
      prose('revokedReason', 'suppliers.field.revokedReason'),
      day('checkedOn', 'suppliers.field.checkedOn'),
      line('checkedWhere', 'suppliers.field.checkedWhere'),
      file,
    ],
  }
}
