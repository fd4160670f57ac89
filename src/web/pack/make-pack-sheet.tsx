import { readMeasureChoices } from '../../features/measures/measures.contract.ts'
import { makePack } from '../../features/pack/pack.contract.ts'
import type { listAudits } from '../../features/reviews/reviews.contract.ts'
import { CoverageField } from '../reviews/coverage-field.tsx'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useForm } from '../session/form.ts'
import { useLanguage } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ChoiceField, ManyField, SelectField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import styles from './packs.module.css'

type Audits = Answer<typeof listAudits>
const none = 'none'

type Values = {
  audit: string
  title: string
  editions: readonly string[]
  from: string
  to: string
  limit: 'no' | 'yes' | null
  requirements: readonly string[]
  systems: readonly string[]
  choice: 'all' | 'sample' | null
  count: string
  seed: string
  language: 'nl' | 'en'
}

type Props = {
  audits: Audits
  /** Closed while the pack is being made, it is there still, and comes back with what was refused. */
  opened: boolean
  onClose: () => void
  onBusy: () => void
  onRefused: () => void
  onMade: () => void
}

/** Asks for which audit, or which standards, scope and days, and makes the pack. */
export function MakePackSheet({ audits, opened, onClose, onBusy, onRefused, onMade }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const language = useLanguage()
  const make = useCommand(makePack)
  const systems = useAnswer(readMeasureChoices, {}).data?.systems ?? []
  const standing = audits.items.filter(({ withdrawn }) => !withdrawn)
  const adopted = new Set(audits.editions.map(({ id }) => id))
  /** What an audit asks for: its standards, and the days from three months before it. */
  const asked = (id: string): Partial<Values> => {
    const audit = standing.find((one) => one.id === id)
    if (!audit) return { audit: none }
    const { title, askedFrom: from, starts: to } = audit
    const editions = audit.editions.map((edition) => edition.id).filter((edition) => adopted.has(edition))
    return { audit: id, title, editions, from, to }
  }
  const next = audits.editions.map((edition) => edition.next).find((id) => id !== null) ?? none
  const form = useForm<Values>(
    {
      audit: none,
      title: '',
      editions: audits.editions.map(({ id }) => id),
      from: '',
      to: '',
      limit: 'no',
      requirements: [],
      systems: [],
      choice: 'all',
      count: '25',
      seed: '',
      language,
      ...asked(next),
    },
    {
      check: ({ title, editions, from, to, limit, requirements, systems: chosen, choice, count, seed }) => ({
        title: title.trim() === '' ? text('field.required') : undefined,
        editions: editions.length === 0 ? text('field.choose') : undefined,
        requirements:
          limit === 'yes' && requirements.length + chosen.length === 0 ? text('packs.scopeNeeded') : undefined,
        from: from === '' ? text('field.required') : undefined,
        to: to === '' ? text('field.required') : to < from ? text('packs.backwards') : undefined,
        count: choice === 'sample' && !isCount(count) ? text('packs.countWrong') : undefined,
        seed: choice === 'sample' && seed.trim() === '' ? text('field.required') : undefined,
      }),
      submit: async ({ audit, title, editions, from, to, language: inLanguage, ...rest }) => {
        const { limit, requirements, systems: chosen, choice, count, seed } = rest
        const sample = choice === 'sample' ? { count: Number(count), seed: seed.trim() } : null
        const scope = limit === 'yes' ? { requirements: requirements.map(refOf), systems: [...chosen] } : null
        const facts = { title, editions: [...editions], from, to, language: inLanguage }
        onBusy()
        try {
          await make.mutateAsync({ body: { ...facts, audit: audit === none ? null : audit, scope, sample } })
        } catch (error) {
          onRefused()
          throw error
        }
        announce(text('packs.done'))
        onMade()
      },
    },
  )
  const audit = form.field('audit')
  return (
    <Sheet
      opened={opened}
      onClose={onClose}
      title={text('packs.make')}
      onSubmit={form.onSubmit}
      foot={
        <>
          <div role="status" className={styles.status}>
            {form.busy ? <BeingMade /> : null}
          </div>
          {form.busy ? (
            <Button onPress={onClose}>{text('packs.goOn')}</Button>
          ) : (
            <SaveFoot busy={false} onCancel={onClose} save={text('packs.make')} />
          )}
        </>
      }
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      {standing.length > 0 ? (
        <SelectField
          label={text('packs.field.audit')}
          choices={[
            { value: none, label: text('packs.noAudit') },
            ...standing.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          field={{ ...audit, onChange: (id) => form.setValues((before) => ({ ...before, ...asked(id) })) }}
        />
      ) : null}
      <TextField label={text('packs.field.title')} field={form.field('title')} />
      <ManyField
        label={text('packs.field.editions')}
        choices={audits.editions.map(({ id, name }) => ({ value: id, label: name }))}
        field={form.field('editions')}
      />
      <DayField label={text('packs.field.from')} hint={text('packs.field.fromHint')} field={form.field('from')} />
      <DayField label={text('packs.field.to')} field={form.field('to')} />
      <ChoiceField
        label={text('packs.field.limit')}
        choices={[
          { value: 'no', label: text('packs.limit.no') },
          { value: 'yes', label: text('packs.limit.yes'), hint: text('packs.limit.yesHint') },
        ]}
        field={form.field('limit')}
      />
      {form.values.limit === 'yes' ? (
        <>
          <CoverageField
            label={text('packs.field.requirements')}
            none={text('packs.allOfThem')}
            only={form.values.editions}
            field={form.field('requirements')}
          />
          {systems.length > 0 ? (
            <ManyField
              label={text('packs.field.systems')}
              hint={text('packs.field.systemsHint')}
              choices={systems.map(({ id, name }) => ({ value: id, label: name }))}
              field={form.field('systems')}
            />
          ) : null}
        </>
      ) : null}
      <ChoiceField
        label={text('packs.field.choice')}
        choices={[
          { value: 'all', label: text('packs.choice.all') },
          { value: 'sample', label: text('packs.choice.sample'), hint: text('packs.choice.sampleHint') },
        ]}
        field={form.field('choice')}
      />
      {form.values.choice === 'sample' ? (
        <div className={styles.pair}>
          <TextField label={text('packs.field.count')} numeric field={form.field('count')} />
          <TextField label={text('packs.field.seed')} hint={text('packs.field.seedHint')} field={form.field('seed')} />
        </div>
      ) : null}
      <SelectField
        label={text('packs.field.language')}
        choices={[
          { value: 'nl', label: text('language.nl') },
          { value: 'en', label: text('language.en') },
        ]}
        field={form.field('language')}
      />
    </Sheet>
  )
}

/** That a pack is on its way; how long it takes follows from how much there is. */
export function BeingMade() {
  const text = useText()
  return (
    <div className={styles.making}>
      <progress aria-label={text('packs.making')} />
      <p className="small">{text('packs.busy')}</p>
    </div>
  )
}

function refOf(value: string) {
  const [edition = '', requirement = ''] = value.split(' ')
  return { edition, requirement }
}

const isCount = (text: string) => /^\d{1,4}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 1000
