import { useState } from 'react'
import { linkStateWords, linkWords } from '../../core/demonstrability/chain-words.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { Section } from '../ui/page.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './chain.module.css'
import { ChainDrawing } from './chain-drawing.tsx'
import { addressOfFact } from './fact-address.ts'
import { SupplierProof } from './supplier-proof.tsx'
import { type Detailed, endsSoon, linkMark } from './verdicts.ts'

type ChainLink = Detailed['links'][number]

/** The chain of proof: seven links, each with how it stands, why, since when and until when, and the facts behind it. */
export function ChainSection({ verdict }: { verdict: Detailed }) {
  const text = useText()
  const columns = [
    { key: 'link', head: text('chain.link') },
    { key: 'state', head: text('chain.state') },
    { key: 'why', head: text('chain.why') },
    { key: 'facts', head: text('chain.facts') },
  ]
  return (
    <Section
      title={
        <span className={styles.title}>
          {text('chain.title')} <ChainDrawing links={verdict.links.map(({ state }) => state)} />
        </span>
      }
    >
      <div className={styles.table}>
        <SectionTable
          plain
          label={text('chain.title')}
          columns={columns}
          rows={verdict.links}
          rowKey={({ link }) => link}
          cell={(link, column) => <Cell link={link} column={column} />}
        />
      </div>
      <SupplierProof edition={verdict.edition} requirement={verdict.requirement} />
    </Section>
  )
}

function Cell({ link, column }: { link: ChainLink; column: string }) {
  const written = useWritten()
  if (column === 'link') {
    const { name, question } = linkWords[link.link]
    return <span title={written.inLanguage(question)}>{written.inLanguage(name)}</span>
  }
  if (column === 'state') return <LinkStateWord link={link} />
  if (column === 'why') return <Why link={link} />
  return <FactsOf link={link} />
}

function LinkStateWord({ link: { state, until } }: { link: ChainLink }) {
  const text = useText()
  const written = useWritten()
  const { at, today } = useMoment()
  if (state === 'holds' && endsSoon(until, at ?? today)) return <Verdict state="soon">{text('chain.endsSoon')}</Verdict>
  return <Verdict state={linkMark[state]}>{written.inLanguage(linkStateWords[state])}</Verdict>
}

function Why({ link: { state, reason, since, until } }: { link: ChainLink }) {
  const text = useText()
  const written = useWritten()
  const days = [
    ...(since === null || state === 'not-asked' ? [] : [text('chain.since', { day: written.day(since) })]),
    ...(until === null ? [] : [text('chain.until', { day: written.day(until) })]),
  ]
  return (
    <>
      <span className={styles.why}>{written.inLanguage(reason)}</span>
      {days.length > 0 ? <span className={`small ${styles.days}`}>{days.join(' · ')}</span> : null}
    </>
  )
}

// One thing is gone to at once; more are named first.
function FactsOf({ link: { link, reason } }: { link: ChainLink }) {
  const text = useText()
  const written = useWritten()
  const [open, setOpen] = useState(false)
  const label = text('chain.factsOf', { link: written.inLanguage(linkWords[link].name) })
  if (link === 'applicability' && reason.key !== 'clause-applies')
    return (
      <a className="small" href="#decided" aria-label={label}>
        {text('chain.facts')}
      </a>
    )
  const [first, ...others] = reason.about
  if (!first) return null
  if (others.length === 0)
    return (
      <Link className="small" to={addressOfFact(first)} aria-label={`${label}: ${first.title}`}>
        {text('chain.facts')}
      </Link>
    )
  return (
    <>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        {text('chain.facts')}
      </button>
      {open ? (
        <ul className={styles.about}>
          {reason.about.map((about) => (
            <li key={about.id}>
              <Link className="small" to={addressOfFact(about)} lang="">
                {about.title}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
