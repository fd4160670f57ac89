import { useSearchParams } from 'react-router'
import { compareSoaVersions } from '../../features/soa/soa.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { DifferenceList } from './difference-list.tsx'
import styles from './versions.module.css'
import type { Versions } from './versions.ts'

/** How two versions differ, or a version and the statement as it stands. Which two lives in the address. */
export function CompareSection({ versions }: { versions: Versions['items'] }) {
  const text = useText()
  const { at } = useMoment()
  const [search, setSearch] = useSearchParams()
  const numbers = versions.map(({ number }) => `${number}`)
  // Looking back, what stands now was still to come.
  const last = at === null ? ['now', ...numbers] : numbers
  const to = last.find((one) => one === search.get('to')) ?? last[0] ?? ''
  const from = numbers.find((one) => one === search.get('from')) ?? numbers.find((one) => one !== to) ?? ''
  const choose = (name: string) => (value: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        after.set('from', from)
        after.set('to', to)
        after.set(name, value)
        return after
      },
      { preventScrollReset: true, replace: true },
    )
  const label = (one: string) => (one === 'now' ? text('versions.now') : text('versions.version', { version: one }))
  const choices = (of: string[]) => of.map((value) => ({ value, label: label(value) }))
  return (
    <Section title={text('versions.compare')} id="compare">
      <div className={styles.pick}>
        <SelectField
          label={text('versions.from')}
          choices={choices(numbers)}
          field={{ name: 'from', value: from, onChange: choose('from'), error: undefined }}
        />
        <SelectField
          label={text('versions.to')}
          choices={choices(last)}
          field={{ name: 'to', value: to, onChange: choose('to'), error: undefined }}
        />
      </div>
      {from === to ? <p>{text('versions.sameTwice')}</p> : <Compared from={Number(from)} to={to} />}
    </Section>
  )
}

function Compared({ from, to }: { from: number; to: string }) {
  const answer = useAnswer(compareSoaVersions, { query: { from, to: to === 'now' ? undefined : Number(to) } })
  return (
    <Loaded answer={answer}>{(difference) => <DifferenceList key={`${from} ${to}`} difference={difference} />}</Loaded>
  )
}
