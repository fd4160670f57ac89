import { useText } from '../session/text.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './documents.module.css'
import type { SaveState } from './use-autosave.ts'

/** Says whether what is written is safe. */
export function SaveLine({ state }: { state: SaveState }) {
  const text = useText()
  return (
    <p role="status" className={`small ${styles.saved}`}>
      {state.kind === 'waiting' ? (
        <Verdict state="fails">{text('editor.notSaved', { why: state.problem.detail })}</Verdict>
      ) : state.kind === 'conflict' ? (
        <Verdict state="fails">{text('editor.conflict')}</Verdict>
      ) : (
        <Verdict state={state.kind === 'saved' ? 'holds' : 'open'}>{text(`editor.${state.kind}`)}</Verdict>
      )}
    </p>
  )
}
