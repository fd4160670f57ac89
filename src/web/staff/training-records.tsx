import { withdrawTrainingRecord } from '../../features/staff/trainings.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'
import styles from './staff.module.css'
import type { TrainingRead } from './training.ts'

/** What was recorded last, of people who left too; a mistake is withdrawn. */
export function TrainingRecords({ records, may }: { records: TrainingRead['records']; may: boolean }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const withdraw = useCommand(withdrawTrainingRecord)
  if (records.length === 0) return null
  return (
    <details className={styles.fold}>
      <summary>{text('training.records', { count: records.length })}</summary>
      <p className="small">{text('training.recordsExplain')}</p>
      {withdraw.error ? <Problem problem={withdraw.error} /> : null}
      <ul className={styles.plain}>
        {records.map((record) => (
          <li key={record.id}>
            <span>{record.name}</span>
            <span className="small">
              {[
                written.day(record.followedOn),
                ...(record.passed ? [] : [text('training.state.failed')]),
                ...(record.score === null ? [] : [`${record.score}%`]),
                ...(record.note ? [record.note] : []),
              ].join(' · ')}
            </span>
            {may ? (
              <Button
                look="bare"
                small
                label={text('training.withdrawRecordOf', { name: record.name })}
                busy={withdraw.isPending && withdraw.variables.params.id === record.id}
                onPress={() =>
                  withdraw.mutate(
                    { params: { id: record.id }, ifMatch: record.revision },
                    { onSuccess: () => announce(text('training.recordWithdrawn')) },
                  )
                }
              >
                {text('training.withdrawRecord')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
