import { Checkbox } from '@mantine/core'
import { setTouchpointPlan } from '../../features/touchpoints/touchpoint-plan.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ChoiceField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import type { Road } from './road.ts'
import styles from './touchpoints.module.css'

const wholeNumber = (value: string, max: number): number | null => {
  const read = /^\d{1,3}$/.test(value.trim()) ? Number(value) : null
  return read !== null && read <= max ? read : null
}

/** Where the plan starts, whether there is a certificate to extend, what counts as soon, and a partial scope. */
export function PlanSettings({ road }: { road: Road }) {
  const text = useText()
  const announce = useAnnounce()
  const may = useMay('touchpoints:write')
  const set = useCommand(setTouchpointPlan)
  const { settings, services } = road
  const form = useForm(
    {
      start: settings.start as string,
      iso: (settings.hasIsoCertificate === null ? null : settings.hasIsoCertificate ? 'yes' : 'no') as
        | 'yes'
        | 'no'
        | null,
      gapShare: String(settings.gapShare),
      gapMonths: String(settings.gapMonths),
      operationMonths: String(settings.operationMonths),
      services: (settings.services ?? services.map(({ id }) => id)) as readonly string[],
    },
    {
      check: (values) => ({
        start: values.start === '' ? text('touch.chooseDay') : undefined,
        iso: values.iso === null ? text('touch.chooseIso') : undefined,
        gapShare: wholeNumber(values.gapShare, 100) === null ? text('touch.numberTo', { max: 100 }) : undefined,
        gapMonths: wholeNumber(values.gapMonths, 24) === null ? text('touch.numberTo', { max: 24 }) : undefined,
        operationMonths:
          wholeNumber(values.operationMonths, 24) === null ? text('touch.numberTo', { max: 24 }) : undefined,
        services: values.services.length === 0 ? text('touch.oneService') : undefined,
      }),
      submit: async (values) => {
        await set.mutateAsync({
          body: {
            start: values.start,
            hasIsoCertificate: values.iso === null ? null : values.iso === 'yes',
            gapShare: Number(values.gapShare),
            gapMonths: Number(values.gapMonths),
            operationMonths: Number(values.operationMonths),
            services: values.services.length === services.length ? null : [...values.services],
          },
          ifMatch: settings.revision,
        })
        announce(text('touch.saved'))
      },
    },
  )
  if (!may) return null
  const chosen = form.values.services
  return (
    <form className={`${styles.card} ${styles.form}`} onSubmit={form.onSubmit} noValidate>
      <ChoiceField
        label={text('touch.hasIso')}
        hint={text('touch.hasIsoHint')}
        field={form.field('iso')}
        choices={[
          { value: 'yes', label: text('touch.isoYes') },
          { value: 'no', label: text('touch.isoNo') },
        ]}
      />
      <DayField label={text('touch.start')} hint={text('touch.startHint')} field={form.field('start')} />
      <details className={styles.more}>
        <summary>{text('touch.borders')}</summary>
        <div className={styles.form}>
          <p className="small">{text('touch.bordersExplain')}</p>
          <TextField label={text('touch.gapShare')} numeric field={form.field('gapShare')} />
          <TextField label={text('touch.gapMonths')} numeric field={form.field('gapMonths')} />
          <TextField
            label={text('touch.operationMonths')}
            hint={text('touch.operationMonthsHint')}
            numeric
            field={form.field('operationMonths')}
          />
        </div>
      </details>
      {services.length > 1 ? (
        <details className={styles.more} open={settings.services !== null || road.whole.plan?.conclusion === 3}>
          <summary>{text('touch.partial')}</summary>
          <div className={styles.form}>
            <Checkbox.Group
              label={text('touch.partialChoose')}
              description={text('touch.partialExplain')}
              value={[...chosen]}
              error={form.field('services').error}
              onChange={(values) => form.set('services', values)}
            >
              <div className="stack">
                {services.map(({ id, name }) => (
                  <Checkbox key={id} value={id} label={name} />
                ))}
              </div>
            </Checkbox.Group>
          </div>
        </details>
      ) : null}
      {form.problem ? <Problem problem={form.problem} /> : null}
      <div className="row">
        <Button submit busy={form.busy} look={settings.revision === 0 ? 'main' : 'quiet'}>
          {settings.revision === 0 ? text('touch.makePlan') : text('touch.recompute')}
        </Button>
      </div>
    </form>
  )
}
