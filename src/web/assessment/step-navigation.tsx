import { type RefObject, useLayoutEffect, useRef } from 'react'
import { type Answer, answers } from '../../core/assessment/standing.ts'
import { Link, useGo } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Icon } from '../ui/icon.tsx'
import { answerAddress, overviewAddress } from './addresses.ts'
import styles from './answering.module.css'
import type { Queue } from './queue.ts'
import { isAnswered, nextOpen, type Step } from './steps.ts'
import { keyOf } from './unsent.ts'
import type { Assessment } from './use-assessment.ts'

type Asked = {
  assessment: Assessment
  department: string | null
  step: Step
  steps: readonly Step[]
  queue: Queue
  region: RefObject<HTMLElement | null>
  /** Null for whoever only reads. */
  give: ((answer: Answer | null) => void) | null
}

/** Where one can go from a question, and the keys that go there while the focus is within the question. */
export function useStepping({ assessment, department, step, steps, queue, region, give }: Asked) {
  const go = useGo()
  const { opened, saved } = assessment
  const here = steps.findIndex((one) => one.subject.key === step.subject.key && one.question.id === step.question.id)
  const answered = (one: Step) => {
    const unsent = queue.entry(keyOf({ department, subject: one.subject.key, question: one.question.id }))
    return unsent?.kind === 'answer' ? unsent.value.answer !== null : isAnswered(saved, department, one)
  }
  const address = (one: Step | undefined) => one && answerAddress(opened.id, department, one)
  const open = nextOpen(
    steps,
    here,
    (one) => one.subject.key + one.question.id === step.subject.key + step.question.id || answered(one),
  )
  const stepping = {
    previous: address(steps[here - 1]),
    next: address(steps[here + 1]),
    nextOpen: address(open),
    place: here + 1,
    of: steps.length,
    overview: overviewAddress(opened.id),
  }
  // Between a key that goes on and the next question on screen, another key must not answer this one.
  const leaving = useRef(false)
  // Before the question is painted: whoever sees it can use its keys.
  useLayoutEffect(() => {
    const within = region.current
    if (!within) return
    const press = (event: KeyboardEvent) => {
      if (leaving.current) return
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isTypedIn(event.target)) return
      const to = { ArrowLeft: stepping.previous, ArrowRight: stepping.next, n: stepping.nextOpen }[event.key]
      const answer = answers[Number(event.key) - 1]
      if (to) {
        leaving.current = true
        go(to)
      } else if (answer && give) give(answer)
      else return
      event.preventDefault()
    }
    within.addEventListener('keydown', press)
    return () => within.removeEventListener('keydown', press)
  })
  return stepping
}

/** Letters and arrows that belong to a field do nothing else. */
export function isTypedIn(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [role="dialog"]') !== null
}

export function StepNavigation({ stepping }: { stepping: ReturnType<typeof useStepping> }) {
  const text = useText()
  const { previous, next, nextOpen: open, place, of } = stepping
  return (
    <nav className={styles.steps} aria-label={text('step.navigation')}>
      {previous ? (
        <Link to={previous} className={styles.turn} aria-keyshortcuts="ArrowLeft">
          <span className={styles.back}>
            <Icon name="next" />
          </span>
          {text('step.previous')}
        </Link>
      ) : (
        <span />
      )}
      {place > 0 ? <span className="small">{text('step.place', { place, of })}</span> : <span />}
      <span className={styles.on}>
        {next ? (
          <Link to={next} className={styles.turn} aria-keyshortcuts="ArrowRight">
            {text('step.next')}
            <Icon name="next" />
          </Link>
        ) : null}
        {open && open !== next ? (
          <Link to={open} className={styles.turn} aria-keyshortcuts="n">
            {text('step.nextOpen')}
          </Link>
        ) : null}
        {!open && !next ? (
          <Link to={stepping.overview} className={styles.turn}>
            {text('step.done')}
          </Link>
        ) : null}
      </span>
    </nav>
  )
}
