import { useEffect, useRef } from 'react'
import { withdrawTurn } from '../../features/rhythm/duties.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './rhythm.module.css'

/** What was recorded as done just now. */
export type DoneTurn = { id: string; revision: number; title: string }

/** Says what was marked done, and lets it be undone. Takes the focus, since the row where it was is gone. */
export function UndoBar({ done, onUndone }: { done: DoneTurn; onUndone: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const withdraw = useCommand(withdrawTurn)
  const bar = useRef<HTMLDivElement>(null)
  // After the sheet has given the focus back.
  useEffect(() => {
    const timer = setTimeout(() => bar.current?.focus({ preventScroll: true }), 150)
    return () => clearTimeout(timer)
  }, [])
  const undo = () =>
    withdraw.mutate(
      { params: { id: done.id }, ifMatch: done.revision },
      {
        onSuccess: () => {
          announce(text('turn.undone'))
          onUndone()
        },
      },
    )
  return (
    <div ref={bar} tabIndex={-1} className={styles.undo}>
      <Verdict state="holds">{text('turn.done', { name: done.title })}</Verdict>
      <Button look="bare" small busy={withdraw.isPending} onPress={undo}>
        {text('turn.undo')}
      </Button>
      {withdraw.error ? <Problem problem={withdraw.error} /> : null}
    </div>
  )
}
