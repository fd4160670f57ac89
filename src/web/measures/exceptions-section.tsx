import { useState } from 'react'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { CloseExceptionSheet } from './close-exception-sheet.tsx'
import { ExceptionSheet } from './exception-sheet.tsx'
import { type Measure, type MeasureException, verdictOfException } from './measure.ts'
import styles from './measures.module.css'

type Opened = { act: 'accept' } | { act: 'change' | 'close'; exception: MeasureException }

/** Where the measure is knowingly not applied, until when, and what is done instead. */
export function ExceptionsSection({ measure }: { measure: Measure }) {
  const text = useText()
  const written = useWritten()
  const may = useMay('exceptions:accept')
  const [opened, setOpened] = useState<Opened | null>(null)
  const close = () => setOpened(null)
  return (
    <Section
      title={text('measures.exceptions')}
      id="exceptions"
      beside={
        may && measure.state !== 'ended' ? (
          <Button look="bare" small onPress={() => setOpened({ act: 'accept' })}>
            {text('exception.accept')}
          </Button>
        ) : null
      }
    >
      {measure.exceptions.length === 0 ? <p className="small">{text('exception.none')}</p> : null}
      <ul className={styles.plain}>
        {measure.exceptions.map((one) => (
          <li key={one.id}>
            <div className={styles.line}>
              <b lang="">{one.title}</b>
              <Verdict state={verdictOfException(one.state)}>{text(`exceptionState.${one.state}`)}</Verdict>
              <span className="small">
                {text('exception.period', { from: written.day(one.starts), until: written.day(one.ends) })}
              </span>
            </div>
            <p lang="">{one.reason}</p>
            <p className="small">
              {text('exception.acceptedBy', { name: one.acceptedBy })}
              {one.compensating ? (
                <>
                  {' '}
                  {text('exception.instead')}{' '}
                  <Link to={`/measures/${one.compensating}`} lang="">
                    {one.compensatingTitle}
                  </Link>
                </>
              ) : (
                ` ${text('exception.nothingInstead')}`
              )}
            </p>
            {one.closedOn ? (
              <p className="small">
                {text('exception.closedOn', { day: written.day(one.closedOn) })} <span lang="">{one.closingNote}</span>
              </p>
            ) : may ? (
              <div className="row">
                <Button
                  look="quiet"
                  small
                  label={`${text(one.state === 'past' ? 'exception.longer' : 'measures.change')}: ${one.title}`}
                  onPress={() => setOpened({ act: 'change', exception: one })}
                >
                  {text(one.state === 'past' ? 'exception.longer' : 'measures.change')}
                </Button>
                <Button
                  look="bare"
                  small
                  label={`${text('exception.close')}: ${one.title}`}
                  onPress={() => setOpened({ act: 'close', exception: one })}
                >
                  {text('exception.close')}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {opened && opened.act !== 'close' ? (
        <ExceptionSheet
          measure={measure}
          exception={opened.act === 'change' ? opened.exception : null}
          onClose={close}
        />
      ) : null}
      {opened?.act === 'close' ? <CloseExceptionSheet exception={opened.exception} onClose={close} /> : null}
    </Section>
  )
}
