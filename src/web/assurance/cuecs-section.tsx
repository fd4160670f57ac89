import { useState } from 'react'
import type { LackWhy } from '../../core/assurance/facts.ts'
import { lackWords } from '../../core/assurance/lack-words.ts'
import { removeAssuranceCuec, takeOverAssuranceCuecs } from '../../features/assurance/assurance-parts.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './assurance.module.css'
import type { AssuranceReport, Cuec } from './assurance.ts'
import { CuecSheet, CuecsSheet } from './cuec-sheets.tsx'
import { MeasureLine } from './measure-line.tsx'
import { Removal } from './removal.tsx'

type Props = { report: AssuranceReport; cuecs: readonly Cuec[]; may: boolean }
const states = { 'by-measure': 'holds', 'not-ours': 'none', open: 'fails' } as const

/** What the report takes for granted that we do: by which measure, why not, or open. */
export function CuecsSection({ report, cuecs, may }: Props) {
  const text = useText()
  const [adding, setAdding] = useState(false)
  const [changing, setChanging] = useState<Cuec | null>(null)
  return (
    <Section
      title={text('assurance.cuecs')}
      id="cuecs"
      beside={
        may ? (
          <Button look="bare" small onPress={() => setAdding(true)}>
            {text('assurance.cuecAdd')}
          </Button>
        ) : null
      }
    >
      <p className="small">{text('assurance.cuecsExplain')}</p>
      {cuecs.length === 0 ? <p className="small">{text('assurance.cuecsNone')}</p> : null}
      {may && report.earlier.length > 0 ? <TakeOver report={report} /> : null}
      <ul className={styles.plain}>
        {cuecs.map((one) => (
          <li key={one.id}>
            <p className={styles.what} lang="">
              {one.reference ? <b>{one.reference} </b> : null}
              {one.what}
            </p>
            <Verdict state={states[one.state]}>{text(`cuecState.${one.state}`)}</Verdict>
            {one.measure ? <MeasureLine measure={one.measure} /> : null}
            {one.lack ? <LackLine lack={one.lack} /> : null}
            {one.notOursBecause ? (
              <p className={`small ${styles.what}`}>{text('assurance.notOursIs', { reason: one.notOursBecause })}</p>
            ) : null}
            {one.owner || one.ownerRole ? (
              <p className="small">
                {text('assurance.cuecOwner')}: <span lang="">{one.owner?.name ?? one.ownerRole}</span>
              </p>
            ) : null}
            {may ? (
              <div className="row screen-only">
                <Button
                  look="bare"
                  small
                  label={`${text('assurance.changeShort')}: ${one.what}`}
                  onPress={() => setChanging(one)}
                >
                  {text('assurance.changeShort')}
                </Button>
                <Removal contract={removeAssuranceCuec} thing={one} label={one.what} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {adding ? <CuecsSheet report={report.id} onClose={() => setAdding(false)} /> : null}
      {changing ? <CuecSheet cuec={changing} onClose={() => setChanging(null)} /> : null}
    </Section>
  )
}

/** What is missing for the measure to count. */
function LackLine({ lack }: { lack: NonNullable<Cuec['lack']> }) {
  const text = useText()
  const written = useWritten()
  const language = useLanguage()
  const missing = lackWords(lack as LackWhy, (day) => written.day(day))[language]
  return <p className="small">{text('assurance.lacks', { missing })}</p>
}

/** What an earlier report asked is mostly asked again: with the measures that were linked then. */
function TakeOver({ report }: { report: AssuranceReport }) {
  const text = useText()
  const announce = useAnnounce()
  const take = useCommand(takeOverAssuranceCuecs)
  return (
    <div className="row screen-only">
      {take.error ? <Problem problem={take.error} /> : null}
      {report.earlier.map(({ id, title }) => (
        <Button
          key={id}
          look="quiet"
          small
          busy={take.isPending}
          onPress={() =>
            take.mutate(
              { params: { id: report.id }, body: { from: id } },
              { onSuccess: () => announce(text('assurance.takenOver')) },
            )
          }
        >
          {text('assurance.takeOver', { title })}
        </Button>
      ))}
    </div>
  )
}
