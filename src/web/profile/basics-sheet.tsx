import { useState } from 'react'
import { sectorIds, sectors } from '../../core/profile/sector.ts'
import { readProfile, saveProfile } from '../../features/profile/profile.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Conflict } from '../ui/conflict.tsx'
import { ProseField, SelectField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Profile } from './profile.ts'
import { profileBody, readNumber } from './profile-body.ts'

type Values = { sector: string; description: string; people: string; fte: string }

/** Sector, size and what the organisation does. */
export function BasicsSheet({ profile, onClose }: { profile: Profile; onClose: () => void }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const { call } = useSession()
  const save = useCommand(saveProfile)
  const [base, setBase] = useState(profile)
  const shown = (value: number | null) => (value === null ? '' : written.number(value).replace(/[.,](?=\d{3})/g, ''))
  const valuesOf = (of: Profile): Values => ({
    sector: of.sector ?? '',
    description: of.description,
    people: shown(of.people),
    fte: shown(of.fte),
  })
  const form = useForm<Values>(valuesOf(profile), {
    check: ({ people, fte }) => ({
      people: readNumber(people, 0) === undefined ? text('profile.wholeNumber') : undefined,
      fte: readNumber(fte, 1) === undefined ? text('profile.oneDecimal') : undefined,
    }),
    submit: async ({ sector, description, people, fte }) => {
      const body = {
        ...profileBody(base),
        sector: sectorIds.find((one) => one === sector) ?? null,
        description,
        people: readNumber(people, 0) ?? null,
        fte: readNumber(fte, 1) ?? null,
      }
      try {
        await save.mutateAsync({ body, ifMatch: base.revision })
      } catch (caught) {
        if (caught instanceof ApiProblem && caught.status === 412) setBase(await call(readProfile, {}))
        throw caught
      }
      announce(text('profile.saved'))
      onClose()
    },
  })
  const conflict = form.problem?.status === 412
  const theirs = valuesOf(base)
  const sectorName = (id: string) => written.inLanguage(sectors[sectorIds.find((one) => one === id) ?? 'other'].name)
  const fields = ['sector', 'description', 'people', 'fte'] as const
  const said = (values: Values, key: (typeof fields)[number]) =>
    key === 'sector' && values.sector ? sectorName(values.sector) : values[key]
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('profile.editTitle')}
      onSubmit={form.onSubmit}
      foot={conflict ? null : <SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {conflict ? (
        <Conflict
          differences={fields
            .filter((key) => theirs[key] !== form.values[key])
            .map((key) => ({
              key,
              label: text(`profile.${key}`),
              theirs: said(theirs, key),
              mine: said(form.values, key),
            }))}
          busy={form.busy}
          onKeepMine={() => void form.send()}
          onTakeTheirs={() => {
            form.setValues(theirs)
            form.setProblem(null)
          }}
        />
      ) : form.problem ? (
        <Problem problem={form.problem} />
      ) : null}
      <SelectField
        label={text('profile.sector')}
        field={form.field('sector')}
        choices={[
          { value: '', label: text('field.choose') },
          ...sectorIds.map((value) => ({ value, label: written.inLanguage(sectors[value].name) })),
        ]}
      />
      <ProseField
        label={text('profile.description')}
        hint={text('profile.descriptionHint')}
        rows={4}
        field={form.field('description')}
      />
      <TextField
        label={text('profile.people')}
        hint={text('profile.peopleHint')}
        numeric
        field={form.field('people')}
      />
      <TextField
        label={text('profile.fte')}
        hint={text('profile.fteHint')}
        optional
        numeric
        field={form.field('fte')}
      />
    </Sheet>
  )
}
