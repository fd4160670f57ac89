import { useState } from 'react'
import type { riskStates } from '../../core/risk/standing.ts'
import { listRisks, readRiskChoices } from '../../features/risk/risks.contract.ts'
import { setAgenda } from '../../features/workshop/workshop.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { FieldOf } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ManyField, SelectField, TextField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Workshop } from './workshop.ts'

const shown = 100
const asking = ['attention', 'unrated', 'reopened', 'review-due', 'open'] as const
type Asked = (typeof asking)[number] | (typeof riskStates)[number]

/** Chooses scenarios for the agenda by how they stand, what they are about and who answers for them. */
export function AgendaSheet({ workshop, onClose }: { workshop: Workshop; onClose: () => void }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const [state, setState] = useState<Asked>('attention')
  const [asset, setAsset] = useState('')
  const [owner, setOwner] = useState('')
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const save = useCommand(setAgenda)
  const choices = useAnswer(readRiskChoices, {})
  const ofOwner = owner.startsWith('role:') ? { ownerRole: owner.slice(5) } : owner ? { owner } : {}
  const found = useAnswer(
    listRisks,
    { query: { state, ...(asset ? { asset } : {}), ...ofOwner, ...(typed ? { text: typed } : {}), size: shown } },
    { keep: true },
  )
  const there = new Set(workshop.items.map(({ risk }) => risk.id))
  const fresh = (found.data?.items ?? []).filter(({ id, state: now }) => !there.has(id) && now !== 'closed')
  const field = <V extends string>(name: string, value: V, onChange: (value: V) => void): FieldOf<V> => ({
    ...{ name, value, onChange, error: undefined },
  })
  const all = { value: '', label: text('measures.all') }
  const submit = () =>
    save.mutate(
      {
        params: { id: workshop.id },
        ifMatch: workshop.revision,
        body: { risks: [...workshop.items.map(({ risk }) => risk.id), ...chosen].slice(0, 200) },
      },
      {
        onSuccess: () => {
          announce(text('workshop.agendaSaved'))
          onClose()
        },
      },
    )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('workshop.choose')}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      foot={
        <SaveFoot
          busy={save.isPending}
          onCancel={onClose}
          save={text('workshop.addChosen', { count: chosen.length })}
        />
      }
    >
      {save.error ? <Problem problem={save.error} /> : null}
      <SelectField
        label={text('workshop.which')}
        choices={asking.map((value) => ({ value, label: text(`workshop.which.${value}`) }))}
        field={field('state', state as (typeof asking)[number], setState)}
      />
      <SelectField
        label={text('workshop.asset')}
        choices={[all, ...(choices.data?.assets ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
        field={field('asset', asset, setAsset)}
      />
      <SelectField
        label={text('workshop.owner')}
        choices={[
          all,
          ...(choices.data?.owners ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ...(choices.data?.roles ?? []).map((role) => ({ value: `role:${role}`, label: role })),
        ]}
        field={field('owner', owner, setOwner)}
      />
      <TextField kind="search" label={text('workshop.search')} field={field('text', typed, setTyped)} />
      <Loaded answer={found}>
        {(risks) => (
          <>
            <p className="small">
              {text('workshop.found', { count: fresh.length, there: risks.items.length - fresh.length })}
              {risks.total > shown ? ` ${text('workshop.foundMore', { shown, total: risks.total })}` : ''}
            </p>
            {fresh.length > 0 ? (
              <>
                <div>
                  <Button
                    look="quiet"
                    small
                    onPress={() => setChosen([...new Set([...chosen, ...fresh.map(({ id }) => id)])])}
                  >
                    {text('workshop.chooseAll', { count: fresh.length })}
                  </Button>
                </div>
                <ManyField
                  label={text('workshop.scenarios')}
                  choices={fresh.map(({ id, code, title, asset: about, why }) => ({
                    value: id,
                    label: `${code} ${title}`,
                    hint: `${about.name} · ${written.inLanguage(why)}`,
                  }))}
                  field={{
                    ...{
                      name: 'risks',
                      value: chosen.filter((id) => fresh.some((one) => one.id === id)),
                      error: undefined,
                    },
                    onChange: (values) =>
                      setChosen([...chosen.filter((id) => !fresh.some((one) => one.id === id)), ...values]),
                  }}
                />
              </>
            ) : null}
          </>
        )}
      </Loaded>
    </Sheet>
  )
}
