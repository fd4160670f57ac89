import { readToday } from '../../features/today/today.contract.ts'
import { Waiting } from '../frame/waiting.tsx'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Columns, Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { ChangesSection } from './changes-section.tsx'
import { FirstStep } from './first-step.tsx'
import { OwnReading } from './own-reading.tsx'
import { OwnTasks } from './own-tasks.tsx'
import { Standings } from './standings.tsx'
import { ToDoSection } from './to-do-section.tsx'
import { TodayLede } from './today-lede.tsx'
import { useStandings } from './use-standings.ts'

/** Where things stand, what is to be done first and what changed; of a past day the same, under that day's date. */
export function TodayPage() {
  const text = useText()
  const written = useWritten()
  const { at, today } = useMoment()
  const maySeeTasks = useMay('tasks:read')
  const answer = useAnswer(readToday, {}, { keep: true })
  const verdicts = useStandings()
  const standings = verdicts.data
  const failed = answer.error ?? verdicts.error
  const title = at ? written.day(at) : text('place.today')
  const facts = answer.data
  if (!facts || !standings)
    return (
      <Page title={title}>
        {failed ? (
          <Problem problem={failed} retry={() => void Promise.all([answer.refetch(), verdicts.refetch()])} />
        ) : (
          <Waiting />
        )}
      </Page>
    )
  if (facts.editions.length === 0)
    return at ? (
      <Page title={title} lede={text('today.nothingThen')} />
    ) : (
      <Page title={title}>
        {facts.parts.length + facts.requests.length > 0 ? <ToDoSection facts={facts} day={today} /> : null}
        <FirstStep />
      </Page>
    )
  return (
    <Page title={title}>
      <TodayLede standings={standings} />
      <Columns aside={<Standings facts={facts} standings={standings} />}>
        <ToDoSection facts={facts} day={at ?? today} />
        {maySeeTasks ? <OwnTasks /> : null}
        <OwnReading />
        <ChangesSection facts={facts} />
      </Columns>
    </Page>
  )
}
