import { locationKinds, processKinds, systemKinds } from '../../core/profile/scope-facts.ts'
import type { ListName } from '../../features/profile/items.contract.ts'

/** How one thing about an item is asked. `choice` picks one of a closed list; `level` is 1, 2 or 3; `days` are several days. */
export type ItemField = {
  name: string
  kind: 'line' | 'prose' | 'choice' | 'edition' | 'yes-no' | 'level' | 'day' | 'days'
  required?: boolean
  /** For a choice: its values, and the text that names each. */
  values?: readonly string[]
  /** Whether the text says more below the label. */
  hint?: boolean
}

const name: ItemField = { name: 'name', kind: 'line', required: true, hint: true }
const healthData: ItemField = { name: 'healthData', kind: 'yes-no' }

/** What is asked about the things in each list, in order. The texts are `item.<list>.<name>` and, with a hint, `itemHint.<list>.<name>`. */
export const itemFields: Record<ListName, readonly ItemField[]> = {
  locations: [
    name,
    { name: 'kind', kind: 'choice', required: true, values: locationKinds },
    { name: 'address', kind: 'prose' },
    { name: 'use', kind: 'prose', hint: true },
  ],
  processes: [
    name,
    { name: 'kind', kind: 'choice', required: true, values: processKinds },
    { name: 'description', kind: 'prose', hint: true },
    { name: 'ownerRole', kind: 'line', hint: true },
    healthData,
  ],
  systems: [
    name,
    { name: 'kind', kind: 'choice', required: true, values: systemKinds },
    { name: 'purpose', kind: 'prose' },
    { name: 'availability', kind: 'level', hint: true },
    { name: 'integrity', kind: 'level', hint: true },
    { name: 'confidentiality', kind: 'level', hint: true },
    healthData,
    { name: 'ownerRole', kind: 'line', hint: true },
    { name: 'supplier', kind: 'line', hint: true },
  ],
  interfaces: [
    name,
    { name: 'counterparty', kind: 'line', required: true, hint: true },
    { name: 'passes', kind: 'prose', required: true, hint: true },
    { name: 'otherSide', kind: 'line', hint: true },
    healthData,
  ],
  exclusions: [
    name,
    { name: 'reason', kind: 'prose', required: true, hint: true },
    { name: 'protection', kind: 'prose', hint: true },
  ],
  certificates: [
    { name: 'edition', kind: 'edition', required: true },
    { name: 'body', kind: 'line', required: true, hint: true },
    { name: 'number', kind: 'line' },
    { name: 'accredited', kind: 'choice', required: true, values: ['unknown', 'yes', 'no'], hint: true },
    { name: 'scope', kind: 'prose', hint: true },
    { name: 'firstIssued', kind: 'day', hint: true },
    { name: 'starts', kind: 'day', required: true },
    { name: 'ends', kind: 'day', required: true },
    { name: 'surveillance', kind: 'days', hint: true },
  ],
  terms: [
    { name: 'title', kind: 'line', required: true, hint: true },
    { name: 'ends', kind: 'day', required: true },
    { name: 'kind', kind: 'choice', required: true, values: ['transition', 'certificate', 'surveillance', 'other'] },
    { name: 'source', kind: 'prose', hint: true },
    { name: 'certainty', kind: 'choice', required: true, values: ['high', 'medium', 'low'], hint: true },
    { name: 'note', kind: 'prose' },
  ],
}
