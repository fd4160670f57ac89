import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'
import styles from './measures.module.css'
import type { TakingOver } from './use-taking-over.ts'

/** Takes the chosen proposals over at once. */
export function TakeOverBar({ taking }: { taking: TakingOver }) {
  const text = useText()
  const count = taking.chosen.length
  return (
    <section className={styles.bar} aria-label={text('statement.selection')}>
      {taking.problem ? <Problem problem={taking.problem} /> : null}
      <div className="row">
        <b role="status">{text('startingSet.chosen', { count })}</b>
        <Button onPress={() => void taking.takeOver()} busy={taking.busy} disabled={count === 0}>
          {text('startingSet.take', { count })}
        </Button>
        <Button look="bare" onPress={taking.clear}>
          {text('statement.clearSelection')}
        </Button>
      </div>
      <p className="small">{text('startingSet.means')}</p>
    </section>
  )
}
