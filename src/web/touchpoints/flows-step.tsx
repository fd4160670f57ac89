import { useState } from 'react'
import {
  addTouchpointFlow,
  changeTouchpointFlow,
  removeTouchpointFlow,
} from '../../features/touchpoints/touchpoints.contract.ts'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ProseField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { emptyFlow, factsOf } from './flow-facts.ts'
import { Removal } from './removal.tsx'
import type { Road, RoadFlow, RoadService } from './road.ts'
import styles from './touchpoints.module.css'

const suggestions = ['data', 'copies', 'support', 'messages', 'logs', 'tests', 'mail', 'paper'] as const

/** Which data goes from where to where, service by service. */
export function FlowsStep({ road }: { road: Road }) {
  return road.services.map((service) => <FlowsOfService key={service.id} service={service} />)
}

function FlowsOfService({ service }: { service: RoadService }) {
  const text = useText()
  const may = useMay('touchpoints:write')
  const [open, setOpen] = useState<string | null>(null)
  // Stays as it is while one adds: whoever adds one mostly adds more.
  const [offering, setOffering] = useState(service.flows.length === 0)
  const add = useCommand(addTouchpointFlow)
  const names = service.flows.map(({ name }) => name)
  const offered = suggestions.map((one) => text(`touch.suggest.${one}`)).filter((name) => !names.includes(name))
  return (
    <section className={styles.group}>
      <h2>{service.name}</h2>
      {service.flows.map((flow) => (
        <div className={styles.card} key={flow.id}>
          {open === flow.id ? (
            <FlowForm service={service} flow={flow} onDone={() => setOpen(null)} />
          ) : (
            <>
              <div className={styles.cardHead}>
                <h3>{flow.name}</h3>
                {may ? (
                  <Button
                    small
                    look="bare"
                    onPress={() => setOpen(flow.id)}
                    label={text('touch.changeNamed', { name: flow.name })}
                  >
                    {text('touch.change')}
                  </Button>
                ) : null}
              </div>
              <p className="small">
                {[flow.comesFrom, flow.goesTo].filter(Boolean).join(' → ') || text('touch.noRoute')}
              </p>
              {flow.note ? <p className="small">{flow.note}</p> : null}
            </>
          )}
        </div>
      ))}
      {may && open === 'new' ? (
        <div className={styles.card}>
          <FlowForm service={service} onDone={() => setOpen(null)} />
        </div>
      ) : null}
      {may && open !== 'new' ? (
        <div className="stack">
          {offered.length > 0 ? (
            <details
              className={styles.more}
              open={offering}
              onToggle={(event) => setOffering(event.currentTarget.open)}
            >
              <summary>{text(service.flows.length === 0 ? 'touch.pick' : 'touch.forgotten')}</summary>
              <p className="small">{text('touch.suggestions')}</p>
              <div className="row">
                {offered.map((name) => (
                  <Button
                    key={name}
                    small
                    look="quiet"
                    disabled={add.isPending}
                    label={text('touch.addNamed', { name, service: service.name })}
                    onPress={() => add.mutate({ params: { id: service.id }, body: { ...emptyFlow, name } })}
                  >
                    + {name}
                  </Button>
                ))}
              </div>
            </details>
          ) : null}
          <div className="row">
            <Button look="quiet" onPress={() => setOpen('new')} label={text('touch.addFlowTo', { name: service.name })}>
              {text('touch.addFlow')}
            </Button>
          </div>
          {add.error ? <Problem problem={add.error} /> : null}
        </div>
      ) : null}
    </section>
  )
}

function FlowForm({ service, flow, onDone }: { service: RoadService; flow?: RoadFlow; onDone: () => void }) {
  const text = useText()
  const add = useCommand(addTouchpointFlow)
  const change = useCommand(changeTouchpointFlow)
  const remove = useCommand(removeTouchpointFlow)
  const kept = flow ? factsOf(flow) : emptyFlow
  const form = useForm(
    { name: kept.name, comesFrom: kept.comesFrom, goesTo: kept.goesTo, note: kept.note },
    {
      check: ({ name }) => ({ name: name.trim() === '' ? text('touch.nameNeeded') : undefined }),
      submit: async (values) => {
        const body = { ...kept, ...values }
        if (flow) await change.mutateAsync({ params: { id: flow.id }, body, ifMatch: flow.revision })
        else await add.mutateAsync({ params: { id: service.id }, body })
        onDone()
      },
    },
  )
  return (
    <form className={styles.form} onSubmit={form.onSubmit} noValidate>
      <TextField label={text('touch.flowName')} hint={text('touch.flowNameHint')} field={form.field('name')} />
      <div className={styles.pair}>
        <TextField label={text('touch.comesFrom')} optional field={form.field('comesFrom')} />
        <TextField label={text('touch.goesTo')} optional field={form.field('goesTo')} />
      </div>
      <ProseField label={text('touch.note')} optional rows={2} field={form.field('note')} />
      {form.problem ? <Problem problem={form.problem} /> : null}
      <div className="row">
        <Button submit busy={form.busy}>
          {text('touch.save')}
        </Button>
        <Button look="bare" onPress={onDone}>
          {text('sheet.cancel')}
        </Button>
        {flow ? (
          <Removal
            title={text('touch.removeFlow', { name: flow.name })}
            explain={text('touch.removeFlowExplain')}
            onRemove={() => remove.mutateAsync({ params: { id: flow.id }, ifMatch: flow.revision })}
          />
        ) : null}
      </div>
    </form>
  )
}
