import { useState } from 'react'
import { runTransition, undoTransition } from '../../features/transition/transition.contract.ts'
import { overviewAddress } from '../assessment/addresses.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'
import { Question } from '../ui/question.tsx'
import { CarrySheet } from './carry-sheet.tsx'
import styles from './transition.module.css'
import type { Transition } from './transition.ts'

/** Whether the old answers stand with the new requirements, and what can be done about it. */
export function CarryPanel({ transition }: { transition: Transition }) {
  const text = useText()
  const mayWrite = useMay('assessment:write')
  const [asking, setAsking] = useState(false)
  const { from, assessments, assessment, run } = transition
  const old = assessments.find(({ id }) => id === assessment)
  return (
    <section className={styles.part}>
      <h3>{text('transition.carry')}</h3>
      {!old ? (
        <>
          <p>{text('transition.noAssessment', { from: from.name })}</p>
          <p>
            <Link to="/assessments">{text('transition.toAssessments')}</Link>
          </p>
        </>
      ) : run ? (
        <Ran transition={transition} run={run} mayWrite={mayWrite} />
      ) : (
        <>
          <p>{text('transition.notRun', { name: old.name })}</p>
          {mayWrite ? <Button onPress={() => setAsking(true)}>{text('transition.run')}</Button> : null}
          {asking ? <CarrySheet transition={transition} assessment={old.id} onClose={() => setAsking(false)} /> : null}
        </>
      )}
    </section>
  )
}

type RanProps = { transition: Transition; run: NonNullable<Transition['run']>; mayWrite: boolean }

function Ran({ transition, run, mayWrite }: RanProps) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const [asking, setAsking] = useState(false)
  const again = useCommand(runTransition)
  const undo = useCommand(undoTransition)
  const { from, to, assessment, behind } = transition
  const runAgain = async () => {
    if (assessment === null) return
    const body = { assessment, from: from.id, to: to.id, into: run.to.id, name: null }
    const { brought } = await again.mutateAsync({ body })
    announce(text('transition.ran', { count: brought }))
  }
  const goBack = async () => {
    const { assessmentRemoved } = await undo.mutateAsync({ params: { transition: run.id }, ifMatch: run.revision })
    announce(text(assessmentRemoved ? 'transition.undoneRemoved' : 'transition.undone'))
    setAsking(false)
  }
  return (
    <>
      <p>
        {text('transition.runBy', { name: run.runBy, day: written.dayOf(run.runAt) })}
        <br />
        <Link to={overviewAddress(run.to.id)}>{run.to.name}</Link>
      </p>
      <p>{text('transition.carried', { count: run.answers })}</p>
      <p className="small">{behind > 0 ? text('transition.behind', { count: behind }) : text('transition.upToDate')}</p>
      {again.error ? <Problem problem={again.error} /> : null}
      {mayWrite ? (
        <div className={`row ${styles.acts}`}>
          {behind > 0 ? (
            <Button busy={again.isPending} onPress={() => void runAgain().catch(() => {})}>
              {text('transition.runAgain')}
            </Button>
          ) : null}
          <Button look="quiet" onPress={() => setAsking(true)}>
            {text('transition.undo')}
          </Button>
        </div>
      ) : null}
      <Question
        opened={asking}
        title={text('transition.undoTitle')}
        act={text('transition.undoAct')}
        busy={undo.isPending}
        problem={undo.error}
        onAct={() => void goBack().catch(() => {})}
        onClose={() => setAsking(false)}
      >
        <p>{text('transition.undoWhat')}</p>
        {run.made ? <p>{text('transition.undoMade', { name: run.to.name })}</p> : null}
        <p>{text('transition.undoAgain')}</p>
      </Question>
    </>
  )
}
