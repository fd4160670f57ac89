import type { Role } from '../../core/access/roles.ts'
import { levelSizes } from '../../core/risk/criteria.ts'
import { ChooseMany } from '../measures/choose-many.tsx'
import { SpanFields } from '../measures/span-fields.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ManyField, SelectField, TextField } from '../ui/fields.tsx'
import { Section } from '../ui/page.tsx'
import styles from './criteria.module.css'
import { addLevel, removeLevel, withPart } from './criteria-edit.ts'
import { atPlace, type Criteria } from './risk.ts'
import { acceptingRoles, type ChangeCriteria, type FaultAt, mayAccept } from './use-criteria-draft.ts'

type Props = {
  content: Criteria
  people: readonly { membership: string; name: string; role: Role | null }[]
  change: ChangeCriteria
  faultAt: FaultAt
}

/** The levels, lightest first: how often each is looked at, which are borne without a decision, and who may accept the others. */
export function LevelsEditor({ content, people, change, faultAt }: Props) {
  const text = useText()
  const { levels, appetite } = content
  const wrong = faultAt('levels')
  return (
    <Section
      title={text('criteria.levels')}
      id="levels"
      beside={
        levels.length < levelSizes.most ? (
          <Button look="bare" small onPress={() => change(addLevel(content))}>
            {text('criteria.addLevel')}
          </Button>
        ) : null
      }
    >
      <p className="small">{text('criteria.explain.levels')}</p>
      {wrong ? <p className={styles.wrong}>{wrong}</p> : null}
      <div className={styles.rows}>
        <SelectField
          label={text('criteria.appetite')}
          hint={text('criteria.appetiteHint')}
          choices={levels.slice(0, -1).map(({ name }, place) => ({ value: `${place}`, label: name || `${place + 1}` }))}
          field={{
            name: 'appetite',
            value: `${appetite}`,
            error: faultAt('appetite'),
            onChange: (value) => change({ ...content, appetite: Number(value) }),
          }}
        />
        {levels.map(atPlace).map(({ place }) => (
          <OneLevel
            // A level is its place: what is typed stays with it.
            key={place}
            place={place}
            content={content}
            people={people}
            change={change}
            faultAt={faultAt}
          />
        ))}
      </div>
    </Section>
  )
}

function OneLevel({ place, content, people, change, faultAt }: Props & { place: number }) {
  const text = useText()
  const level = content.levels[place]
  if (!level) return null
  const set = (part: Partial<typeof level>) => change(withPart(content, 'levels', place, part))
  const fault = (name: string) => faultAt(`levels.${place}.${name}`)
  const accepted = place > content.appetite
  const strange = level.acceptors.map((_, at) => fault(`acceptors.${at}`)).find((one) => one !== undefined)
  // Somebody who left stays in sight, so that the fault can be mended.
  const known = people.filter(({ role }) => mayAccept(role))
  const gone = level.acceptors.filter((one) => known.every(({ membership }) => membership !== one))
  return (
    <fieldset className={`${styles.block} stack`}>
      <legend lang="">{level.name || text('criteria.levelNth', { nth: place + 1 })}</legend>
      {faultAt(`levels.${place}`) ? <p className={styles.wrong}>{faultAt(`levels.${place}`)}</p> : null}
      <div className={styles.pair}>
        <TextField
          label={text('criteria.name')}
          field={{
            name: `level-${place}-name`,
            value: level.name,
            error: fault('name'),
            onChange: (name) => set({ name }),
          }}
        />
        <div className={styles.spans}>
          <SpanFields
            label={text('criteria.reviewEvery')}
            field={{
              name: `level-${place}-review`,
              value: level.reviewEvery,
              error: fault('reviewEvery'),
              onChange: (reviewEvery) => set({ reviewEvery }),
            }}
          />
        </div>
        {accepted ? (
          <div className={styles.spans}>
            <SpanFields
              label={text('criteria.acceptFor')}
              field={{
                name: `level-${place}-accept`,
                value: level.acceptFor,
                error: fault('acceptFor'),
                onChange: (acceptFor) => set({ acceptFor }),
              }}
            />
          </div>
        ) : null}
      </div>
      {accepted ? (
        <div className={styles.pair}>
          <ManyField
            label={text('criteria.whoRoles')}
            choices={acceptingRoles.map((role) => ({ value: role, label: text(`role.${role}`) }))}
            field={{
              name: `level-${place}-roles`,
              value: level.acceptedBy,
              error: fault('acceptedBy'),
              onChange: (acceptedBy) => set({ acceptedBy: [...acceptedBy] }),
            }}
          />
          <ChooseMany
            label={text('criteria.whoPeople')}
            hint={text('criteria.whoPeopleHint')}
            choices={[
              ...known.map(({ membership, name }) => ({ value: membership, label: name })),
              ...gone.map((membership) => ({ value: membership, label: text('criteria.gone') })),
            ]}
            field={{
              name: `level-${place}-people`,
              value: level.acceptors,
              error: strange,
              onChange: (acceptors) => set({ acceptors }),
            }}
          />
        </div>
      ) : (
        <p className="small">{text('criteria.borne')}</p>
      )}
      {content.levels.length > levelSizes.least ? (
        <div className="row">
          <Button
            look="bare"
            small
            label={text('measures.removeNamed', { name: level.name || text('criteria.levelNth', { nth: place + 1 }) })}
            onPress={() => change(removeLevel(content, place))}
          >
            {text('measures.remove')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  )
}
