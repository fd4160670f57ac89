import { useState } from 'react'
import { linkMeasures, proposeMeasures } from '../../features/risk/risk.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { FindMeasure } from './find-measure.tsx'
import styles from './risk.module.css'
import type { Risk } from './risk.ts'

type Chosen = { measure: string; title: string; weight: 1 | 2 | 3 }
const weights = ['1', '2', '3'] as const
const usual = 2

/** Which measures make the risk less, and how much of the whole each carries. */
export function LinkMeasuresSheet({ risk, onClose }: { risk: Risk; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const link = useCommand(linkMeasures)
  // The whole set is saved at once: what somebody else linked meanwhile must not go unseen, so the revision is that of opening.
  const [revision] = useState(risk.revision)
  const form = useForm<{ measures: Chosen[] }>(
    {
      measures: risk.measures.map(({ id, title, weight }) => ({
        ...{ measure: id, title },
        weight: weight as Chosen['weight'],
      })),
    },
    {
      submit: async ({ measures }) => {
        await link.mutateAsync({
          params: { id: risk.id },
          ifMatch: revision,
          body: { measures: measures.map(({ measure, weight }) => ({ measure, weight })) },
        })
        announce(text('risk.measuresSaved'))
        onClose()
      },
    },
  )
  const { measures } = form.values
  const add = (measure: string, title: string) => {
    if (!measures.some((one) => one.measure === measure))
      form.set('measures', [...measures, { measure, title, weight: usual }])
  }
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('risk.measures')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <p>{text('risk.measuresExplain')}</p>
      {measures.length === 0 ? <p className="small">{text('risk.noneChosen')}</p> : null}
      <ul className={styles.plain}>
        {measures.map((one) => (
          <li key={one.measure} className={styles.weighed}>
            <b lang="">{one.title}</b>
            <SelectField
              label={<span className="unseen">{text('risk.weightOf', { name: one.title })}</span>}
              choices={weights.map((weight) => ({ value: weight, label: text(`risk.weight.${weight}`) }))}
              field={{
                name: `weight-${one.measure}`,
                value: `${one.weight}` as (typeof weights)[number],
                error: undefined,
                onChange: (weight) =>
                  form.set(
                    'measures',
                    measures.map((other) =>
                      other.measure === one.measure ? { ...other, weight: Number(weight) as Chosen['weight'] } : other,
                    ),
                  ),
              }}
            />
            <Button
              look="bare"
              small
              label={text('measures.removeNamed', { name: one.title })}
              onPress={() =>
                form.set(
                  'measures',
                  measures.filter(({ measure }) => measure !== one.measure),
                )
              }
            >
              {text('measures.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <FindMeasure key={measures.length} except={measures.map(({ measure }) => measure)} onAdd={add} />
      <Proposals risk={risk} has={(id) => measures.some(({ measure }) => measure === id)} onAdd={add} />
    </Sheet>
  )
}

type ProposalsProps = { risk: Risk; has: (id: string) => boolean; onAdd: (id: string, title: string) => void }

/** Measures of the register that serve the controls which the threat names. */
function Proposals({ risk, has, onAdd }: ProposalsProps) {
  const text = useText()
  const written = useWritten()
  const answer = useAnswer(proposeMeasures, { params: { id: risk.id } })
  const proposed = (answer.data?.measures ?? []).filter(({ id }) => !has(id))
  if (proposed.length === 0) return null
  return (
    <section>
      <h3>{text('risk.proposedMeasures')}</h3>
      <ul className={styles.plain}>
        {proposed.map((one) => (
          <li key={one.id}>
            <div className={styles.line}>
              <span lang="">{one.title}</span>
              <Button
                look="quiet"
                small
                label={text('risk.chooseNamed', { name: one.title })}
                onPress={() => onAdd(one.id, one.title)}
              >
                {text('risk.choose')}
              </Button>
            </div>
            <p className="small">
              {text('risk.servesControls', { numbers: one.serves.join(', ') })} {written.inLanguage(one.why)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
