import { readWatches } from '../../features/rhythm/rhythm.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Percentage } from '../ui/percentage.tsx'
import { Problem } from '../ui/problem.tsx'
import { Verdict, VerdictShape } from '../ui/verdict.tsx'
import styles from './rhythm.module.css'
import { markOfWatch, type Watch } from './rhythm.ts'
import { RhythmParts } from './rhythm-parts.tsx'

type Listed = Watch['items']

/** The five things that go wrong most, each with its figure, what it counted and what it left out. */

/** A watch that goes by a register leads to that. */
const registers: Record<string, 'watch.toRisks' | 'watch.toSuppliers'> = {
  '/risks': 'watch.toRisks',
  '/suppliers': 'watch.toSuppliers',
}
export function WatchesPage() {
  const text = useText()
  const answer = useAnswer(readWatches, {}, { keep: true })
  return (
    <Page title={text('watches.title')} lede={text('watches.lede')}>
      <RhythmParts />
      {answer.error && answer.data ? <Problem problem={answer.error} retry={() => void answer.refetch()} /> : null}
      <Loaded answer={answer}>
        {({ watches }) => watches.map((watch) => <OneWatch key={watch.name} watch={watch} />)}
      </Loaded>
    </Page>
  )
}

function OneWatch({ watch }: { watch: Watch }) {
  const text = useText()
  const written = useWritten()
  const { name, state, wrong, sentence, items, leftOut, page } = watch
  const asking = items.items.filter((one) => one.wrong)
  return (
    <Section
      id={name}
      title={text(`watch.${name}`)}
      beside={<Link to={page}>{text(registers[page] ?? `watch.to.${name}`)}</Link>}
    >
      <Percentage
        counted={{
          key: 'counted',
          label: text('watch.counted', { count: items.total }),
          items: <ListOf listed={items} />,
        }}
        leftOut={{
          key: 'left-out',
          label: text('watch.leftOut', { count: leftOut.total }),
          items: <ListOf listed={leftOut} />,
        }}
      >
        <Verdict state={markOfWatch[state]}>{text(`watch.state.${state}`)}</Verdict> {written.inLanguage(sentence)}
      </Percentage>
      {asking.length > 0 ? <ListOf listed={{ items: asking, total: Math.max(wrong, asking.length) }} /> : null}
    </Section>
  )
}

function ListOf({ listed: { items, total } }: { listed: Listed }) {
  const text = useText()
  const written = useWritten()
  if (total === 0) return <p className="small">{text('watch.none')}</p>
  return (
    <>
      <ul className={styles.watched}>
        {items.map(({ key, title, wrong, why, page }) => (
          <li key={key}>
            {wrong ? <VerdictShape state="fails" /> : null}
            <span>
              <Link to={page} lang="">
                {title}
              </Link>{' '}
              <span className="small">{written.inLanguage(why)}</span>
            </span>
          </li>
        ))}
      </ul>
      {total > items.length ? <p className="small">{text('watch.more', { count: total - items.length })}</p> : null}
    </>
  )
}
