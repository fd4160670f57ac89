import { useEffect, useState } from 'react'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { VerdictShape } from '../ui/verdict.tsx'
import { questionAddress } from './addresses.ts'
import styles from './answering.module.css'
import type { Queue, QueueState } from './queue.ts'
import { keyOf } from './unsent.ts'
import { useQueueState } from './use-queue.ts'

/** Says how the saving goes, on screen and, when that changes, aloud. */
export function SaveStatus({ queue, assessment }: { queue: Queue; assessment: string }) {
  const text = useText()
  const state = useQueueState(queue)
  const kind = useSettled(kindOf(state))
  const { problem } = state
  const trouble = kind === 'offline' || kind === 'problem' || kind === 'conflict' || kind === 'refused'
  const sentence =
    kind === 'problem' && problem
      ? text('save.problem', { count: state.waiting, reason: problem.detail })
      : kind === 'offline'
        ? text('save.offline', { count: state.waiting })
        : kind === 'conflict'
          ? text('save.conflict', { count: state.conflicts })
          : kind === 'refused'
            ? text('save.refused', { count: state.refused })
            : kind === 'none'
              ? ''
              : text(`save.${kind}`)
  return (
    <div className={styles.status}>
      <p role="status" data-save={kind}>
        {trouble ? <VerdictShape state="soon" /> : kind === 'saved' ? <VerdictShape state="holds" /> : null}
        <span>
          {sentence} {kind === 'offline' || kind === 'problem' ? text(state.full ? 'save.full' : 'save.kept') : ''}
        </span>
      </p>
      {state.expired > 0 ? <p className="small">{text('save.expired', { count: state.expired })}</p> : null}
      {kind === 'conflict' || kind === 'refused' ? <Where queue={queue} assessment={assessment} /> : null}
      {kind === 'offline' || kind === 'problem' ? (
        <Button small look="bare" onPress={() => void queue.flush()}>
          {text('problem.retry')}
        </Button>
      ) : null}
    </div>
  )
}

/** The questions that wait for a choice. */
function Where({ queue, assessment }: { queue: Queue; assessment: string }) {
  const waiting = queue.entries().filter((entry) => entry.conflict || entry.refused !== null)
  return waiting.slice(0, 12).map((entry) => (
    <Link key={keyOf(entry)} to={questionAddress(assessment, entry)}>
      {entry.subject.split('/').pop()}
    </Link>
  ))
}

type Kind = 'none' | 'saved' | 'saving' | 'offline' | 'problem' | 'conflict' | 'refused'

function kindOf({ waiting, conflicts, refused, problem, savedAt }: QueueState): Kind {
  if (waiting > 0 && problem) return problem.code === 'unreachable' ? 'offline' : 'problem'
  if (waiting > 0) return 'saving'
  if (conflicts > 0) return 'conflict'
  if (refused > 0) return 'refused'
  return savedAt === null ? 'none' : 'saved'
}

// 'Saving' that is over within a moment is not worth a word; a screen reader would speak of nothing else.
function useSettled(kind: Kind): Kind {
  const [shown, setShown] = useState(kind)
  useEffect(() => {
    const timer = setTimeout(() => setShown(kind), kind === 'saving' ? 900 : 0)
    return () => clearTimeout(timer)
  }, [kind])
  return shown
}
