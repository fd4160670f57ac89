import { useState } from 'react'
import { leastSure } from '../../core/standards/routes-between.ts'
import { AnswerMark } from '../assessment/answer-given.tsx'
import { useText } from '../session/text.tsx'
import { SideBySide } from './side-by-side.tsx'
import styles from './transition.module.css'
import type { Transition } from './transition.ts'
import { numberOf } from './transition-address.ts'
import { UnsureLink } from './unsure-link.tsx'

type Entry = Transition['old'][number] | Transition['new'][number]
type Props = { transition: Transition; side: 'old' | 'new'; entry: Entry }

/** One requirement: where it came from or went to, and what was answered. Opens to old and new side by side. */
export function TransitionRow({ transition, side, entry }: Props) {
  const text = useText()
  const [opened, setOpened] = useState(false)
  const others = entry.links.map((link) => numberOf(side === 'new' ? link.from : link.to))
  const isNew = 'asks' in entry
  return (
    <details className={styles.row} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>
        <span className={styles.numbers}>
          <b>{entry.number}</b>
          {others.length > 0 ? (
            <span className={styles.others}>
              {side === 'new' ? '←' : '→'} {others.join(', ')}
            </span>
          ) : null}
        </span>
        <span className={styles.what}>
          {entry.title}
          <span className="small">
            {text(`became.${entry.became}`)}
            {isNew && entry.asks && entry.asks !== 'same' ? `. ${text(`asks.${entry.asks}`)}` : ''}
            {isNew && entry.decision === 'proposed' ? `. ${text('transition.decisionProposed')}` : ''}
          </span>
        </span>
        {transition.assessment && entry.links.length > 0 ? (
          <span className={styles.mark}>
            <AnswerMark answer={entry.earlier} />
            {isNew && entry.proposed ? (
              <>
                <span className="small">{text('transition.proposed')}</span>
                <UnsureLink confidence={leastSure(entry.links.map(({ confidence }) => confidence))} />
              </>
            ) : null}
          </span>
        ) : null}
      </summary>
      {opened ? <SideBySide transition={transition} subject={entry.key} /> : null}
    </details>
  )
}
