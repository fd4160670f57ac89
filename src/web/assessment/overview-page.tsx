import { useParams } from 'react-router'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSearch } from '../session/search.ts'
import { useMay, useMaySee } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { TransitionLinks } from '../transition/transition-links.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Columns, Facts, Page, Section } from '../ui/page.tsx'
import { Remark } from '../ui/problem.tsx'
import { answerAddress, departmentOf, resultAddress, sheetAddress, sheetName } from './addresses.ts'
import { AssessmentActs } from './assessment-acts.tsx'
import { NewQuestions } from './new-questions.tsx'
import styles from './overview.module.css'
import { PartsSection } from './parts-section.tsx'
import { ProgressBar, ProgressList } from './progress-list.tsx'
import { SaveStatus } from './save-status.tsx'
import { isAnswered, nextOpen, progressByTheme, stepsOf, subjectsFor } from './steps.ts'
import { type Assessment, useAssessment } from './use-assessment.ts'
import { useQueue } from './use-queue.ts'
import { useResultAhead } from './use-result-ahead.ts'

/** One assessment: how far it is, what was handed to whom, and where one goes on. */
export function OverviewPage() {
  const { assessment: id = '' } = useParams()
  const text = useText()
  const answer = useAssessment(id)
  const crumbs = <Link to="/assessments">{text('place.assessments')}</Link>
  if (!answer.data)
    return (
      <Page title={text('assessment.one')} crumbs={crumbs}>
        <Loaded answer={answer}>{() => null}</Loaded>
      </Page>
    )
  return <Overview assessment={answer.data} crumbs={crumbs} />
}

function Overview({ assessment, crumbs }: { assessment: Assessment; crumbs: React.ReactNode }) {
  const text = useText()
  const written = useWritten()
  const { at } = useMoment()
  const [search, setSearch] = useSearch()
  const mayWrite = useMay('assessment:write')
  const maySeeResults = useMaySee('assessment:results')
  const { opened, questions, saved } = assessment
  const queue = useQueue(opened.id)
  const resultAhead = useResultAhead(opened.id, maySeeResults)
  const sheets = opened.sheetProgress.map(({ department }) => department)
  const asked = departmentOf(search.get('sheet') ?? undefined)
  const department = sheets.includes(asked) ? asked : (sheets[0] ?? null)
  const steps = stepsOf(subjectsFor(questions, opened, department))
  const answered = (step: (typeof steps)[number]) => isAnswered(saved, department, step)
  const next = nextOpen(steps, -1, answered)
  const mayAnswer = at === null && opened.mayAnswer !== 'none'
  const begun = opened.progress.answered > 0
  return (
    <Page
      title={opened.name}
      crumbs={crumbs}
      lede={
        <>
          <RichText
            name={opened.mayAnswer === 'parts' ? 'overview.ledeParts' : 'overview.lede'}
            values={{ count: opened.progress.answered, of: opened.progress.asked }}
          />{' '}
          {opened.closedAt
            ? text('overview.closed', { name: opened.closedBy ?? '', day: written.dayOf(opened.closedAt) })
            : null}
        </>
      }
      action={
        mayAnswer && next ? (
          <ButtonLink to={answerAddress(opened.id, department, next)}>
            {text(begun ? 'overview.continue' : 'overview.begin')}
          </ButtonLink>
        ) : maySeeResults ? (
          <ButtonLink to={resultAddress(opened.id)} ahead={resultAhead}>
            {text('overview.seeResult')}
          </ButtonLink>
        ) : null
      }
    >
      {opened.mayAnswer === 'parts' ? <AskedOfMe assessment={assessment} /> : null}
      <Columns
        aside={
          <>
            <Facts
              facts={[
                { term: text('assessmentForm.editions'), value: written.list(opened.editions.map(({ name }) => name)) },
                { term: text('assessments.started'), value: written.dayOf(opened.startedAt) },
                { term: text('overview.startedBy'), value: opened.startedBy },
                ...(opened.basedOn ? [{ term: text('assessmentForm.basedOn'), value: opened.basedOn.name }] : []),
              ]}
            />
            {opened.scope ? <p className={styles.scope}>{opened.scope}</p> : null}
            <ul className={styles.ways}>
              <li>
                <Link to={sheetAddress(opened.id, department)}>{text('overview.toSheet')}</Link>
              </li>
              {maySeeResults ? (
                <li>
                  <Link to={resultAddress(opened.id)} {...resultAhead}>
                    {text('overview.toResult')}
                  </Link>
                </li>
              ) : null}
            </ul>
            <TransitionLinks editions={opened.editions.map(({ id }) => id)} assessment={opened.id} />
            <AssessmentActs assessment={opened} department={department} />
          </>
        }
      >
        <SaveStatus queue={queue} assessment={opened.id} />
        <NewQuestions opened={opened} />
        {sheets.length > 1 ? (
          <Section title={text('overview.departments')}>
            <ProgressList
              rows={opened.sheetProgress.map((one) => ({
                key: sheetName(one.department),
                name: opened.departments.find(({ id }) => id === one.department)?.name ?? text('assessment.whole'),
                hint: one.department === null ? text('overview.wholeHint') : undefined,
                asked: one.asked,
                answered: one.answered,
                current: one.department === department,
                onChoose: () =>
                  setSearch(
                    (before) => {
                      const after = new URLSearchParams(before)
                      after.set('sheet', sheetName(one.department))
                      return after
                    },
                    { preventScrollReset: true, replace: true },
                  ),
              }))}
            />
          </Section>
        ) : null}
        <Section
          title={text('overview.themes')}
          beside={
            sheets.length > 1
              ? (opened.departments.find(({ id }) => id === department)?.name ?? text('assessment.whole'))
              : null
          }
        >
          <ProgressList
            rows={progressByTheme(questions.themes, steps, answered).map((one) => ({
              key: one.theme.key,
              name: one.theme.kind === 'clause' ? `${one.theme.key.split('/')[2]} ${one.theme.name}` : one.theme.name,
              asked: one.asked,
              answered: one.answered,
              to: sheetAddress(opened.id, department, { theme: one.theme.key }),
            }))}
          />
        </Section>
        {opened.mayAnswer !== 'parts' ? (
          <PartsSection assessment={assessment} mayHand={mayWrite && !opened.closedAt} />
        ) : null}
      </Columns>
    </Page>
  )
}

/** The message, the day and the progress of what was handed to the reader. */
function AskedOfMe({ assessment }: { assessment: Assessment }) {
  const text = useText()
  const written = useWritten()
  const { opened, questions, saved } = assessment
  return (
    <>
      {opened.parts
        .filter(({ mine }) => mine)
        .map((part) => {
          const own = subjectsFor(questions, { mayAnswer: 'parts', parts: [part] }, part.department)
          const steps = stepsOf(own)
          const next = nextOpen(steps, -1, (step) => isAnswered(saved, part.department, step))
          return (
            <Remark key={part.id}>
              <p>
                <b>
                  {part.due
                    ? text('part.askedBefore', { name: part.handedBy, day: written.day(part.due) })
                    : text('part.asked', { name: part.handedBy })}
                </b>
              </p>
              {part.message ? <p className={styles.message}>{part.message}</p> : null}
              <p className="small">
                {part.department ? `${opened.departments.find(({ id }) => id === part.department)?.name}. ` : ''}
                {written.list([...new Set(own.map(({ number, title }) => `${number} ${title}`))].slice(0, 6))}
                {own.length > 6 ? ` ${text('part.andMore', { count: own.length - 6 })}` : ''}
              </p>
              <ProgressBar asked={part.progress.asked} answered={part.progress.answered} />
              {next ? (
                <Link to={answerAddress(opened.id, part.department, next)}>{text('part.answer')}</Link>
              ) : (
                <p>{text('part.done')}</p>
              )}
            </Remark>
          )
        })}
    </>
  )
}
