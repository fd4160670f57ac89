import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'
import styles from './statement.module.css'
import { mostAtOnce, type Selection } from './use-selection.ts'

/** How many are selected, and what can be done with them; stays in sight at the bottom. */
export function SelectionBar(props: { selection: Selection; total: number; onDecide: () => void }) {
  const text = useText()
  const { selection, total } = props
  const count = selection.chosen.length
  return (
    <section className={styles.bar} aria-label={text('statement.selection')}>
      {selection.problem ? <Problem problem={selection.problem} /> : null}
      <div className="row">
        <b role="status">{text('statement.selected', { count })}</b>
        <Button onPress={props.onDecide} disabled={count > mostAtOnce}>
          {text('statement.decideTogether')}
        </Button>
        {total > count && total <= mostAtOnce ? (
          <Button look="quiet" onPress={() => void selection.selectAll()} busy={selection.busy}>
            {text('statement.selectAllFound', { count: total })}
          </Button>
        ) : null}
        <Button look="bare" onPress={selection.clear}>
          {text('statement.clearSelection')}
        </Button>
        {count > mostAtOnce || total > mostAtOnce ? (
          <span className="small">{text('statement.atMost', { count: mostAtOnce })}</span>
        ) : null}
      </div>
    </section>
  )
}
