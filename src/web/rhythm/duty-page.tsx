import { useState } from 'react'
import { useParams } from 'react-router'
import { stateWords } from '../../core/rhythm/due-words.ts'
import { readDuty, resumeDuty } from '../../features/rhythm/duties.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Facts, Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { VerdictBanner } from '../ui/verdict.tsx'
import { DutyOwner } from './duty-owner.tsx'
import { DutySheet } from './duty-sheet.tsx'
import { EndDutySheet } from './end-duty-sheet.tsx'
import { everyWords } from './every-field.tsx'
import { FinishSheet } from './finish-sheet.tsx'
import styles from './rhythm.module.css'
import { type Duty, markOfDue } from './rhythm.ts'
import { TurnsSection } from './turns-section.tsx'
import { type DoneTurn, UndoBar } from './undo-bar.tsx'

/** One obligation: when it is due next, who does it, and every time that it was done. */
export function DutyPage() {
  const text = useText()
  const { duty: id = '' } = useParams()
  const answer = useAnswer(readDuty, { params: { id } })
  return (
    <Page
      title={answer.data?.title ?? text('duty.one')}
      crumbs={<Link to="/tasks/duties">{text('duties.title')}</Link>}
    >
      <Loaded answer={answer}>{(duty) => <One key={duty.id} duty={duty} />}</Loaded>
    </Page>
  )
}

function One({ duty }: { duty: Duty }) {
  const text = useText()
  const written = useWritten()
  const [done, setDone] = useState<DoneTurn | null>(null)
  return (
    <>
      {done ? <UndoBar key={done.id} done={done} onUndone={() => setDone(null)} /> : null}
      <Standing duty={duty} onDone={setDone} />
      <Facts
        facts={[
          { term: text('duty.every'), value: everyWords(duty.every, text) },
          {
            term: text(duty.every === '' ? 'duty.dueOn' : 'duty.field.firstOn'),
            value: written.day(duty.firstOn),
            key: 'first',
          },
          { term: text('tasks.who'), value: <DutyOwner duty={duty} /> },
          ...(duty.standIn ? [{ term: text('duty.field.standIn'), value: duty.standIn.name }] : []),
        ]}
      />
      {duty.how ? (
        <Section title={text('duty.field.how')}>
          <p className={styles.how} lang="">
            {duty.how}
          </p>
        </Section>
      ) : null}
      <Section title={text('turn.history')} id="turns">
        <TurnsSection of="duty" id={duty.id} />
      </Section>
    </>
  )
}

type Opened = 'finish' | 'change' | 'end' | null

function Standing({ duty, onDone }: { duty: Duty; onDone: (done: DoneTurn) => void }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const may = useMay('duties:write')
  const resume = useCommand(resumeDuty)
  const [opened, setOpened] = useState<Opened>(null)
  const { next, endedOn } = duty
  const acts = may ? (
    <>
      {next ? <Button onPress={() => setOpened('finish')}>{text('turn.finish')}</Button> : null}
      {endedOn === null ? (
        <>
          <Button look="quiet" onPress={() => setOpened('change')}>
            {text('duty.changeAct')}
          </Button>
          <Button look="bare" onPress={() => setOpened('end')}>
            {text('duty.end')}
          </Button>
        </>
      ) : (
        <Button
          look="quiet"
          busy={resume.isPending}
          onPress={() =>
            resume.mutate(
              { params: { id: duty.id }, ifMatch: duty.revision },
              { onSuccess: () => announce(text('duty.resumed')) },
            )
          }
        >
          {text('duty.resume')}
        </Button>
      )}
    </>
  ) : null
  return (
    <>
      {next ? (
        <VerdictBanner
          state={markOfDue[next.state]}
          word={written.inLanguage(stateWords[next.state])}
          reason={[
            text('duty.dueBy', { day: written.day(next.dueOn), who: next.who.name || text('acting.nobody') }),
            ...(next.missed > 0 ? [text('duty.missed', { count: next.missed })] : []),
          ].join(' ')}
        >
          {acts}
        </VerdictBanner>
      ) : (
        <VerdictBanner
          state={endedOn ? 'none' : 'holds'}
          word={text(endedOn ? 'duty.endedWord' : 'duty.allDone')}
          reason={endedOn ? `${text('duty.endedSince', { day: written.day(endedOn) })}. ${duty.endReason}` : undefined}
        >
          {acts}
        </VerdictBanner>
      )}
      {resume.error ? <Problem problem={resume.error} /> : null}
      {opened === 'finish' && next ? (
        <FinishSheet
          turn={{ of: 'duty', id: duty.id, dueOn: next.dueOn }}
          title={duty.title}
          page=""
          onClose={() => setOpened(null)}
          onDone={onDone}
        />
      ) : null}
      {opened === 'change' ? <DutySheet duty={duty} onClose={() => setOpened(null)} /> : null}
      {opened === 'end' ? <EndDutySheet duty={duty} onClose={() => setOpened(null)} /> : null}
    </>
  )
}
