import { type TextName, useText } from '../session/text.tsx'
import styles from './run-foot.module.css'
import type { Run } from './use-run.ts'

type Shown = { key: string; name: TextName; run: () => void; main?: boolean; off?: boolean }

/** Everything that the keys do, as buttons that name their key. */
export function RunActs({ run, legend, onLegend }: { run: Run; legend: boolean; onLegend: () => void }) {
  const text = useText()
  const { item, draft } = run
  const waits = item?.state === 'waiting'
  const acts: Shown[] = draft
    ? [
        { key: 'Enter', name: 'workshop.act.record', run: run.record, main: true, off: run.recording },
        { key: 'Esc', name: 'workshop.act.leave', run: run.leave },
      ]
    : [
        { key: '←', name: 'workshop.act.previous', run: () => run.go(-1), off: item === null },
        {
          key: '→',
          name: item === null ? 'workshop.act.begin' : 'workshop.act.next',
          run: () => run.go(1),
          main: item === null,
        },
        { key: 'V', name: 'workshop.act.reveal', run: run.reveal, main: Boolean(item?.open), off: !item?.open },
        { key: 'Enter', name: 'workshop.act.decide', run: run.decide, main: waits && !item.open, off: !waits },
        { key: 'S', name: 'workshop.act.skip', run: run.skip, off: !waits },
        { key: 'U', name: 'workshop.act.undo', run: run.undo, off: item === null },
        { key: 'P', name: 'workshop.act.pause', run: run.pause, off: item === null },
      ]
  return (
    <div className={styles.acts} role="toolbar" aria-label={text('workshop.acts')}>
      {acts.map(({ key, name, run: act, main, off }) => (
        <button
          key={name}
          type="button"
          className={styles.act}
          data-main={main || undefined}
          aria-disabled={off || undefined}
          onClick={off ? undefined : act}
        >
          {text(name)}{' '}
          <span aria-hidden="true">
            <kbd>{key}</kbd>
          </span>
        </button>
      ))}
      <button type="button" className={styles.act} aria-expanded={legend} aria-controls="keys" onClick={onLegend}>
        {text('workshop.act.keys')}{' '}
        <span aria-hidden="true">
          <kbd>?</kbd>
        </span>
      </button>
    </div>
  )
}

const legend: readonly [string, TextName][] = [
  ['← →', 'workshop.key.move'],
  ['↑ ↓', 'workshop.key.choose'],
  ['1 – 6', 'workshop.key.digits'],
  ['V', 'workshop.key.reveal'],
  ['Enter', 'workshop.key.decide'],
  ['S', 'workshop.key.skip'],
  ['U', 'workshop.key.undo'],
  ['P', 'workshop.key.pause'],
  ['Esc', 'workshop.key.escape'],
  ['?', 'workshop.key.legend'],
]

/** What each key does. */
export function KeyLegend() {
  const text = useText()
  return (
    <section id="keys" className={styles.legend} aria-label={text('workshop.act.keys')}>
      <dl>
        {legend.map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{text(name)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
