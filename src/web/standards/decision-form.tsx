import { useEffect, useRef, useState } from 'react'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { AlsoForField } from './also-for-field.tsx'
import { DecisionConflict } from './decision-conflict.tsx'
import type { Draft } from './decision-draft.ts'
import { DecisionFields } from './decision-fields.tsx'
import { alsoForAtFirst, keyOf, valuesOf } from './decision-values.ts'
import { ProposalRemark } from './proposal-remark.tsx'
import type { FullControl } from './read-counterparts.ts'
import { seenOf, thereOf } from './there.ts'
import { useDeciding } from './use-deciding.ts'

type Props = {
  control: FullControl
  counterparts: readonly FullControl[]
  title: string
  draft: Draft
  onClose: () => void
  onNext: (() => void) | undefined
}

/** The form of a decision. What is filled in is kept until it is saved or dropped. */
export function DecisionForm(props: Props) {
  const text = useText()
  const { draft, onClose, onNext } = props
  // How things stood when filling in began; what changes meanwhile must not slip in unseen.
  const [began, setBegan] = useState({ control: props.control, counterparts: props.counterparts })
  const { control } = began
  const [restored, setRestored] = useState(() => draft.read())
  const there = thereOf(began)
  const fresh = valuesOf(control.decision, alsoForAtFirst(control.decision, there))
  const deciding = useDeciding(began, restored ?? { values: fresh, seen: seenOf(began) })
  const { form } = deciding
  const { values } = form

  const untouched = useRef(JSON.stringify(fresh))
  const seen = deciding.seen
  useEffect(() => {
    if (JSON.stringify(values) !== untouched.current) draft.keep({ values, seen })
    else draft.drop()
  })
  const startAgain = () => {
    setRestored(null)
    setBegan({ control: props.control, counterparts: props.counterparts })
    const now = thereOf(props)
    deciding.start({
      values: valuesOf(props.control.decision, alsoForAtFirst(props.control.decision, now)),
      seen: seenOf(props),
    })
  }
  const leave = () => {
    draft.drop()
    untouched.current = JSON.stringify(values)
    onClose()
  }
  const save = async (after: () => void) => {
    if (!(await form.send())) return
    untouched.current = JSON.stringify(values)
    draft.drop()
    after()
  }
  const decidedTwin = there.find((one) => one.decision !== null)
  const twin = control.decision === null && values.applies === null ? decidedTwin : undefined
  return (
    <Sheet
      opened
      onClose={onClose}
      title={props.title}
      onSubmit={(event) => {
        event.preventDefault()
        if (!form.busy) void save(onClose)
      }}
      foot={
        <>
          <Button submit busy={form.busy}>
            {text('sheet.save')}
          </Button>
          {onNext ? (
            <Button look="quiet" disabled={form.busy} onPress={() => void save(onNext)}>
              {text('decide.saveNext')}
            </Button>
          ) : null}
          <Button look="bare" onPress={leave}>
            {text('sheet.cancel')}
          </Button>
        </>
      }
    >
      {restored ? (
        <Remark>
          <p>{text('decide.draft')}</p>
          <Button small look="quiet" onPress={startAgain}>
            {text('decide.draftDrop')}
          </Button>
        </Remark>
      ) : null}
      {deciding.conflict ? (
        <Refusal>
          <DecisionConflict
            now={deciding.conflict}
            seen={seen}
            values={values}
            busy={form.busy}
            onKeepMine={() => {
              deciding.acceptConflict()
              void save(onClose)
            }}
            onTakeTheirs={(now) => {
              const [own, ...others] = now
              if (!own) return
              setRestored(null)
              setBegan({ control: own, counterparts: others })
              const taken = valuesOf(
                own.decision,
                alsoForAtFirst(own.decision, thereOf({ control: own, counterparts: others })),
              )
              untouched.current = JSON.stringify(taken)
              deciding.start({ values: taken, seen: seenOf({ control: own, counterparts: others }) })
            }}
          />
        </Refusal>
      ) : form.problem ? (
        <Refusal>
          <Problem problem={form.problem} />
        </Refusal>
      ) : null}
      {control.proposal && values.applies === null ? (
        <ProposalRemark
          proposal={control.proposal}
          onTake={(taken) => form.setValues({ ...taken, alsoFor: values.alsoFor })}
        />
      ) : null}
      {twin?.decision ? (
        <Remark>
          <p>{text('decide.takeOver', { control: twin.name, state: text(`state.${twin.state}`) })}</p>
          <Button
            small
            look="quiet"
            onPress={() => form.setValues(valuesOf(twin.decision, [...new Set([...values.alsoFor, keyOf(twin)])]))}
          >
            {text('decide.takeOverAct')}
          </Button>
        </Remark>
      ) : null}
      <DecisionFields form={form} control={control} />
      {there.length > 0 ? <AlsoForField there={there} own={control} field={form.field('alsoFor')} /> : null}
    </Sheet>
  )
}
