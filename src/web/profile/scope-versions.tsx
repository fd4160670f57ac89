import { useState } from 'react'
import { compareScopeVersions, downloadScopeVersion } from '../../features/profile/scope-statement.contract.ts'
import type { Language } from '../../platform/language/languages.ts'
import { useAnswer } from '../session/answers.ts'
import { keepFile } from '../session/download.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import styles from './profile.module.css'
import type { ScopeStatement } from './profile.ts'
import { cutSame } from './scope-blocks.ts'
import { ScopeText } from './scope-text.tsx'

type Versions = ScopeStatement['versions']
const shownOfHash = 12

/** The approved versions, exactly as they were frozen, and how any two differ. */
export function ScopeVersions({ versions, language }: { versions: Versions; language: Language }) {
  const text = useText()
  const { at } = useMoment()
  return (
    <>
      <Section title={text('versions.approved')}>
        <ol className={styles.versions} reversed>
          {versions.map((version) => (
            <li key={version.number}>
              <Version version={version} language={language} />
            </li>
          ))}
        </ol>
      </Section>
      {versions.length > 1 || at === null ? <Compare versions={versions} language={language} /> : null}
    </>
  )
}

function Version({ version, language }: { version: Versions[number]; language: Language }) {
  const text = useText()
  const written = useWritten()
  const { call } = useSession()
  const { at } = useMoment()
  const { number } = version
  return (
    <article aria-labelledby={`scope-${number}`}>
      <h3 id={`scope-${number}`}>{text('versions.version', { version: number })}</h3>
      <p>{text('versions.approvedBy', { name: version.approvedBy, moment: written.instant(version.approvedAt) })}</p>
      {version.note ? <p className={styles.note}>{version.note}</p> : null}
      <details className={styles.fold}>
        <summary>{text('scopeText.read', { version: number })}</summary>
        <ScopeText text={version.text[language]} lang={language} />
      </details>
      <div className="row">
        <span className="small">
          {text('versions.hash')}{' '}
          <code className="code" title={version.sha256}>
            {version.sha256.slice(0, shownOfHash)}…
          </code>
        </span>
        <CopyButton value={version.sha256} />
        <Button
          look="bare"
          small
          label={`${text('scopeText.download')}: ${text('versions.version', { version: number })}`}
          onPress={() => void call(downloadScopeVersion, { params: { number }, at }).then(keepFile)}
        >
          {text('scopeText.download')}
        </Button>
      </div>
    </article>
  )
}

const now = 'now'

function Compare({ versions, language }: { versions: Versions; language: Language }) {
  const text = useText()
  const { at } = useMoment()
  const numbers = versions.map(({ number }) => `${number}`)
  // Looking back, what stands now was still to come.
  const last = at === null ? [now, ...numbers] : numbers
  const [chosen, setChosen] = useState<{ from: string; to: string }>({ from: '', to: '' })
  const to = last.find((one) => one === chosen.to) ?? last[0] ?? ''
  const from = numbers.find((one) => one === chosen.from) ?? numbers.find((one) => one !== to) ?? ''
  const choices = (of: string[]) =>
    of.map((value) => ({
      value,
      label: value === now ? text('scopeText.now') : text('versions.version', { version: value }),
    }))
  return (
    <Section title={text('versions.compare')} id="compare">
      <div className={styles.pick}>
        <SelectField
          label={text('versions.from')}
          choices={choices(numbers)}
          field={{ name: 'from', value: from, error: undefined, onChange: (one) => setChosen({ from: one, to }) }}
        />
        <SelectField
          label={text('versions.to')}
          choices={choices(last)}
          field={{ name: 'to', value: to, error: undefined, onChange: (one) => setChosen({ from, to: one }) }}
        />
      </div>
      {from === to ? <p>{text('versions.sameTwice')}</p> : <Compared from={Number(from)} to={to} language={language} />}
    </Section>
  )
}

function Compared({ from, to, language }: { from: number; to: string; language: Language }) {
  const text = useText()
  const answer = useAnswer(compareScopeVersions, {
    query: { from, to: to === now ? undefined : Number(to), language },
  })
  return (
    <Loaded answer={answer}>
      {({ parts }) =>
        parts.every(({ kind }) => kind === 'same') ? (
          <p>{text('scopeText.sameText')}</p>
        ) : (
          <div className={styles.difference} lang={language}>
            {parts.map((part, index) => {
              // The parts are an order of their own and never move.
              const key = `${index} ${part.kind}`
              if (part.kind === 'same') {
                const at = index === 0 ? 'first' : index === parts.length - 1 ? 'last' : 'middle'
                return <span key={key}>{cutSame(part.text, at)}</span>
              }
              return part.kind === 'added' ? <ins key={key}>{part.text}</ins> : <del key={key}>{part.text}</del>
            })}
          </div>
        )
      }
    </Loaded>
  )
}
