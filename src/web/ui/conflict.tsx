import type { ReactNode } from 'react'
import { useText } from '../session/text.tsx'
import { Button } from './button.tsx'
import styles from './conflict.module.css'
import { Remark } from './problem.tsx'
import { SectionTable } from './section-table.tsx'

/** One part of a form that differs between what somebody else saved and what was typed here. */
export type Difference = { key: string; label: string; theirs: ReactNode; mine: ReactNode }

type ConflictProps = {
  differences: readonly Difference[]
  busy?: boolean
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** After a refusal with 412: shows both versions side by side and lets the person choose; what was typed stays until then. */
export function Conflict({ differences, busy, onKeepMine, onTakeTheirs }: ConflictProps) {
  const text = useText()
  return (
    <Remark>
      <h3>{text('conflict.title')}</h3>
      <p>{text('conflict.explain')}</p>
      <SectionTable
        label={text('conflict.title')}
        columns={[
          { key: 'label', head: text('conflict.field') },
          { key: 'theirs', head: text('conflict.theirs'), cardHead: text('conflict.theirs') },
          { key: 'mine', head: text('conflict.mine'), cardHead: text('conflict.mine') },
        ]}
        rows={differences}
        rowKey={(row) => row.key}
        cell={(row, column) =>
          column === 'label' ? (
            <b>{row.label}</b>
          ) : (
            (column === 'mine' ? row.mine : row.theirs) || text('conflict.empty')
          )
        }
      />
      <div className={`row ${styles.acts}`}>
        <Button small onPress={onKeepMine} busy={busy}>
          {text('conflict.keepMine')}
        </Button>
        <Button small look="quiet" onPress={onTakeTheirs}>
          {text('conflict.takeTheirs')}
        </Button>
      </div>
    </Remark>
  )
}
