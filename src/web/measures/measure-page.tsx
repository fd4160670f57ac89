import { useState } from 'react'
import { useParams } from 'react-router'
import { readMeasure, resumeMeasure } from '../../features/measures/measures.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { RecordHistory } from '../settings/record-history.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Columns, Facts, Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { VerdictBanner } from '../ui/verdict.tsx'
import { EndSheet } from './end-sheet.tsx'
import { ExceptionsSection } from './exceptions-section.tsx'
import { type Measure, verdictOfMeasure } from './measure.ts'
import { MeasureEvidence } from './measure-evidence.tsx'
import { MeasureSheet } from './measure-sheet.tsx'
import styles from './measures.module.css'
import { RecurringSection } from './recurring-section.tsx'
import { ReliesSection } from './relies-section.tsx'
import { ServesSection } from './serves-section.tsx'
import { OwnerCell } from './use-measure-columns.tsx'

/** One measure: what it is, what it serves, what has to show that it works, and what it was. */
export function MeasurePage() {
  const { measure: id = '' } = useParams()
  const text = useText()
  const answer = useAnswer(readMeasure, { params: { id } })
  const title = answer.data?.title ?? text('measures.measure')
  return (
    <Page title={title} crumbs={<Link to="/measures">{text('place.measures')}</Link>}>
      <Loaded answer={answer}>{(measure) => <Body measure={measure} />}</Loaded>
    </Page>
  )
}

function Body({ measure }: { measure: Measure }) {
  const text = useText()
  const written = useWritten()
  const may = useMay('measures:write')
  const [sheet, setSheet] = useState<'change' | 'end' | null>(null)
  const close = () => setSheet(null)
  const named = (list: Measure['systems']) =>
    list.map(({ name, withdrawn }) => (withdrawn ? text('measures.withdrawn', { name }) : name)).join(', ')
  return (
    <>
      <Standing
        measure={measure}
        acts={
          may && measure.state !== 'ended' ? (
            <>
              <Button onPress={() => setSheet('change')}>{text('measures.change')}</Button>
              <Button look="quiet" onPress={() => setSheet('end')}>
                {text('measures.end')}
              </Button>
            </>
          ) : null
        }
      />
      <Columns aside={<RecordHistory page={`/measures/${measure.id}`} history={measure.history} />}>
        <Section title={text('measures.what')}>
          {measure.how ? (
            <p className={styles.how} lang="">
              {measure.how}
            </p>
          ) : (
            <p className="small">{text('measures.noHow')}</p>
          )}
          <Facts
            facts={[
              { term: text('measures.owner'), value: <OwnerCell {...measure} /> },
              {
                term: text('measures.standIn'),
                value:
                  measure.standIn || measure.standInRole ? (
                    <OwnerCell owner={measure.standIn} ownerRole={measure.standInRole} />
                  ) : (
                    text('measures.nobodyYet')
                  ),
              },
              {
                term: text('measures.since'),
                value: measure.inOperationSince ? written.day(measure.inOperationSince) : text('measures.noDay'),
              },
              ...(measure.plannedFor
                ? [{ term: text('measures.plannedFor'), value: written.day(measure.plannedFor) }]
                : []),
              ...(measure.systems.length > 0
                ? [{ term: text('measures.systems'), value: named(measure.systems) }]
                : []),
              ...(measure.locations.length > 0
                ? [{ term: text('measures.locations'), value: named(measure.locations) }]
                : []),
              {
                term: text('measures.effectiveness'),
                value: measure.effectiveness || text('measures.noEffectiveness'),
              },
            ]}
          />
        </Section>
        <ServesSection measure={measure} />
        <ReliesSection measure={measure} />
        <RecurringSection measure={measure} />
        <MeasureEvidence measure={measure} />
        <ExceptionsSection measure={measure} />
      </Columns>
      {sheet === 'change' ? <MeasureSheet measure={measure} onClose={close} /> : null}
      {sheet === 'end' ? <EndSheet measure={measure} onClose={close} /> : null}
    </>
  )
}

/** How it stands, since when, and what can be done about it. */
function Standing({ measure, acts }: { measure: Measure; acts: React.ReactNode }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const may = useMay('measures:write')
  const resume = useCommand(resumeMeasure)
  const { state, inOperationSince, plannedFor, endedOn } = measure
  const reason =
    state === 'ended'
      ? text('measures.because.ended', { day: written.day(endedOn ?? ''), reason: measure.endReason })
      : state === 'in-operation'
        ? text('measures.because.in-operation', { day: written.day(inOperationSince ?? '') })
        : state === 'not-yet'
          ? text('measures.because.not-yet')
          : text(`measures.because.${state}`, { day: written.day(plannedFor ?? inOperationSince ?? '') })
  return (
    <>
      {resume.error ? <Problem problem={resume.error} /> : null}
      <VerdictBanner state={verdictOfMeasure(state)} word={text(`measureState.${state}`)} reason={reason}>
        {state === 'ended' && may ? (
          <Button
            look="quiet"
            busy={resume.isPending}
            onPress={() =>
              resume.mutate(
                { params: { id: measure.id }, ifMatch: measure.revision },
                { onSuccess: () => announce(text('measures.resumed')) },
              )
            }
          >
            {text('measures.resume')}
          </Button>
        ) : (
          acts
        )}
      </VerdictBanner>
    </>
  )
}
