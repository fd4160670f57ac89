import { useState } from 'react'
import { compareSoaVersions, downloadSoaDifference } from '../../features/soa/soa.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer } from '../session/answers.ts'
import { keepFile } from '../session/download.ts'
import { useLanguage } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSearch } from '../session/search.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { DifferenceList } from './difference-list.tsx'
import styles from './versions.module.css'
import type { Versions } from './versions.ts'

/** How two versions differ, or a version and the statement as it stands. Which two lives in the address. */
export function CompareSection({ versions }: { versions: Versions['items'] }) {
  const text = useText()
  const { at } = useMoment()
  const [search, setSearch] = useSearch()
  const numbers = versions.map(({ number }) => `${number}`)
  // Looking back, what stands now was still to come.
  const last = at === null ? ['now', ...numbers] : numbers
  const to = last.find((one) => one === search.get('to')) ?? last[0] ?? ''
  const from = numbers.find((one) => one === search.get('from')) ?? numbers.find((one) => one !== to) ?? ''
  const choose = (name: string) => (value: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        // What was not chosen yet is what is on screen.
        for (const [other, shown] of [
          ['from', from],
          ['to', to],
        ] as const)
          if (!after.has(other)) after.set(other, shown)
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
  const query = { from, to: to === 'now' ? undefined : Number(to) }
  const answer = useAnswer(compareSoaVersions, { query })
  return (
    <Loaded answer={answer}>
      {(difference) => (
        <>
          <DifferenceList key={`${from} ${to}`} difference={difference} />
          {difference.items.length > 0 || difference.scope ? <DifferenceFiles {...query} /> : null}
        </>
      )}
    </Loaded>
  )
}

const formats = ['pdf', 'docx', 'xlsx'] as const

/** The difference as a file. */
function DifferenceFiles(pair: { from: number; to: number | undefined }) {
  const text = useText()
  const language = useLanguage()
  const announce = useAnnounce()
  const { call } = useSession()
  const [making, setMaking] = useState<string | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const make = async (format: (typeof formats)[number]) => {
    setMaking(format)
    setProblem(null)
    try {
      const file = await call(downloadSoaDifference, { query: { ...pair, format, language } })
      keepFile(file)
      announce(text('statement.made', { name: file.name }))
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      setMaking(null)
    }
  }
  return (
    <>
      <div className="row">
        <span className="small">{text('versions.differenceFile')}</span>
        {formats.map((format) => (
          <Button
            key={format}
            look="quiet"
            small
            busy={making === format}
            disabled={making !== null && making !== format}
            onPress={() => void make(format)}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </div>
      {problem ? <Problem problem={problem} /> : null}
    </>
  )
}
