import { useState } from 'react'
import { exceptionAssessmentWords } from '../../core/assurance/assurance-words.ts'
import { removeAssuranceException } from '../../features/assurance/assurance-parts.contract.ts'
import { useWritten } from '../session/language.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './assurance.module.css'
import type { AssuranceException } from './assurance.ts'
import { AssessSheet, ExceptionSheet } from './exception-sheets.tsx'
import { MeasureLine } from './measure-line.tsx'
import { Removal } from './removal.tsx'

type Props = { report: string; exceptions: readonly AssuranceException[]; may: boolean }
type Opened = { kind: 'add' } | { kind: 'change' | 'assess'; exception: AssuranceException } | null

/** What the auditor found not to work, what the supplier says to it, and what we make of it. */
export function ExceptionsSection({ report, exceptions, may }: Props) {
  const text = useText()
  const mayDecide = useMay('suppliers:decide')
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => setOpened(null)
  return (
    <Section
      title={text('assurance.exceptions')}
      id="exceptions"
      beside={
        may ? (
          <Button look="bare" small onPress={() => setOpened({ kind: 'add' })}>
            {text('assurance.exceptionAdd')}
          </Button>
        ) : null
      }
    >
      {exceptions.length === 0 ? <p className="small">{text('assurance.exceptionsNone')}</p> : null}
      <ul className={styles.plain}>
        {exceptions.map((one) => (
          <li key={one.id}>
            <Told exception={one} />
            <div className="row screen-only">
              {mayDecide ? (
                <Button
                  look="quiet"
                  small
                  label={`${text('assurance.assess')}: ${one.what}`}
                  onPress={() => setOpened({ kind: 'assess', exception: one })}
                >
                  {text('assurance.assess')}
                </Button>
              ) : null}
              {may ? (
                <>
                  <Button
                    look="bare"
                    small
                    label={`${text('assurance.changeShort')}: ${one.what}`}
                    onPress={() => setOpened({ kind: 'change', exception: one })}
                  >
                    {text('assurance.changeShort')}
                  </Button>
                  <Removal contract={removeAssuranceException} thing={one} label={one.what} />
                </>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {opened?.kind === 'add' ? <ExceptionSheet report={report} exception={null} onClose={close} /> : null}
      {opened?.kind === 'change' ? (
        <ExceptionSheet report={report} exception={opened.exception} onClose={close} />
      ) : null}
      {opened?.kind === 'assess' ? <AssessSheet exception={opened.exception} onClose={close} /> : null}
    </Section>
  )
}

const states = { 'no-effect': 'holds', compensated: 'holds', accepted: 'part', 'not-acceptable': 'fails' } as const

function Told({ exception }: { exception: AssuranceException }) {
  const text = useText()
  const written = useWritten()
  const { reference, what, response, assessment, reason, assessedBy, assessedOn, measure } = exception
  return (
    <>
      <p className={styles.what} lang="">
        {reference ? <b>{reference} </b> : null}
        {what}
      </p>
      {response ? <p className={`small ${styles.what}`}>{text('assurance.responseIs', { response })}</p> : null}
      {assessment === null ? (
        <Verdict state="open">{text('assurance.unassessed')}</Verdict>
      ) : (
        <>
          <Verdict state={states[assessment]}>{written.inLanguage(exceptionAssessmentWords[assessment])}</Verdict>
          <p className={styles.what} lang="">
            {reason}
          </p>
          <p className="small">
            {text('assurance.assessedBy', { name: assessedBy, day: written.day(assessedOn ?? '') })}
          </p>
        </>
      )}
      {measure ? <MeasureLine measure={measure} /> : null}
    </>
  )
}
