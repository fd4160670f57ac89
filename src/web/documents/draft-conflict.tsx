import { useEffect, useRef, useState } from 'react'
import { documentDifference } from '../../core/documents/difference.ts'
import { emptyText } from '../../core/documents/rich-text.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Remark } from '../ui/problem.tsx'
import styles from './documents.module.css'
import type { DraftValues } from './kept-draft.ts'

// The order of the lines is what tells them apart.
const keyAt = (place: number) => `at ${place}`

type Fresh = { revision: number; values: DraftValues }
type Props = {
  mine: DraftValues
  readAnew: () => Promise<Fresh>
  onKeepMine: (revision: number) => void
  onTakeTheirs: (revision: number, theirs: DraftValues) => void
}

/** Somebody else wrote in the same draft: shows what differs, and lets the person choose. Neither text is thrown away before that. */
export function DraftConflict({ mine, readAnew, onKeepMine, onTakeTheirs }: Props) {
  const text = useText()
  const [fresh, setFresh] = useState<Fresh | null>(null)
  const read = useRef(readAnew)
  useEffect(() => void read.current().then(setFresh), [])
  const lines = fresh ? documentDifference(fresh.values.body ?? emptyText, mine.body ?? emptyText) : []
  return (
    <Remark>
      <h3>{text('conflict.title')}</h3>
      <p>{text('documents.conflictWhy')}</p>
      <div className={styles.difference}>
        {lines
          .filter(({ change }) => change !== 'same')
          .map((line, place) => (
            <p key={keyAt(place)}>
              {line.parts.map((part, at) => {
                const key = `${at} ${part.kind}`
                if (part.kind === 'added') return <ins key={key}>{part.text}</ins>
                if (part.kind === 'removed') return <del key={key}>{part.text}</del>
                return <span key={key}>{part.text}</span>
              })}
            </p>
          ))}
      </div>
      <div className="row">
        <Button small disabled={!fresh} onPress={() => fresh && onKeepMine(fresh.revision)}>
          {text('conflict.keepMine')}
        </Button>
        <Button
          small
          look="quiet"
          disabled={!fresh}
          onPress={() => fresh && onTakeTheirs(fresh.revision, fresh.values)}
        >
          {text('conflict.takeTheirs')}
        </Button>
      </div>
    </Remark>
  )
}
