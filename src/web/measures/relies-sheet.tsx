import { MultiSelect } from '@mantine/core'
import { useState } from 'react'
import { findServices, relyOn } from '../../features/measures/reliances.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { type FieldOf, useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Measure } from './measure.ts'

/** Chooses the services of suppliers on which a measure relies. */
export function ReliesSheet({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const rely = useCommand(relyOn)
  const form = useForm<{ services: string[]; onlyHereBecause: string }>(
    {
      services: measure.relies.map(({ service }) => service),
      onlyHereBecause: measure.relies.find((one) => one.onlyHereBecause !== '')?.onlyHereBecause ?? '',
    },
    {
      submit: async (body) => {
        await rely.mutateAsync({ params: { id: measure.id }, ifMatch: measure.revision, body })
        announce(text('relies.saved'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('relies.title')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <ChooseServices relies={measure.relies} field={form.field('services')} />
      <ProseField
        label={text('relies.onlyHere')}
        hint={text('relies.onlyHereHint')}
        field={form.field('onlyHereBecause')}
        optional
      />
    </Sheet>
  )
}

const nameOf = ({ name, supplierName }: { name: string; supplierName: string }) => `${supplierName}: ${name}`

function ChooseServices({ relies, field }: { relies: Measure['relies']; field: FieldOf<string[]> }) {
  const text = useText()
  const [typed, setTyped] = useState('')
  const [seen, setSeen] = useState(new Map(relies.map((one) => [one.service, nameOf(one)])))
  const found = useAnswer(findServices, { query: { text: typed.trim().slice(0, 100) } }, { keep: true })
  const offered = new Map((found.data?.items ?? []).map((one) => [one.id, nameOf(one)]))
  const options = new Map([...offered, ...seen])
  return (
    <MultiSelect
      label={
        <>
          {text('relies.choose')} <span className="small">{text('field.optional')}</span>
        </>
      }
      description={text('relies.chooseHint')}
      name={field.name}
      value={field.value}
      error={field.error}
      data={[...options].map(([value, label]) => ({ value, label }))}
      // The server searches; what was chosen stays.
      filter={({ options: all }) => all}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(services) => {
        setSeen(new Map([...seen, ...services.map((id): [string, string] => [id, options.get(id) ?? ''])]))
        field.onChange(services)
      }}
      hidePickedOptions
      maxValues={20}
      comboboxProps={{ withinPortal: false }}
      nothingFoundMessage={typed === '' ? text('relies.noServices') : text('list.nothing')}
    />
  )
}
