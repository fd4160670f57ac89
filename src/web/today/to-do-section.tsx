import type { ReactNode } from 'react'
import { lapseText } from '../../core/applicability/lapse-words.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { verdictOf } from '../ui/control-state.ts'
import { Section } from '../ui/page.tsx'
import { type State, Verdict } from '../ui/verdict.tsx'
import { type ToDo, type Today, toDoOf } from './to-do.ts'
import styles from './today.module.css'

/** What waits, most urgent first. For whoever only reads it is called what is open, and asks for nothing. */
export function ToDoSection({ facts, day }: { facts: Today; day: string }) {
  const text = useText()
  const mayDecide = useMay('applicability:decide')
  const list = toDoOf(facts, day)
  return (
    <Section title={mayDecide ? text('today.toDo') : text('today.open')}>
      {list.length === 0 ? (
        <p className={styles.calm}>{text('today.nothingOpen')}</p>
      ) : (
        <ul className={styles.list}>
          {list.map((one) => (
            <li key={keyOf(one)} className={styles.item}>
              <Item one={one} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const keyOf = (one: ToDo) =>
  one.kind === 'part'
    ? one.part.id
    : one.kind === 'request'
      ? one.request.id
      : 'control' in one
        ? `${one.kind} ${one.control.about.edition} ${one.control.about.requirement}`
        : one.kind

const urgencies = { late: 'fails', 'this-week': 'soon', soon: 'soon' } as const

function Item({ one }: { one: ToDo }) {
  const text = useText()
  const written = useWritten()
  const mayDecide = useMay('applicability:decide')
  const mayApprove = useMay('soa:approve')
  if (one.kind === 'planned') {
    const { urgency, days } = one
    const { about, editions } = one.control
    return (
      <Row
        state={urgencies[urgency]}
        word={text(`today.urgency.${urgency}`)}
        to={`/standards/${about.edition}/${about.requirement}`}
        title={`${about.requirement} ${written.inLanguage(about.title)}`}
        why={text('today.plannedFor', { name: written.list(editions), day: written.day(about.day) })}
        when={urgency === 'late' ? text('today.daysLate', { count: -days }) : written.dayShort(about.day)}
      />
    )
  }
  if (one.kind === 'request') {
    const { id, title, measureTitle, askedBy, due, late } = one.request
    return (
      <Row
        state={late ? 'fails' : 'soon'}
        word={text(late ? 'today.urgency.late' : 'today.word.request')}
        to={`/evidence/requests/${id}`}
        title={title}
        why={text('today.requestWhy', { name: askedBy, measure: measureTitle })}
        when={written.dayShort(due)}
      />
    )
  }
  if (one.kind === 'part') {
    const { assessment, assessmentName, departmentName, due, late, handedBy, asked, answered } = one.part
    return (
      <Row
        state={late ? 'fails' : 'soon'}
        word={text(late ? 'today.urgency.late' : 'today.word.part')}
        to={`/assessments/${assessment}`}
        title={text('today.part', { count: asked - answered, name: assessmentName })}
        why={`${departmentName ? `${departmentName}. ` : ''}${text('today.partWhy', { name: handedBy, answered, of: asked })}`}
        when={due ? written.dayShort(due) : undefined}
      />
    )
  }
  if (one.kind === 'lapsed') {
    const { about, editions } = one.control
    const now = written.list(about.facts.map((fact) => written.inLanguage(lapseText(fact))))
    return (
      <Row
        state="fails"
        word={text('lapsed.title')}
        to={`/standards/${about.edition}/${about.requirement}`}
        title={`${about.requirement} ${written.inLanguage(about.title)}`}
        why={text('lapsed.task', { name: written.list(editions), number: about.requirement, now })}
      />
    )
  }
  if ('per' in one) {
    const { kind, count, per } = one
    const only = per.length === 1 ? per[0] : undefined
    const why = text(kind === 'undecided' ? 'today.undecidedWhy' : 'today.unmarkedWhy')
    const where = per.map((of) => text('today.ofEdition', { count: of.count, name: of.editionName }))
    return (
      <Row
        state={verdictOf(kind)}
        word={mayDecide ? text(`today.word.${kind}`) : text(`state.${kind}`)}
        to={only ? `/statement?edition=${only.edition}&state=${kind}` : `/statement?state=${kind}`}
        title={text(kind === 'undecided' ? 'today.undecided' : 'today.unmarked', { count })}
        why={`${only ? only.editionName : written.list(where)}. ${why}`}
      />
    )
  }
  return (
    <Row
      state="soon"
      word={mayApprove ? text('today.word.approve') : text('today.word.notApproved')}
      to="/statement/versions"
      title={text(one.kind === 'approve-first' ? 'today.approveFirst' : 'today.approveAgain', { version: one.version })}
      why={text(one.kind === 'approve-first' ? 'today.approveFirstWhy' : 'today.approveAgainWhy')}
    />
  )
}

type RowProps = { state: State; word: string; to: string; title: string; why: ReactNode; when?: string | undefined }

function Row({ state, word, to, title, why, when }: RowProps) {
  return (
    <>
      <Verdict state={state}>{word}</Verdict>
      <span className={styles.what}>
        <Link to={to}>{title}</Link>
        <span className="small">{why}</span>
      </span>
      {when ? <span className={styles.when}>{when}</span> : null}
    </>
  )
}
