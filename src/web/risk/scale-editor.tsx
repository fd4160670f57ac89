import { scaleSizes } from '../../core/risk/criteria.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ProseField, TextField } from '../ui/fields.tsx'
import { Section } from '../ui/page.tsx'
import styles from './criteria.module.css'
import { addStep, removeStep, withPart } from './criteria-edit.ts'
import { atPlace, type Criteria } from './risk.ts'
import type { ChangeCriteria, FaultAt } from './use-criteria-draft.ts'

type Props = { scale: 'likelihood' | 'impact'; content: Criteria; change: ChangeCriteria; faultAt: FaultAt }

/** The steps of a scale, lightest first: their names and when each is chosen. */
export function ScaleEditor({ scale, content, change, faultAt }: Props) {
  const text = useText()
  const steps = content[scale]
  const wrong = faultAt(scale)
  return (
    <Section
      title={text(`risk.map.${scale}`)}
      id={scale}
      beside={
        steps.length < scaleSizes.most ? (
          <Button look="bare" small onPress={() => change(addStep(content, scale))}>
            {text('criteria.addStep')}
          </Button>
        ) : null
      }
    >
      <p className="small">{text(`criteria.explain.${scale}`)}</p>
      {wrong ? <p className={styles.wrong}>{wrong}</p> : null}
      <div className={styles.rows}>
        {steps.map(atPlace).map(({ name, meaning, place }) => {
          const called = text('criteria.stepNth', { scale: text(`risk.map.${scale}`), nth: place + 1 })
          return (
            <fieldset
              // A step is its place: what is typed stays with it.
              key={place}
              className={`${styles.block} ${styles.row}`}
            >
              <legend className="unseen">{called}</legend>
              <span className={styles.place} aria-hidden="true">
                {place + 1}
              </span>
              <TextField
                label={text('criteria.name')}
                field={{
                  name: `${scale}-${place}-name`,
                  value: name,
                  error: faultAt(`${scale}.${place}.name`),
                  onChange: (value) => change(withPart(content, scale, place, { name: value })),
                }}
              />
              <ProseField
                rows={1}
                label={text('criteria.meaning')}
                field={{
                  name: `${scale}-${place}-meaning`,
                  value: meaning,
                  error: faultAt(`${scale}.${place}.meaning`),
                  onChange: (value) => change(withPart(content, scale, place, { meaning: value })),
                }}
              />
              <span className={styles.remove}>
                {steps.length > scaleSizes.least ? (
                  <Button
                    look="bare"
                    small
                    label={text('measures.removeNamed', { name: name || called })}
                    onPress={() => change(removeStep(content, scale, place))}
                  >
                    {text('measures.remove')}
                  </Button>
                ) : null}
              </span>
            </fieldset>
          )
        })}
      </div>
    </Section>
  )
}
