import { Radio } from '@mantine/core'
import { recordFact } from '../../features/profile/profile.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useMay } from '../session/session.tsx'
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

/** The facts behind what can be left out, asked here and kept in the profile of the organisation. */
export function FactQuestions({ facts }: { facts: Road['facts'] }) {
  const text = useText()
  const announce = useAnnounce()
  const may = useMay('profile:write')
  const record = useCommand(recordFact)
  const known = new Map(facts.map((one) => [one.fact, one]))
  const questions = asked.flatMap((fact) => {
    const one = known.get(fact)
    return one ? [{ ...one, fact }] : []
  })
  return (
    <div className={styles.questions}>
      {questions.map(({ fact, holds, revision }) => (
        <fieldset key={fact} className={styles.question}>
          <legend>{text(`touch.fact.${fact}`)}</legend>
          <div className={styles.answers}>
            {(['yes', 'no'] as const).map((answer) => (
              <Radio
                key={answer}
                name={`fact-${fact}`}
                label={text(`touch.${answer}`)}
                checked={holds === (answer === 'yes')}
                disabled={!may || record.isPending}
                onChange={() =>
                  record.mutate(
                    { params: { fact }, body: { holds: answer === 'yes', note: '' }, ifMatch: revision },
                    { onSuccess: () => announce(text('touch.saved')) },
                  )
                }
              />
            ))}
          </div>
        </fieldset>
      ))}
      {record.error ? <Problem problem={record.error} /> : null}
    </div>
  )
}
