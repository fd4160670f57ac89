import { verdictWords } from '../../core/demonstrability/chain-words.ts'
import { partsOf } from '../../core/standards/requirement-key.ts'
import { addDays, type Day, parseDay } from '../../core/time/day.ts'
import { readSuppositions, whatIf } from '../../features/demonstrability/demonstrability.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSearch } from '../session/search.ts'
import { RichText, useText } from '../session/text.tsx'
import { requirementAddress } from '../standards/requirement-address.ts'
import { type DataColumn, DataTable } from '../ui/data-table.tsx'
import { DayField } from '../ui/day-field.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './demonstrability.module.css'
import { markOf, shownStateOf, soonDays } from './verdicts.ts'

type Found = Answer<typeof whatIf>
type Change = Found['changes'][number]

const kinds = [
  'person-leaves',
  'measure-ends',
  'document-lapses',
  'certificate-lapses',
  'supplier-leaves',
  'supplier-certificate-lapses',
  'audit-on',
] as const
type Kind = (typeof kinds)[number]
const listOf = {
  'person-leaves': 'people',
  'measure-ends': 'measures',
  'document-lapses': 'documents',
  'certificate-lapses': 'certificates',
  'supplier-leaves': 'suppliers',
  'supplier-certificate-lapses': 'supplierCertificates',
} as const

/** What would change if something happened that has not. The question lives in the address; nothing is stored. */
export function WhatIfPage() {
  const text = useText()
  const [search, setSearch] = useSearch()
  const { at, today } = useMoment()
  const choices = useAnswer(readSuppositions, {})
  const kind = kinds.find((one) => one === search.get('kind')) ?? 'person-leaves'
  const of = search.get('of') ?? ''
  const day = parseDay(search.get('day') ?? '') ?? addDays((at ?? today) as Day, soonDays)
  const set = (changed: Record<string, string>) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        for (const [name, value] of Object.entries(changed)) {
          if (value === '') after.delete(name)
          else after.set(name, value)
        }
        return after
      },
      { preventScrollReset: true },
    )
  return (
    <Page
      title={text('whatIf.page')}
      lede={text('whatIf.lede')}
      crumbs={<Link to="/demonstrability">{text('verdicts.page')}</Link>}
    >
      <Loaded answer={choices}>
        {(lists) => {
          const things = kind === 'audit-on' ? [] : lists[listOf[kind]]
          const about = things.some(({ id }) => id === of) ? of : ''
          return (
            <>
              <div className={styles.form}>
                <SelectField
                  label={text('whatIf.what')}
                  choices={kinds.map((value) => ({ value, label: text(`whatIfKind.${value}`) }))}
                  field={{
                    name: 'kind',
                    value: kind,
                    onChange: (value) => set({ kind: value, of: '' }),
                    error: undefined,
                  }}
                />
                {kind === 'audit-on' ? null : (
                  <SelectField
                    label={text(`whatIfOf.${kind}`)}
                    choices={[
                      { value: '', label: text('whatIf.choose') },
                      ...things.map(({ id, name }) => ({ value: id, label: name })),
                    ]}
                    field={{ name: 'of', value: about, onChange: (value) => set({ of: value }), error: undefined }}
                  />
                )}
                <DayField
                  label={text(`whatIfDay.${kind}`)}
                  field={{ name: 'day', value: day, onChange: (value) => set({ day: value }), error: undefined }}
                />
              </div>
              {kind !== 'audit-on' && things.length === 0 ? <p>{text(`whatIfNone.${kind}`)}</p> : null}
              {kind === 'audit-on' || about !== '' ? <Outcome kind={kind} of={about} day={day} /> : null}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function Outcome({ kind, of, day }: { kind: Kind; of: string; day: Day }) {
  const query = { kind, day, ...(of === '' ? {} : { of }) }
  const answer = useAnswer(whatIf, { query }, { keep: true })
  return <Loaded answer={answer}>{(found) => <Changes found={found} />}</Loaded>
}

function Changes({ found }: { found: Found }) {
  const text = useText()
  const written = useWritten()
  const names = new Map(found.before.map(({ edition, editionName }) => [edition, editionName]))
  const word = (state: Change['before']) => (
    <Verdict state={markOf[shownStateOf({ state, until: null }, found.day)]}>
      {written.inLanguage(verdictWords[state])}
    </Verdict>
  )
  const columns: DataColumn<Change>[] = [
    {
      key: 'requirement',
      head: text('verdicts.requirement'),
      width: 'wide',
      cell: (one) => {
        const { kind, number } = partsOf(one.requirement)
        return (
          <>
            <Link to={requirementAddress(one.edition, kind, number)}>
              {number} {written.inLanguage(one.title)}
            </Link>
            <span className={`small ${styles.number}`}>{names.get(one.edition)}</span>
          </>
        )
      },
    },
    { key: 'before', head: text('whatIf.without'), cell: (one) => word(one.before) },
    { key: 'after', head: text('whatIf.with'), cell: (one) => word(one.after) },
    { key: 'why', head: text('chain.why'), width: 'wide', cell: (one) => written.inLanguage(one.reason) },
  ]
  return (
    <Section title={text('whatIf.changes', { count: found.changes.length })}>
      <ul>
        {found.before.map(({ edition, editionName, sum }) => {
          const after = found.after.find((one) => one.edition === edition)?.sum ?? sum
          return (
            <li key={edition}>
              <RichText
                name="whatIf.sum"
                values={{
                  name: editionName,
                  day: written.day(found.day),
                  before: sum.demonstrable,
                  after: after.demonstrable,
                  of: after.applicable,
                }}
              />
            </li>
          )
        })}
      </ul>
      <DataTable
        label={text('whatIf.page')}
        rows={found.changes}
        rowKey={(one) => `${one.edition} ${one.requirement}`}
        columns={columns}
        empty={text('whatIf.nothing')}
      />
    </Section>
  )
}
