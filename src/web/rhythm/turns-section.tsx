import { useState } from 'react'
import { stateWords } from '../../core/rhythm/due-words.ts'
import { withdrawTurn } from '../../features/rhythm/duties.contract.ts'
import { readTurnsOf } from '../../features/rhythm/rhythm.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay, useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Question } from '../ui/question.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './rhythm.module.css'

type Turn = Answer<typeof readTurnsOf>['items'][number]

/** Every time that something recurring was done, newest first; what was recorded by mistake can be withdrawn. */
export function TurnsSection({ of, id }: { of: 'duty' | 'rhythm'; id: string }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const may = useMay('duties:write')
  const maySeeEvidence = useMaySee('evidence:read')
  const answer = useAnswer(readTurnsOf, { params: { of, id } })
  const withdraw = useCommand(withdrawTurn)
  const [asked, setAsked] = useState<Turn | null>(null)
  return (
    <>
      <Loaded answer={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="small">{text('turn.none')}</p>
          ) : (
            <ul className={styles.turns}>
              {items.map((turn) => (
                <li key={turn.id}>
                  <Verdict state={turn.withdrawn ? 'none' : 'holds'}>
                    {turn.withdrawn ? text('turn.withdrawn') : written.inLanguage(stateWords.done)}
                  </Verdict>
                  <div>
                    <span>{text('turn.doneBy', { day: written.day(turn.doneOn), name: turn.doneBy })}</span>
                    <div className="small">{text('turn.wasDue', { day: written.day(turn.dueOn) })}</div>
                    {turn.note ? (
                      <p className={styles.how} lang="">
                        {turn.note}
                      </p>
                    ) : null}
                    {turn.evidence && maySeeEvidence ? (
                      <Link className="small" to={`/evidence/${turn.evidence}`}>
                        {text('turn.evidenceOf')}
                      </Link>
                    ) : null}
                  </div>
                  {may && !turn.withdrawn ? (
                    <Button
                      look="bare"
                      small
                      label={text('turn.withdrawOf', { day: written.day(turn.dueOn) })}
                      onPress={() => setAsked(turn)}
                    >
                      {text('turn.withdraw')}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Question
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={text('turn.withdrawTitle')}
        act={text('turn.withdraw')}
        busy={withdraw.isPending}
        problem={withdraw.error}
        onAct={() => {
          if (!asked) return
          withdraw.mutate(
            { params: { id: asked.id }, ifMatch: asked.revision },
            {
              onSuccess: () => {
                setAsked(null)
                announce(text('turn.undone'))
              },
            },
          )
        }}
      >
        {text('turn.withdrawHint')}
      </Question>
    </>
  )
}
