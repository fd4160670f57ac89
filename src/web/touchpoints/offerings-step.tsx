import { useState } from 'react'
import {
  addTouchpointService,
  changeTouchpointService,
  removeTouchpointService,
} from '../../features/touchpoints/touchpoints.contract.ts'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ProseField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { Removal } from './removal.tsx'
import type { Road, RoadService } from './road.ts'
import styles from './touchpoints.module.css'

/** Which services there are, and who uses them. */
export function ServicesStep({ road }: { road: Road }) {
  const text = useText()
  const may = useMay('touchpoints:write')
  const [open, setOpen] = useState<string | null>(null)
  return (
    <div>
      {road.services.map((service) => (
        <section className={styles.card} key={service.id}>
          {open === service.id ? (
            <ServiceForm service={service} onDone={() => setOpen(null)} />
          ) : (
            <>
              <div className={styles.cardHead}>
                <h2>{service.name}</h2>
                {may ? (
                  <Button
                    small
                    look="bare"
                    onPress={() => setOpen(service.id)}
                    label={text('touch.changeNamed', { name: service.name })}
                  >
                    {text('touch.change')}
                  </Button>
                ) : null}
              </div>
              {service.description ? <p>{service.description}</p> : null}
              <p className="small">{customersIn(service, text)}</p>
            </>
          )}
        </section>
      ))}
      {may && (open === 'new' || road.services.length === 0) ? (
        <section className={styles.card}>
          <ServiceForm key={road.services.length} onDone={() => setOpen(null)} />
        </section>
      ) : null}
      {may && open !== 'new' && road.services.length > 0 ? (
        <Button look="quiet" onPress={() => setOpen('new')}>
          {text('touch.addService')}
        </Button>
      ) : null}
    </div>
  )
}

function customersIn({ customers }: RoadService, text: ReturnType<typeof useText>): string {
  if (customers.length === 0) return text('touch.noCustomers')
  const shown = customers.slice(0, 4).join(', ')
  const others = customers.length - 4
  return others > 0 ? text('touch.customersMore', { shown, others }) : text('touch.customersAre', { shown })
}

const linesOf = (value: string) =>
  value
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

function ServiceForm({ service, onDone }: { service?: RoadService; onDone: () => void }) {
  const text = useText()
  const add = useCommand(addTouchpointService)
  const change = useCommand(changeTouchpointService)
  const remove = useCommand(removeTouchpointService)
  const form = useForm(
    {
      name: service?.name ?? '',
      description: service?.description ?? '',
      customers: service?.customers.join('\n') ?? '',
    },
    {
      check: ({ name }) => ({ name: name.trim() === '' ? text('touch.nameNeeded') : undefined }),
      submit: async ({ name, description, customers }) => {
        const body = { name, description, customers: linesOf(customers) }
        if (service) await change.mutateAsync({ params: { id: service.id }, body, ifMatch: service.revision })
        else await add.mutateAsync({ body })
        onDone()
      },
    },
  )
  return (
    <form className={styles.form} onSubmit={form.onSubmit} noValidate>
      <TextField label={text('touch.serviceName')} hint={text('touch.serviceNameHint')} field={form.field('name')} />
      <ProseField label={text('touch.serviceDescription')} optional rows={2} field={form.field('description')} />
      <ProseField
        label={text('touch.customers')}
        hint={text('touch.customersHint')}
        optional
        rows={3}
        field={form.field('customers')}
      />
      {form.problem ? <Problem problem={form.problem} /> : null}
      <div className="row">
        <Button submit busy={form.busy}>
          {text('touch.save')}
        </Button>
        {service ? (
          <Button look="bare" onPress={onDone}>
            {text('sheet.cancel')}
          </Button>
        ) : null}
        {service ? (
          <Removal
            title={text('touch.removeService', { name: service.name })}
            explain={text('touch.removeServiceExplain', { count: service.flows.length })}
            onRemove={() => remove.mutateAsync({ params: { id: service.id }, ifMatch: service.revision })}
          />
        ) : null}
      </div>
    </form>
  )
}
