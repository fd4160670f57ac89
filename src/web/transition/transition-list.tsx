import { type TransitionKind, transitionKinds } from '../../core/transition/transition-report.ts'
import { useSearch } from '../session/search.ts'
import { useText } from '../session/text.tsx'
import { Section } from '../ui/page.tsx'
import styles from './transition.module.css'
import type { Transition } from './transition.ts'
import { TransitionRow } from './transition-row.tsx'

type Side = 'new' | 'old'

/** Every requirement of one of the two editions, of one kind or of all; side and kind live in the address. */
export function TransitionList({ transition }: { transition: Transition }) {
  const text = useText()
  const [search, setSearch] = useSearch()
  const side: Side = search.get('side') === 'old' ? 'old' : 'new'
  const kind = transitionKinds.find((one) => one === search.get('kind')) ?? null
  const entries = transition[side]
  const shown = entries.filter(({ became }) => kind === null || became === kind)
  const choose = (name: 'side' | 'kind', value: string | null) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        if (value === null) after.delete(name)
        else after.set(name, value)
        return after
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <Section title={text('transition.list')}>
      <fieldset className={styles.sides}>
        <legend className="unseen">{text('transition.side')}</legend>
        {(['new', 'old'] as const).map((one) => (
          <label key={one} className={styles.side}>
            <input
              type="radio"
              name="side"
              className="unseen"
              checked={side === one}
              onChange={() => choose('side', one === 'old' ? 'old' : null)}
            />
            {text('transition.sideChoice', {
              edition: transition[one === 'new' ? 'to' : 'from'].name,
              count: transition[one].length,
            })}
          </label>
        ))}
      </fieldset>
      <KindFilter
        counts={transition.counts[side]}
        all={entries.length}
        kind={kind}
        onChoose={(one) => choose('kind', one)}
      />
      <p role="status" className="small">
        {shown.length === 0
          ? text('transition.nothing')
          : `${text('transition.shown', { count: shown.length, of: entries.length })}${kind ? ` ${text(`became.${kind}`)}: ${text(`becameHint.${kind}`)}.` : ''}`}
      </p>
      {(['clause', 'control'] as const).map((group) => {
        const rows = shown.filter((one) => one.kind === group)
        if (rows.length === 0) return null
        return (
          <section key={group} className={styles.group} aria-label={text(`transition.${group}s`)}>
            <h3>{text(`transition.${group}s`)}</h3>
            <ul className={styles.rows}>
              {rows.map((entry) => (
                <li key={entry.key}>
                  <TransitionRow transition={transition} side={side} entry={entry} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </Section>
  )
}

type KindFilterProps = {
  counts: Partial<Record<TransitionKind, number>>
  all: number
  kind: TransitionKind | null
  onChoose: (kind: TransitionKind | null) => void
}

/** How often each kind occurs, and a way to see only that kind. */
function KindFilter({ counts, all, kind, onChoose }: KindFilterProps) {
  const text = useText()
  return (
    <fieldset className={styles.kinds}>
      <legend className="unseen">{text('transition.filter')}</legend>
      {[null, ...transitionKinds].map((one) => (
        <label key={one ?? 'all'} className={styles.kind}>
          <input type="radio" name="kind" className="unseen" checked={kind === one} onChange={() => onChoose(one)} />
          <span>{one === null ? text('transition.all') : text(`became.${one}`)}</span>
          <span className={styles.count}>{one === null ? all : (counts[one] ?? 0)}</span>
        </label>
      ))}
    </fieldset>
  )
}
