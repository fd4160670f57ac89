import type { ReactNode } from 'react'
import type { ScopeList } from '../../core/profile/scope-facts.ts'
import { useText } from '../session/text.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import type { StandingItem } from './item-sheet.tsx'
import { useItemWords } from './item-words.ts'
import styles from './profile.module.css'

const columns: Record<ScopeList, readonly string[]> = {
  locations: ['name', 'kind', 'address', 'use'],
  processes: ['name', 'kind', 'description', 'ownerRole'],
  systems: ['name', 'kind', 'biv', 'healthData', 'ownerRole', 'supplier'],
  interfaces: ['name', 'counterparty', 'passes', 'otherSide'],
  exclusions: ['name', 'reason', 'protection'],
}
const aspects = ['availability', 'integrity', 'confidentiality'] as const

type Props = {
  list: ScopeList
  items: readonly StandingItem[]
  /** Opens an item; null where one may only read. */
  onOpen: ((item: StandingItem) => void) | null
  empty?: ReactNode
}

/** One list of the scope as a short table. */
export function ScopeTable({ list, items, onOpen, empty }: Props) {
  const text = useText()
  const words = useItemWords()
  const head = (column: string) => (column === 'biv' ? text('item.biv') : words.label(list, column))
  const cell = (item: StandingItem, column: string): ReactNode => {
    const value = item[column]
    if (column === 'name') {
      const name = String(item.name)
      return onOpen ? (
        <button type="button" className={styles.open} onClick={() => onOpen(item)}>
          {name}
        </button>
      ) : (
        <b>{name}</b>
      )
    }
    if (column === 'biv') {
      const levels = aspects.map((aspect) => item[aspect])
      if (levels.every((level) => level === null)) return <span className="muted">{text('item.unclassified')}</span>
      const said = aspects.map(
        (aspect) =>
          `${words.label(list, aspect)}: ${item[aspect] ? words.level(`${item[aspect]}`) : text('item.unclassified')}`,
      )
      return (
        <span title={said.join(', ')}>
          {levels.map((level) => level ?? '–').join('-')}
          <span className="unseen"> ({said.join(', ')})</span>
        </span>
      )
    }
    if (column === 'kind') return words.choice(list, column, String(value))
    if (typeof value === 'boolean') return text(value ? 'answer.yes' : 'answer.no')
    return value ? String(value) : null
  }
  return (
    <SectionTable
      label={words.list(list)}
      columns={columns[list].map((key, index) => ({
        key,
        head: head(key),
        ...(index === 0 || key === 'kind' ? {} : { cardHead: head(key) }),
      }))}
      rows={items}
      rowKey={(item) => item.id}
      cell={cell}
      empty={empty}
    />
  )
}
