import { useState } from 'react'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'
import { ApproveManySheet } from './approve-many-sheet.tsx'
import { CarrySheet, CloseManySheet, OwnerManySheet } from './many-sheets.tsx'
import styles from './risk.module.css'
import { mostAtOnce, type SelectedRisks } from './use-selected-risks.ts'

/** How many risks are selected, and what can be done with them at once; stays in sight at the bottom. */
export function SelectionBar({ selection, total }: { selection: SelectedRisks; total: number }) {
  const text = useText()
  const [opened, setOpened] = useState<'close' | 'owner' | 'carry' | 'approve' | null>(null)
  const count = selection.chosen.length
  const close = () => setOpened(null)
  return (
    <section className={`screen-only ${styles.bar}`} aria-label={text('risk.selection')}>
      {selection.problem ? <Problem problem={selection.problem} /> : null}
      <div className="row">
        <b role="status">{text('risk.selected', { count })}</b>
        <Button onPress={() => setOpened('owner')}>{text('risk.giveOwner')}</Button>
        <Button look="quiet" onPress={() => setOpened('carry')}>
          {text('risk.carry')}
        </Button>
        <Button look="quiet" onPress={() => setOpened('approve')}>
          {text('approval.record')}
        </Button>
        <Button look="quiet" onPress={() => setOpened('close')}>
          {text('risk.close')}
        </Button>
        {total > count && total <= mostAtOnce ? (
          <Button look="bare" onPress={() => void selection.selectAll()} busy={selection.busy}>
            {text('risk.selectAllFound', { count: total })}
          </Button>
        ) : null}
        <Button look="bare" onPress={selection.clear}>
          {text('staff.clearSelection')}
        </Button>
      </div>
      {opened === 'close' ? <CloseManySheet selection={selection} onClose={close} /> : null}
      {opened === 'owner' ? <OwnerManySheet selection={selection} onClose={close} /> : null}
      {opened === 'approve' ? <ApproveManySheet selection={selection} onClose={close} /> : null}
      {opened === 'carry' ? <CarrySheet selection={selection} onClose={close} /> : null}
    </section>
  )
}
