import { useState } from 'react'
import { TurnsSection } from '../rhythm/turns-section.tsx'
import { useWritten } from '../session/language.tsx'
import { useMay, useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { periodWords } from '../standards/period-words.ts'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import type { Measure } from './measure.ts'
import styles from './measures.module.css'
import { ProofsSheet } from './proofs-sheet.tsx'
import { RhythmsSheet } from './rhythms-sheet.tsx'

/** What recurs, and what has to show that the measure is designed, exists and works. */
export function RecurringSection({ measure }: { measure: Measure }) {
  const text = useText()
  const written = useWritten()
  const may = useMay('measures:write') && measure.state !== 'ended'
  const maySeeTurns = useMaySee('tasks:read')
  const [sheet, setSheet] = useState<'rhythms' | 'proofs' | null>(null)
  const change = (which: 'rhythms' | 'proofs') =>
    may ? (
      <Button look="bare" small label={text(`measures.change.${which}`)} onPress={() => setSheet(which)}>
        {text('measures.change')}
      </Button>
    ) : null
  return (
    <>
      <Section title={text('measures.proofs')} beside={change('proofs')} id="proofs">
        {measure.proofs.length === 0 ? <p className="small">{text('measures.proofsNone')}</p> : null}
        <ul className={styles.plain}>
          {measure.proofs.map(({ id, title, kind, freshFor }) => (
            <li key={id}>
              <span lang="">{title}</span>{' '}
              <span className="small">
                ({text(`proofKind.${kind}`)}; {text('explain.freshFor', { period: periodWords(text, freshFor) })})
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={text('measures.rhythms')} beside={change('rhythms')} id="rhythms">
        {measure.rhythms.length === 0 ? <p className="small">{text('measures.rhythmsNone')}</p> : null}
        <ul className={styles.plain}>
          {measure.rhythms.map(({ id, title, kind, every, firstOn }) => (
            <li key={id}>
              <span lang="">{title}</span>{' '}
              <span className="small">
                ({kind === 'effectiveness' ? `${text('measures.kind.effectiveness').toLowerCase()}; ` : ''}
                {text('explain.everyPeriod', { period: periodWords(text, every, 'rhythm') })};{' '}
                {text('measures.firstOn', { day: written.day(firstOn) })})
              </span>
              {maySeeTurns ? <TurnsOf id={id} /> : null}
            </li>
          ))}
        </ul>
      </Section>
      {sheet === 'proofs' ? <ProofsSheet measure={measure} onClose={() => setSheet(null)} /> : null}
      {sheet === 'rhythms' ? <RhythmsSheet measure={measure} onClose={() => setSheet(null)} /> : null}
    </>
  )
}

/** What was done of one rhythm, asked for when it is opened. */
function TurnsOf({ id }: { id: string }) {
  const text = useText()
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.turns} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="small">{text('turn.history')}</summary>
      {open ? <TurnsSection of="rhythm" id={id} /> : null}
    </details>
  )
}
