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
  closed: boolean
  onGive: (typed: Typed) => void
}

/** One question with its answer, saved as soon as it is given. */
export function LinkQuestion({ question, organisation, given, state, closed, onGive }: Props) {
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
          <div className="row">
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
        <Saved state={state} again={() => onGive({ answer, explanation })} use={onGive} closed={closed} />
      </div>
    </fieldset>
  )
}

type SavedProps = { state: SaveState | undefined; again: () => void; use: (typed: Typed) => void; closed: boolean }

function Saved({ state, again, use, closed }: SavedProps) {
  const text = useText()
  if (state === undefined) return null
  if (typeof state !== 'string' && 'instead' in state) {
    const { answer, explanation } = state.instead
    return (
      <div role="alert">
        <Remark>
          <p>{text('answering.elsewhere')}</p>
          <p className={styles.what} lang="">
            {[answer ? text(`questions.answer.${answer}`) : '', explanation].filter(Boolean).join('. ')}
          </p>
          {closed ? null : (
            <Button look="quiet" small onPress={() => use(state.instead)}>
              {text('answering.useMine')}
            </Button>
          )}
        </Remark>
      </div>
    )
  }
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
