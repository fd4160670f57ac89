import { useWritten } from '../session/language.tsx'
import { type Text, useText } from '../session/text.tsx'
import { Conflict, type Difference } from '../ui/conflict.tsx'
import type { Facts } from './control.ts'
import { type DecisionValues, factsOf, keyOf } from './decision-values.ts'
import type { FullControl } from './read-counterparts.ts'

type Props = {
  /** The control and its counterparts as they are saved now. */
  now: readonly FullControl[]
  seen: Record<string, number>
  values: DecisionValues
  busy: boolean
  onKeepMine: () => void
  onTakeTheirs: (now: readonly FullControl[]) => void
}

/** What somebody else saved meanwhile beside what is filled in here. */
export function DecisionConflict({ now, seen, values, busy, onKeepMine, onTakeTheirs }: Props) {
  const text = useText()
  const written = useWritten()
  const mine = factsOf(values)
  const [own] = now
  const changed = now.filter((one) => {
    const concerned = one === own || values.alsoFor.includes(keyOf(one))
    return concerned && (one.decision?.revision ?? 0) !== (seen[keyOf(one)] ?? 0)
  })
  const differences = changed.flatMap((control): Difference[] => {
    const theirLines = linesOf(control.decision, text, written)
    const myLines = linesOf(mine, text, written)
    const name = `${control.editionName} ${control.requirement}`
    return theirLines
      .map((line, index) => ({ ...line, mine: myLines[index]?.value ?? '' }))
      .filter((line) => line.value !== line.mine)
      .map((line) => ({
        key: `${name} ${line.label}`,
        label: control === own ? line.label : `${name}: ${line.label}`,
        theirs: line.value,
        mine: line.mine,
      }))
  })
  return (
    <Conflict differences={differences} busy={busy} onKeepMine={onKeepMine} onTakeTheirs={() => onTakeTheirs(now)} />
  )
}

function linesOf(facts: Facts | null, text: Text, written: ReturnType<typeof useWritten>) {
  const line = (label: string, value: string) => ({ label, value })
  const applies = facts && text(facts.applies ? 'control.appliesYes' : 'control.appliesNo')
  return [
    line(text('control.applies'), applies ?? text('state.undecided')),
    line(text('control.reasons'), written.list((facts?.reasons ?? []).map((reason) => text(`reason.${reason}`)))),
    line(text('control.law'), facts?.law ?? ''),
    line(text('control.contract'), facts?.contract ?? ''),
    line(text('control.justification'), facts?.justification ?? ''),
    line(text('control.presence'), facts?.applies ? text(`state.${facts.presence ?? 'unmarked'}`) : ''),
    line(text('control.description'), facts?.description ?? ''),
    line(text('control.since'), facts?.since ? written.day(facts.since) : ''),
  ]
}
