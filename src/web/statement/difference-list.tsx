import { type ReactNode, useState } from 'react'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { verdictOf } from '../ui/control-state.ts'
import { type Together, tellOnce } from '../ui/tell-once.ts'
import { Verdict } from '../ui/verdict.tsx'
import { keyOf } from './control.ts'
import { type Difference, type DifferentControl, type Line, linesOf } from './difference.ts'
import styles from './versions.module.css'

const shownAtFirst = 20
const kinds = ['changed', 'added', 'dropped'] as const

/** Control by control what differs between two statements, before beside after. */
export function DifferenceList({ difference }: { difference: Difference }) {
  const text = useText()
  const [all, setAll] = useState(false)
  const { items, unchanged, scope } = difference
  if (items.length === 0 && !scope) return <p>{text('versions.noDifference')}</p>
  const told = tellOnce(items, ({ kind, before, after }) => JSON.stringify([kind, before, after]))
  const shown = all ? told : told.slice(0, shownAtFirst)
  const groups = kinds
    .map((kind) => ({
      kind,
      count: items.filter((one) => one.kind === kind).length,
      of: shown.filter(({ about }) => about.kind === kind),
    }))
    .filter(({ count }) => count > 0)
  return (
    <>
      <p className="small">{text('versions.differences', { count: items.length, unchanged })}</p>
      {scope ? (
        <ul className={styles.differences}>
          <li>
            <p className={styles.name}>{text('organisation.scope')}</p>
            <dl className={styles.lines}>
              <div>
                <dt className="small">{text('versions.part.scope')}</dt>
                <Pair before={scope.before || null} after={scope.after || null} />
              </div>
            </dl>
          </li>
        </ul>
      ) : null}
      {groups.map(({ kind, count, of }) => (
        <section key={kind}>
          {groups.length > 1 || kind !== 'changed' ? <h3>{text(`versions.kind.${kind}`, { count })}</h3> : null}
          <ul className={styles.differences}>
            {of.map((control) => (
              <li key={keyOf(control.about)}>
                <ControlDifference {...control} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {shown.length < told.length ? (
        <Button look="quiet" small onPress={() => setAll(true)}>
          {text('versions.showAll', { count: items.length })}
        </Button>
      ) : null}
    </>
  )
}

function ControlDifference({ about: control, editions }: Together<DifferentControl>) {
  const text = useText()
  const written = useWritten()
  return (
    <>
      <p className={styles.name}>
        <Link to={`/standards/${control.edition}/${control.requirement}`}>
          {control.requirement} {written.inLanguage(control.title)}
        </Link>{' '}
        <span className="small">{written.list(editions)}</span>
      </p>
      <dl className={styles.lines}>
        {linesOf(control).map((line) => (
          <div key={line.part}>
            <dt className="small">{text(`versions.part.${line.part}`)}</dt>
            <Sides line={line} />
          </div>
        ))}
      </dl>
    </>
  )
}

function Sides({ line }: { line: Line }) {
  const text = useText()
  const written = useWritten()
  if (line.part === 'state') {
    const show = (state: typeof line.before) => <Verdict state={verdictOf(state)}>{text(`state.${state}`)}</Verdict>
    return <Pair before={show(line.before)} after={show(line.after)} />
  }
  if (line.part === 'reasons') {
    const show = (reasons: string[] | null) =>
      reasons && written.list(reasons.map((reason) => text(`reason.${reason}` as 'reason.risk')))
    return <Pair before={show(line.before)} after={show(line.after)} />
  }
  const show = (value: string | null) => (value && line.part === 'since' ? written.day(value) : value)
  return <Pair before={show(line.before)} after={show(line.after)} />
}

function Pair({ before, after }: { before: ReactNode; after: ReactNode }) {
  const text = useText()
  const none = <span className="small">{text('versions.nothing')}</span>
  return (
    <>
      <dd className={styles.before}>
        <span className="unseen">{text('versions.before')}: </span>
        {before ?? none}
      </dd>
      <dd className={styles.after}>
        <span className="unseen">{text('versions.after')}: </span>
        {after ?? none}
      </dd>
    </>
  )
}
