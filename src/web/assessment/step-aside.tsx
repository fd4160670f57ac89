import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { PartsBar } from '../ui/percentage.tsx'
import styles from './answering.module.css'
import { isAnswered, type Step, type Subject } from './steps.ts'
import type { Assessment } from './use-assessment.ts'

type Props = { assessment: Assessment; subject: Subject; steps: readonly Step[]; department: string | null }

/** Beside a question: what the requirement asks, where else the answer counts, and how far one is. */
export function StepAside({ assessment, subject, steps, department }: Props) {
  const text = useText()
  const { opened, saved } = assessment
  const own = steps.filter((step) => step.subject.theme === subject.theme)
  const answered = own.filter((step) => isAnswered(saved, department, step)).length
  return (
    <>
      <Explained subject={subject} />
      <Elsewhere assessment={assessment} subject={subject} />
      <h3>{text('step.theme')}</h3>
      <p className="small">
        {text('progress.answered', { count: answered, of: own.length })}
        {opened.closedAt ? ` ${text('assessment.closedShort')}` : ''}
      </p>
      <PartsBar
        parts={[
          { state: 'holds', part: answered },
          { state: 'none', part: own.length - answered },
        ]}
      />
    </>
  )
}

/** The first sentence in sight, the rest a press away. */
function Explained({ subject }: { subject: Subject }) {
  const text = useText()
  if (!subject.about && !subject.care) return null
  const [first, rest] = firstSentence(subject.about)
  const edition = subject.editions[0]
  return (
    <div className={styles.explained}>
      <h3>{text('explain.title')}</h3>
      <p>{first}</p>
      <details className={styles.fold}>
        <summary>{text('step.more')}</summary>
        {rest ? <p>{rest}</p> : null}
        {subject.care ? (
          <div className="healthcare">
            <b>{text('control.care')}.</b>
            <p>{subject.care}</p>
          </div>
        ) : null}
        {edition ? (
          <Link to={`/standards/${edition}/${subject.kind === 'clause' ? 'clauses/' : ''}${subject.number}`}>
            {text('step.whole', { number: subject.number })}
          </Link>
        ) : null}
      </details>
    </div>
  )
}

/** Splits at the first full stop that ends a sentence. */
export function firstSentence(about: string): [string, string] {
  const end = /[.!?](?=\s+\p{Lu})/u.exec(about)
  if (!end) return [about, '']
  return [about.slice(0, end.index + 1), about.slice(end.index + 1).trim()]
}

/** The editions that this answer serves, and where one of them asks more. */
function Elsewhere({ assessment, subject }: { assessment: Assessment; subject: Subject }) {
  const text = useText()
  const written = useWritten()
  const { opened, questions } = assessment
  const nameOf = (id: string) => opened.editions.find((edition) => edition.id === id)?.name ?? id
  const namesOf = (one: Subject) => `${one.number} (${written.list(one.editions.map(nameOf))})`
  const served = questions.subjects.flatMap((other) =>
    other.servedBy.filter((by) => by.subject === subject.key).map(({ relation }) => ({ other, relation })),
  )
  const serving = subject.servedBy.flatMap(({ subject: key, relation }) => {
    const other = questions.subjects.find((one) => one.key === key)
    return other ? [{ other, relation }] : []
  })
  const careAsksMore = subject.editions.length > 1 && subject.questions.some(({ care }) => care)
  if (opened.editions.length < 2) return null
  return (
    <div className={styles.elsewhere}>
      <h3>{text('step.countsFor')}</h3>
      <ul>
        {subject.editions.map((id) => (
          <li key={id}>{text('step.countsHere', { edition: nameOf(id), number: subject.number })}</li>
        ))}
        {served.map(({ other, relation }) => (
          <li key={other.key}>
            {namesOf(other)}
            {relation === 'equal' || relation === 'subset' ? null : (
              <b className={styles.more}>{text(`step.servedBut.${relation}`)}</b>
            )}
          </li>
        ))}
      </ul>
      {careAsksMore ? <p className="small">{text('step.careAsksMore')}</p> : null}
      {serving.map(({ other, relation }) => (
        <p key={other.key} className="small">
          {text(`step.servedBy.${relation}`, { subject: namesOf(other) })}
        </p>
      ))}
    </div>
  )
}
