import { fixedAspects } from '../../core/risk/criteria.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ProseField, TextField } from '../ui/fields.tsx'
import { Section } from '../ui/page.tsx'
import styles from './criteria.module.css'
import { addAspect, withoutAspect, withPart } from './criteria-edit.ts'
import { atPlace, type Criteria } from './risk.ts'
import type { ChangeCriteria, FaultAt } from './use-criteria-draft.ts'

type Props = { content: Criteria; change: ChangeCriteria; faultAt: FaultAt }

/** What an impact is about, and what each step is for it: four that every register has, and those of the organisation. */
export function AspectsEditor({ content, change, faultAt }: Props) {
  const text = useText()
  return (
    <Section
      title={text('criteria.part.aspects')}
      id="aspects"
      beside={
        <Button look="bare" small onPress={() => change(addAspect(content))}>
          {text('criteria.addAspect')}
        </Button>
      }
    >
      <p className="small">{text('criteria.explain.aspects')}</p>
      <div className={styles.rows}>
        {content.aspects.map(({ id, name, meanings }, place) => {
          const wrong = faultAt(`aspects.${place}.meanings`)
          return (
            <fieldset key={id} className={`${styles.block} stack`}>
              <legend lang="">{name || text('criteria.newAspect')}</legend>
              <div className={styles.pair}>
                <TextField
                  label={text('criteria.name')}
                  field={{
                    name: `aspect-${id}-name`,
                    value: name,
                    error: faultAt(`aspects.${place}.name`),
                    onChange: (value) => change(withPart(content, 'aspects', place, { name: value })),
                  }}
                />
                {fixedAspects.some((one) => one === id) ? null : (
                  <div className={styles.remove}>
                    <Button
                      look="bare"
                      small
                      label={text('measures.removeNamed', { name: name || text('criteria.newAspect') })}
                      onPress={() => change(withoutAspect(content, place))}
                    >
                      {text('measures.remove')}
                    </Button>
                  </div>
                )}
              </div>
              <div className={styles.pair}>
                {content.impact.map(atPlace).map(({ name: called, place: at }) => (
                  <ProseField
                    // A meaning belongs to the step in its place.
                    key={at}
                    rows={1}
                    label={`${at + 1} ${called}`}
                    field={{
                      name: `aspect-${id}-${at}`,
                      value: meanings[at] ?? '',
                      error: wrong && (meanings[at] ?? '').trim() === '' ? wrong : undefined,
                      onChange: (value) =>
                        change(
                          withPart(content, 'aspects', place, {
                            meanings: content.impact.map((_, other) =>
                              other === at ? value : (meanings[other] ?? ''),
                            ),
                          }),
                        ),
                    }}
                  />
                ))}
              </div>
            </fieldset>
          )
        })}
      </div>
    </Section>
  )
}
