import { Radio } from '@mantine/core'
import { supplierAnswers } from '../../core/suppliers/questionnaire.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import type { Opened } from './supplier-review.ts'
import styles from './supplier-reviews.module.css'
import type { SaveState, Typed } from './use-save-answers.ts'

type Props = {
  question: Opened['questions'][number]
  organisation: string
  given: Opened['answers'][number] | undefined
  state: SaveState | undefined
  /** What was typed here before something else came in its place. */
  mine: readonly Typed[]
  closed: boolean
  onGive: (typed: Typed) => void
  onLetGo: (typed: Typed) => void
}

/** One question with its answer, saved as soon as it is given. */
export function LinkQuestion({ question, organisation, given, state, mine, closed, onGive, onLetGo }: Props) {
  const text = useText()
  const written = useWritten()
  const { answer = null, explanation = '' } = given ?? {}
  const carried = given?.carried === true
  return (
    <fieldset className={styles.question}>
      <legend>{question.text}</legend>
      <div className="stack">
        {question.explain ? <p className="small">{question.explain}</p> : null}
        {given?.asks ? <Remark>{text('answering.asks', { organisation, note: given.asks })}</Remark> : null}
        <Radio.Group
          aria-label={text('answering.answer')}
          value={answer ?? ''}
          onChange={(value) => {
            const chosen = supplierAnswers.find((one) => one === value)
            if (chosen) onGive({ answer: chosen, explanation })
          }}
        >
          <div className={styles.choices}>
            {supplierAnswers.map((value) => (
              <Radio key={value} value={value} label={text(`questions.answer.${value}`)} disabled={closed} />
            ))}
          </div>
        </Radio.Group>
        <ProseField
          label={text('answering.explanation')}
          optional
          rows={2}
          disabled={closed}
          field={{
            ...{ name: question.id, value: explanation, error: undefined },
            onChange: (value) => onGive({ answer, explanation: value }),
          }}
        />
        {carried && given && !closed ? (
          <div className="row">
            <span className="small">{text('answering.from', { day: written.dayOf(given.at), name: given.by })}</span>
            <Button
              look="quiet"
              small
              label={text('answering.stillOf', { question: question.text })}
              onPress={() => onGive({ answer, explanation })}
            >
              {text('answering.still')}
            </Button>
          </div>
        ) : null}
        {mine.map((typed) => (
          <Instead
            key={`${typed.answer} ${typed.explanation}`}
            typed={typed}
            onUse={onGive}
            onLetGo={onLetGo}
            closed={closed}
          />
        ))}
        <Saved state={state} again={() => onGive({ answer, explanation })} />
      </div>
    </fieldset>
  )
}

type InsteadProps = {
  typed: Typed
  closed: boolean
  onUse: (typed: Typed) => void
  onLetGo: (typed: Typed) => void
}

/** What was filled in here and is no longer in the fields: it stays in sight until somebody keeps it or leaves it out. */
function Instead({ typed, closed, onUse, onLetGo }: InsteadProps) {
  const text = useText()
  const { answer, explanation } = typed
  return (
    <div role="alert">
      <Remark>
        <p>{text('answering.elsewhere')}</p>
        <p className={styles.what} lang="">
          {[answer ? text(`questions.answer.${answer}`) : '', explanation].filter(Boolean).join('. ')}
        </p>
        <div className="row">
          {closed ? null : (
            <Button
              look="quiet"
              small
              onPress={() => {
                onUse(typed)
                onLetGo(typed)
              }}
            >
              {text('answering.useMine')}
            </Button>
          )}
          <Button look="bare" small onPress={() => onLetGo(typed)}>
            {text('answering.letGo')}
          </Button>
        </div>
      </Remark>
    </div>
  )
}

function Saved({ state, again }: { state: SaveState | undefined; again: () => void }) {
  const text = useText()
  if (state === undefined) return null
  if (typeof state !== 'string') {
    return (
      <div role="alert">
        <b>{text('answering.notSaved')}</b> <Problem problem={state.problem} retry={again} />
      </div>
    )
  }
  return (
    <p className="small" role="status">
      {text(`answering.${state}`)}
    </p>
  )
}
