import { termsWords } from '../../core/coverage/coverage-words.ts'
import { type SharingTerms, sharingTerms } from '../../core/coverage/facts.ts'
import { listCoverage, readCoverageChoices } from '../../features/coverage/coverage.contract.ts'
import { importCoverage } from '../../features/coverage/coverage-import.contract.ts'
import reading from '../own-coverage/own-coverage.module.css'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useGo } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { CheckField, ChoiceField, ProseField, SelectField, TextField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Problem } from '../ui/problem.tsx'
import { AgreementField, asksAgreement } from './agreement-field.tsx'
import styles from './import.module.css'
import type { Asked, Tried } from './tried-file.ts'

type Props = {
  name: string
  tried: Tried
  asked: Asked
  waiting: boolean
  /** Where somebody came from, as the address says. */
  service: string | null
  replaces: string | null
}
type Service = { id: string; title: string; supplier: { id: string; title: string } }

const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** Records what was tried, for one service of a supplier; what the file says of itself is filled in and can be changed. */
export function ImportRecord(props: Props) {
  const choices = useAnswer(readCoverageChoices, {})
  return <Loaded answer={choices}>{({ services }) => <RecordForm {...props} services={services} />}</Loaded>
}

/** The service that the address names, or else the one that the file names; '' where neither says. */
function serviceOf({ service, tried }: Props, services: readonly Service[]): string {
  if (services.some(({ id }) => id === service)) return service ?? ''
  const named = services.filter(({ title }) => plain(title) === plain(tried.service))
  const [only, another] = named.filter(({ supplier }) => plain(supplier.title) === plain(tried.supplier))
  return only && !another ? only.id : ''
}

function RecordForm({ services, ...props }: Props & { services: readonly Service[] }) {
  const { name, tried, asked, waiting } = props
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const go = useGo()
  const { today } = useMoment()
  const take = useCommand(importCoverage)
  const { header } = tried
  const own = tried.form === 'own' || tried.form === 'oscal-own'
  const form = useForm(
    {
      ...{
        service: serviceOf(props, services),
        replaces: props.replaces ?? '',
        title: header.title || plainName(name),
      },
      ...{ version: header.version, asOf: header.asOf ?? today, terms: header.terms as SharingTerms | null },
      ...{ termsNote: header.termsNote, disclaimer: header.disclaimer, otherName: false, agreement: '' },
    },
    {
      check: ({ service, title, asOf, terms, agreement }) => ({
        service: service === '' ? text('coverageImport.chooseService') : undefined,
        title: title.trim() === '' ? text('field.required') : undefined,
        asOf: asOf === '' ? text('field.required') : undefined,
        terms: terms === null ? text('coverageImport.chooseTerms') : undefined,
        agreement: asksAgreement(header.terms, terms) && agreement.trim() === '' ? text('field.required') : undefined,
      }),
      submit: async ({ terms, replaces, ...facts }) => {
        const done = await take.mutateAsync({
          body: {
            ...{ ...asked, ...facts, token: tried.token, name: name.slice(0, 255) },
            ...{ terms: terms ?? 'customer', replaces: replaces === '' ? null : replaces },
          },
        })
        announce(done.added ? text('coverageImport.done', { count: done.lines }) : text('coverageImport.known'))
        go(`/coverage/${done.id}`)
      },
    },
  )
  const { service } = form.values
  const before = useAnswer(
    listCoverage,
    { query: { service, state: 'counts', size: 100 } },
    { enabled: service !== '' },
  )
  const others = service === '' ? [] : (before.data?.items ?? [])
  const chosen = services.find(({ id }) => id === service)
  const differs = (told: string, here: string) => told.trim() !== '' && plain(told) !== plain(here)
  const namesAnother =
    chosen && (differs(tried.supplier, chosen.supplier.title) || differs(tried.service, chosen.title))
  return (
    <form className={styles.form} onSubmit={form.onSubmit} noValidate>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <SelectField
        label={text('coverage.service')}
        hint={services.length === 0 ? text('coverageImport.noServices') : text('coverage.serviceHint')}
        choices={[
          { value: '', label: text('coverage.choose') },
          ...services.map((one) => ({ value: one.id, label: `${one.supplier.title}: ${one.title}` })),
        ]}
        field={form.field('service')}
      />
      {namesAnother ? (
        <CheckField
          label={text('coverageImport.otherName', { name: [tried.supplier, tried.service].filter(Boolean).join(': ') })}
          field={form.field('otherName')}
        />
      ) : null}
      {others.length > 0 ? (
        <SelectField
          label={text('coverageImport.replaces')}
          hint={text('coverageImport.replacesHint')}
          choices={[
            { value: '', label: text('coverageImport.replacesNone') },
            ...others.map(({ id, title, version, asOf }) => ({
              ...{ value: id, label: [title, version, written.day(asOf)].filter((one) => one !== '').join(', ') },
            })),
          ]}
          field={form.field('replaces')}
        />
      ) : null}
      <TextField label={text('coverage.reportTitle')} field={form.field('title')} />
      <TextField label={text('coverage.versionField')} optional field={form.field('version')} />
      <DayField label={text('coverage.asOf')} hint={text('coverage.asOfHint')} field={form.field('asOf')} />
      <ChoiceField
        label={text('coverage.terms')}
        choices={sharingTerms.map((one) => ({
          ...{ value: one, label: written.inLanguage(termsWords[one]), hint: text(`coverage.terms.${one}`) },
        }))}
        field={form.field('terms')}
      />
      <AgreementField before={header.terms} after={form.values.terms} field={form.field('agreement')} />
      {(['termsNote', 'disclaimer'] as const).map((one) =>
        own && header[one] !== '' ? (
          <OfFile key={one} label={text(`coverage.${one}`)} told={header[one]} />
        ) : (
          <ProseField key={one} label={text(`coverage.${one}`)} optional field={form.field(one)} />
        ),
      )}
      <div className="row">
        <Button submit busy={form.busy} disabled={waiting}>
          {text('coverageImport.act', { count: tried.lines })}
        </Button>
      </div>
    </form>
  )
}

/** What a report of our own form says of its sharing: it goes along and is not typed over. */
function OfFile({ label, told }: { label: string; told: string }) {
  const text = useText()
  return (
    <div>
      <b>{label}</b>
      <p className={reading.prose} lang="">
        {told}
      </p>
      <p className="small">{text('coverageImport.ofFile')}</p>
    </div>
  )
}

/** A title to begin with: the name of the file without its ending. */
const plainName = (name: string) => name.replace(/\.[^.]{1,5}$/, '').slice(0, 200)
