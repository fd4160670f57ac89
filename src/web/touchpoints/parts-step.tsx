import { Radio } from '@mantine/core'
import { healthParts } from '../../core/touchpoints/flow.ts'
import { partWords } from '../../core/touchpoints/words.ts'
import { useWritten } from '../session/language.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { FlowChoice } from './flow-choice.tsx'
import { useFlowSaving } from './flow-facts.ts'
import { FlowProblem } from './flow-problem.tsx'
import type { Road, RoadFlow } from './road.ts'
import styles from './touchpoints.module.css'

const answered = ({ partsIn, partsOut }: RoadFlow) => partsIn.length + partsOut.length === healthParts.length

/** What is in each flow: the six parts of the definition, as questions. */
export function PartsStep({ road }: { road: Road }) {
  return (
    <FlowChoice road={road} asks={() => true} answered={answered}>
      {(flow, service, onNext) => (
        <PartQuestions
          flow={flow}
          alike={service.flows.filter((one) => one.id !== flow.id && answered(one))}
          onNext={onNext}
        />
      )}
    </FlowChoice>
  )
}

type PartProps = { flow: RoadFlow; alike: readonly RoadFlow[]; onNext: (() => void) | null }

/** The six questions; `alike` are the flows of the same service that are answered, to say of this one that it is the same. */
function PartQuestions({ flow, alike, onNext }: PartProps) {
  const text = useText()
  const written = useWritten()
  const may = useMay('touchpoints:write')
  const { facts, save, problem, takeAnew } = useFlowSaving(flow)
  const answer = (part: (typeof healthParts)[number], isIn: boolean) => {
    const others = (parts: typeof facts.partsIn) => parts.filter((one) => one !== part)
    save({
      partsIn: isIn ? [...others(facts.partsIn), part] : others(facts.partsIn),
      partsOut: isIn ? others(facts.partsOut) : [...others(facts.partsOut), part],
    })
  }
  const open = healthParts.filter((part) => !facts.partsIn.includes(part) && !facts.partsOut.includes(part))
  const untouched = open.length === healthParts.length
  return (
    <div className={styles.questions}>
      {may && untouched && alike.length > 0 ? (
        <div className="row">
          {alike.map(({ id, name, partsIn, partsOut }) => (
            <Button key={id} small look="quiet" onPress={() => save({ partsIn, partsOut })}>
              {text('touch.sameAs', { name })}
            </Button>
          ))}
        </div>
      ) : null}
      {healthParts.map((part) => {
        const words = partWords[part]
        const value = facts.partsIn.includes(part) ? 'yes' : facts.partsOut.includes(part) ? 'no' : ''
        return (
          <fieldset key={part} className={styles.question}>
            <legend>{written.inLanguage(words.question)}</legend>
            <p className="small">{written.inLanguage(words.examples)}</p>
            <div className={styles.answers}>
              {(['yes', 'no'] as const).map((one) => (
                <Radio
                  key={one}
                  name={`${flow.id}-${part}`}
                  label={text(`touch.${one}`)}
                  checked={value === one}
                  disabled={!may}
                  onChange={() => answer(part, one === 'yes')}
                />
              ))}
            </div>
          </fieldset>
        )
      })}
      <FlowProblem problem={problem} onTakeAnew={takeAnew} />
      {may ? (
        <div className="row">
          {open.length > 0 ? (
            <Button look="quiet" onPress={() => save({ partsOut: [...facts.partsOut, ...open] })}>
              {facts.partsIn.length > 0 ? text('touch.restNo') : text('touch.allNo')}
            </Button>
          ) : null}
          {open.length === 0 && onNext ? <Button onPress={onNext}>{text('touch.nextFlow')}</Button> : null}
        </div>
      ) : null}
      {open.length > 0 ? <p className="small">{text('touch.unsure')}</p> : null}
    </div>
  )
}
