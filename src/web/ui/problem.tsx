import type { ApiProblem } from '../session/problem.ts'
import { useText } from '../session/text.tsx'
import { Button } from './button.tsx'
import styles from './problem.module.css'
import { VerdictShape } from './verdict.tsx'

/** Says in the user's language what went wrong and, where it can be tried again, offers that. */
export function Problem({ problem, retry }: { problem: ApiProblem; retry?: () => void }) {
  const text = useText()
  const sentence =
    problem.code === 'unreachable'
      ? text('problem.unreachable')
      : problem.detail || text('problem.unknown', { status: problem.status })
  return (
    <div role="alert" className={styles.problem}>
      <VerdictShape state="fails" />
      <div>
        <p>{sentence}</p>
        {problem.errors.length > 0 ? (
          <ul>
            {problem.errors.map((error) => (
              <li key={`${error.path} ${error.message}`}>{error.message}</li>
            ))}
          </ul>
        ) : null}
        {retry ? (
          <Button look="quiet" small onPress={retry}>
            {text('problem.retry')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

/** A remark that needs attention but stops nothing. */
export function Remark({ children }: { children: React.ReactNode }) {
  return (
    <div className={`${styles.problem} ${styles.remark}`}>
      <VerdictShape state="soon" />
      <div>{children}</div>
    </div>
  )
}
