import { readToday } from '../../features/today/today.contract.ts'
import { Waiting } from '../frame/waiting.tsx'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { Columns, Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { ChangesSection } from './changes-section.tsx'
import { FirstStep } from './first-step.tsx'
import { Standings } from './standings.tsx'
import { ToDoSection } from './to-do-section.tsx'
import { TodayLede } from './today-lede.tsx'

/** Where things stand, what is to be done first and what changed; of a past day the same, under that day's date. */
export function TodayPage() {
  const text = useText()
  const written = useWritten()
  const { at, today } = useMoment()
  const answer = useAnswer(readToday, {}, { keep: true })
  const title = at ? written.day(at) : text('place.today')
  const facts = answer.data
  if (!facts)
    return (
      <Page title={title}>
        {answer.error ? <Problem problem={answer.error} retry={() => void answer.refetch()} /> : <Waiting />}
      </Page>
    )
  if (facts.editions.length === 0)
    return at ? (
      <Page title={title} lede={text('today.nothingThen')} />
    ) : (
      <Page title={title}>
        {facts.parts.length > 0 ? <ToDoSection facts={facts} day={today} /> : null}
        <FirstStep />
      </Page>
    )
  return (
    <Page title={title}>
      <TodayLede editions={facts.editions} />
      <Columns aside={<Standings facts={facts} />}>
        <ToDoSection facts={facts} day={at ?? today} />
        <ChangesSection facts={facts} />
      </Columns>
    </Page>
  )
}
