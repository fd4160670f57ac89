import { Checkbox, Radio } from '@mantine/core'
import { shieldings, touchWays } from '../../core/touchpoints/flow.ts'
import { partWords, wayWords } from '../../core/touchpoints/words.ts'
import { useWritten } from '../session/language.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ProseField } from '../ui/fields.tsx'
import { FlowChoice } from './flow-choice.tsx'
import { useFlowSaving } from './flow-facts.ts'
import { FlowProblem } from './flow-problem.tsx'
import type { Road, RoadFlow } from './road.ts'
import styles from './touchpoints.module.css'

/** How the organisation touches what is in each flow. */
export function WaysStep({ road }: { road: Road }) {
  return (
    <FlowChoice road={road} asks={({ partsIn }) => partsIn.length > 0} answered={({ ways }) => ways !== null}>
      {(flow, _, onNext) => <WayQuestions flow={flow} onNext={onNext} />}
    </FlowChoice>
  )
}

function WayQuestions({ flow, onNext }: { flow: RoadFlow; onNext: (() => void) | null }) {
  const text = useText()
  const written = useWritten()
  const may = useMay('touchpoints:write')
  const { facts, save, type, problem, takeAnew } = useFlowSaving(flow)
  const ways = facts.ways ?? []
  const parts = flow.partsIn.map((part) => written.inLanguage(partWords[part].name).toLowerCase())
  return (
    <div className={styles.questions}>
      <p className="small">{text('touch.itHolds', { parts: written.list(parts) })}</p>
      <fieldset className={`${styles.question} ${styles.oneColumn}`}>
        <legend>{text('touch.howTouched')}</legend>
        <div className="stack">
          {touchWays.map((way) => (
            <Checkbox
              key={way}
              label={capital(written.inLanguage(wayWords[way].name))}
              description={written.inLanguage(wayWords[way].explain)}
              checked={ways.includes(way)}
              disabled={!may}
              onChange={(event) => {
                const left = ways.filter((one) => one !== way)
                const next = event.currentTarget.checked ? [...left, way] : left
                // Taking the last mark away is not the same as saying that there is none.
                save({ ways: next.length > 0 ? touchWays.filter((one) => next.includes(one)) : null })
              }}
            />
          ))}
          <Checkbox
            label={text('touch.noWay')}
            description={text('touch.noWayExplain')}
            checked={facts.ways?.length === 0}
            disabled={!may}
            onChange={(event) => save({ ways: event.currentTarget.checked ? [] : null })}
          />
        </div>
      </fieldset>
      <fieldset className={`${styles.question} ${styles.oneColumn}`}>
        <legend>{text('touch.canRead')}</legend>
        <div className="stack">
          {shieldings.map((shielding) => (
            <Radio
              key={shielding}
              name={`${flow.id}-shielding`}
              label={text(`touch.shielding.${shielding}`)}
              checked={facts.shielding === shielding}
              disabled={!may}
              onChange={() => save({ shielding, outsideBecause: shielding === 'readable' ? '' : facts.outsideBecause })}
            />
          ))}
        </div>
      </fieldset>
      {facts.shielding === 'readable' ? null : (
        <div className="healthcare stack">
          <p>{text(`touch.shieldedCounts.${facts.shielding}`)}</p>
          <ProseField
            label={text('touch.outsideBecause')}
            hint={text('touch.outsideBecauseHint')}
            optional
            rows={2}
            disabled={!may}
            field={{
              name: 'outsideBecause',
              value: facts.outsideBecause,
              onChange: (outsideBecause) => type({ outsideBecause }),
              error: undefined,
            }}
          />
          {may && facts.outsideBecause !== flow.outsideBecause ? (
            <div className="row">
              <Button small look="quiet" onPress={() => save({ outsideBecause: facts.outsideBecause })}>
                {text('touch.save')}
              </Button>
            </div>
          ) : null}
        </div>
      )}
      <FlowProblem problem={problem} onTakeAnew={takeAnew} />
      {may && facts.ways !== null && onNext ? (
        <div className="row">
          <Button onPress={onNext}>{text('touch.nextFlow')}</Button>
        </div>
      ) : null}
    </div>
  )
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
