import { useText } from '../session/text.tsx'
import { Conflict } from '../ui/conflict.tsx'
import type { Criteria } from './risk.ts'
import type { CriteriaDraft } from './use-criteria-draft.ts'

const lists = ['likelihood', 'impact', 'aspects', 'levels'] as const

/** Somebody else saved the draft meanwhile: both stand beside each other, and one is chosen. */
export function CriteriaConflict({ editing }: { editing: CriteriaDraft }) {
  const text = useText()
  const { theirs, content, note } = editing
  if (!theirs) return null
  const names = (list: Criteria[(typeof lists)[number]]) => list.map(({ name }) => name).join(', ')
  const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b)
  const cells = (matrix: number[][]) => matrix.map((row) => row.map((cell) => cell + 1).join(' ')).join(' / ')
  return (
    <Conflict
      differences={[
        ...lists
          .filter((list) => differs(theirs.content[list], content[list]))
          .map((list) => ({
            key: list,
            label: text(`criteria.part.${list}`),
            theirs: names(theirs.content[list]),
            mine: names(content[list]),
          })),
        ...(differs(theirs.content.matrix, content.matrix)
          ? [
              {
                key: 'matrix',
                label: text('criteria.matrix'),
                theirs: cells(theirs.content.matrix),
                mine: cells(content.matrix),
              },
            ]
          : []),
        ...(theirs.note === note
          ? []
          : [{ key: 'note', label: text('criteria.note'), theirs: theirs.note, mine: note }]),
      ]}
      busy={editing.busy}
      onKeepMine={() => void editing.keepMine()}
      onTakeTheirs={editing.takeTheirs}
    />
  )
}
