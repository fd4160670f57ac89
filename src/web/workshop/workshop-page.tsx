import { useState } from 'react'
import { useParams } from 'react-router'
import { closeWorkshop, readWorkshop } from '../../features/workshop/workshop.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Columns, Facts, Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { AgendaSection } from './agenda-section.tsx'
import { ExportWorkshop } from './export-workshop.tsx'
import { Participants } from './participants.tsx'
import { ResultSection } from './result-section.tsx'
import styles from './workshop.module.css'
import type { Workshop } from './workshop.ts'
import { WorkshopSheet } from './workshop-sheet.tsx'

/** One workshop: beforehand its agenda and who takes part, afterwards what was decided. */
export function WorkshopPage() {
  const { workshop: id = '' } = useParams()
  const text = useText()
  const written = useWritten()
  const mayLead = useMay('risk:write')
  const mayVote = useMay('risk:vote')
  const answer = useAnswer(readWorkshop, { params: { id } })
  const open = answer.data?.state === 'open'
  const ready = open && answer.data?.items.length !== 0
  return (
    <Page
      title={answer.data?.title ?? text('workshop.workshop')}
      crumbs={
        <>
          <Link to="/risks">{text('workshop.risks')}</Link> / <Link to="/workshops">{text('workshop.title')}</Link>
        </>
      }
      lede={
        answer.data
          ? text('workshop.ledeOne', { day: written.day(answer.data.heldOn), ledBy: answer.data.ledBy })
          : null
      }
      action={
        open ? (
          <>
            {mayVote ? (
              <ButtonLink look={mayLead ? 'quiet' : 'main'} to={`/workshops/${id}/vote`}>
                {text('workshop.joinAndVote')}
              </ButtonLink>
            ) : null}
            {mayLead && ready ? <ButtonLink to={`/workshops/${id}/run`}>{text('workshop.lead')}</ButtonLink> : null}
          </>
        ) : null
      }
    >
      <Loaded answer={answer}>{(workshop) => <Body workshop={workshop} may={mayLead} />}</Loaded>
    </Page>
  )
}

function Body({ workshop, may }: { workshop: Workshop; may: boolean }) {
  const text = useText()
  const announce = useAnnounce()
  const [changing, setChanging] = useState(false)
  const close = useCommand(closeWorkshop)
  const open = workshop.state === 'open'
  const begun = workshop.items.some(({ state, seconds }) => state !== 'waiting' || seconds > 0)
  const seconds = workshop.items.reduce((sum, one) => sum + one.seconds, 0)
  const turn = () =>
    close.mutate(
      { params: { id: workshop.id }, body: { state: open ? 'closed' : 'open' } },
      { onSuccess: () => announce(text(open ? 'workshop.closed' : 'workshop.reopened')) },
    )
  return (
    <>
      {begun || !open ? <ResultSection workshop={workshop} /> : null}
      <Columns
        aside={
          <>
            <Section title={text('workshop.participants')}>
              <Participants workshop={workshop} />
            </Section>
            <Section
              title={text('workshop.about')}
              beside={
                may ? (
                  <Button look="bare" small onPress={() => setChanging(true)}>
                    {text('measures.change')}
                  </Button>
                ) : null
              }
            >
              <Facts
                facts={[
                  { term: text('workshop.state'), value: text(`workshopState.${workshop.state}`) },
                  {
                    term: text('workshop.time'),
                    value: text('workshop.timeOf', { used: Math.round(seconds / 60), minutes: workshop.minutes }),
                  },
                ]}
              />
              {workshop.note ? (
                <p className={styles.note} lang="">
                  {workshop.note}
                </p>
              ) : null}
              {close.error ? <Problem problem={close.error} /> : null}
              {may ? (
                <Button look="quiet" small busy={close.isPending} onPress={turn}>
                  {text(open ? 'workshop.close' : 'workshop.reopen')}
                </Button>
              ) : null}
            </Section>
          </>
        }
      >
        <AgendaSection workshop={workshop} may={may && open} />
        {workshop.items.length > 0 ? <ExportWorkshop workshop={workshop} /> : null}
      </Columns>
      {changing ? <WorkshopSheet workshop={workshop} onClose={() => setChanging(false)} /> : null}
    </>
  )
}
