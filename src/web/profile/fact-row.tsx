import { useState } from 'react'
import type { ProfileFact } from '../../core/guidance/guidance.ts'
import { factWords } from '../../core/profile/fact-words.ts'
import { recordFact } from '../../features/profile/profile.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'
import { AnswerChoice } from './answer-choice.tsx'
import { FactNoteSheet } from './fact-note-sheet.tsx'
import styles from './profile.module.css'
import type { Recorded } from './profile.ts'

/** One fact as a plain question: answered where it stands, saved at once. */
export function FactRow({ fact, recorded }: { fact: ProfileFact; recorded: Recorded | undefined }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const may = useMay('profile:write')
  const record = useCommand(recordFact)
  const [noting, setNoting] = useState(false)
  const words = factWords[fact]
  const question = written.inLanguage(words.question)
  const busy = record.isPending
  const answer = (holds: boolean) => {
    const request = {
      params: { fact },
      body: { holds, note: recorded?.note ?? '' },
      ifMatch: recorded?.revision ?? 0,
    }
    record.mutate(request, { onSuccess: () => announce(text('profile.saved')) })
  }
  const problem = record.error
  return (
    <li className={styles.fact}>
      <div>
        <span className={styles.question} id={`fact-${fact}`}>
          {question}
        </span>
        <p className="small">{written.inLanguage(words.explanation)}</p>
      </div>
      {may ? (
        <AnswerChoice
          question={`fact-${fact}`}
          value={recorded ? (recorded.holds ? 'yes' : 'no') : null}
          choices={[
            { value: 'yes', label: text('answer.yes') },
            { value: 'no', label: text('answer.no') },
          ]}
          busy={busy}
          onPick={(picked) => answer(picked === 'yes')}
        />
      ) : (
        <span className={styles.answered}>
          {recorded ? text(recorded.holds ? 'answer.yes' : 'answer.no') : text('answer.none')}
        </span>
      )}
      {recorded ? (
        <div className={styles.after}>
          {recorded.note ? <span>{recorded.note}</span> : null}
          <span className="small">
            {text('profile.recorded', { name: recorded.recordedBy, day: written.dayOf(recorded.recordedAt) })}
          </span>
          {may ? (
            <Button look="bare" small onPress={() => setNoting(true)} label={`${text('profile.note')}: ${question}`}>
              {text('profile.note')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {problem ? (
        <div className={styles.after}>
          <Problem problem={problem} />
        </div>
      ) : null}
      {noting && recorded ? (
        <FactNoteSheet question={question} recorded={recorded} onClose={() => setNoting(false)} />
      ) : null}
    </li>
  )
}
