import { Radio } from '@mantine/core'
import { recordFact } from '../../features/profile/profile.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useMay } from '../session/session.tsx'
import { useShownAtOnce } from '../session/shown-at-once.ts'
import { useText } from '../session/text.tsx'
import { Problem } from '../ui/problem.tsx'
import type { Road } from './road.ts'
import styles from './touchpoints.module.css'

// The facts on which a requirement for care can turn; others never come up on this road.
const asked = [
  'gives-care',
  'identifies-subjects-of-care',
  'shows-or-prints-health-data',
  'publishes-health-information',
  'delivers-equipment',
  'uses-suppliers',
  'own-premises',
  'has-staff',
] as const

type Asked = Road['facts'][number] & { fact: (typeof asked)[number] }

/** The facts behind what can be left out, asked here and kept in the profile of the organisation. */
export function FactQuestions({ facts }: { facts: Road['facts'] }) {
  const known = new Map(facts.map((one) => [one.fact, one]))
  return (
    <div className={styles.questions}>
      {asked.map((fact) => {
        const one = known.get(fact)
        return one ? <FactQuestion key={fact} asked={{ ...one, fact }} /> : null
      })}
    </div>
  )
}

function FactQuestion({ asked: { fact, holds, revision } }: { asked: Asked }) {
  const text = useText()
  const announce = useAnnounce()
  const may = useMay('profile:write')
  const record = useCommand(recordFact)
  const [shown, show] = useShownAtOnce(holds, record.isPending)
  const answer = (given: boolean) => {
    if (record.isPending) return
    show(given)
    record.mutate(
      { params: { fact }, body: { holds: given, note: '' }, ifMatch: revision },
      { onSuccess: () => announce(text('touch.saved')) },
    )
  }
  return (
    <fieldset className={styles.question}>
      <legend>{text(`touch.fact.${fact}`)}</legend>
      <div className={styles.answers}>
        {([true, false] as const).map((one) => (
          <Radio
            key={String(one)}
            name={`fact-${fact}`}
            label={text(one ? 'touch.yes' : 'touch.no')}
            checked={shown === one}
            disabled={!may}
            onChange={() => answer(one)}
          />
        ))}
      </div>
      {record.error ? <Problem problem={record.error} /> : null}
    </fieldset>
  )
}
