import type { TouchWay } from '../../core/guidance/guidance.ts'
import { factAbsentWords, setAsideWords, wayWords } from '../../core/touchpoints/words.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Section } from '../ui/page.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { FactQuestions } from './fact-questions.tsx'
import { FlowWord } from './flow-word.tsx'
import { Outcome } from './outcome.tsx'
import { flowsOf, type Road, type RoadRequirement, relevantOf } from './road.ts'
import styles from './touchpoints.module.css'

/** What follows: no health information at all, or which requirements matter and why, and which can be left out. */
export function ResultStep({ road }: { road: Road }) {
  const text = useText()
  const { result } = road.whole
  return (
    <>
      <Outcome road={{ ...road, partial: null }} />
      {result === 'none' ? <NothingToDo /> : null}
      <FlowResults road={road} />
      {result === 'phi' ? (
        <>
          <Section title={text('touch.factsTitle')}>
            <p>{text('touch.factsExplain')}</p>
            <FactQuestions facts={road.facts} />
          </Section>
          <Relevant road={road} />
          <Excludable road={road} />
          <Attention road={road} />
        </>
      ) : null}
    </>
  )
}

/** The kind end: there is nothing to do, and what to tell a customer who asks. */
function NothingToDo() {
  const text = useText()
  return (
    <Section title={text('touch.tellTitle')}>
      <p>{text('touch.nothingToDo')}</p>
      <p className={styles.tell}>{text('touch.tell')}</p>
      <div className="row">
        <CopyButton value={text('touch.tell')} />
        <ButtonLink to="/touchpoints/overview" look="quiet">
          {text('touch.makeOverview')}
        </ButtonLink>
      </div>
      <p className="small">{text('touch.whenChanges')}</p>
    </Section>
  )
}

function FlowResults({ road }: { road: Road }) {
  const text = useText()
  const rows = road.services.flatMap((service) => service.flows.map((flow) => ({ service, flow })))
  return (
    <Section title={text('touch.perFlow')}>
      <SectionTable
        label={text('touch.perFlow')}
        columns={[
          { key: 'flow', head: text('touch.flow') },
          { key: 'result', head: text('touch.result') },
        ]}
        rows={rows}
        rowKey={({ flow }) => flow.id}
        cell={({ service, flow }, column) =>
          column === 'flow' ? (
            <>
              {flow.name} <span className="small">{service.name}</span>
            </>
          ) : (
            <FlowWord flow={flow} />
          )
        }
      />
    </Section>
  )
}

function Relevant({ road }: { road: Road }) {
  const text = useText()
  const relevant = relevantOf(road.whole)
  return (
    <Section title={text('touch.relevant', { count: relevant.length })}>
      <p>{text('touch.relevantExplain')}</p>
      <ul className={styles.reqs}>
        {relevant.map((requirement) => (
          <li key={requirement.id}>
            <RequirementName requirement={requirement} />
            <Because road={road} requirement={requirement} />
            {requirement.confidence === 'high' ? null : <p className="small">{text('touch.uncertain')}</p>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The touches that make a requirement matter, by way, and what care adds to it. */
function Because({ road, requirement }: { road: Road; requirement: RoadRequirement }) {
  const text = useText()
  const written = useWritten()
  const names = new Map(flowsOf(road).map(({ id, name }) => [id, name]))
  const ways = [...Map.groupBy(requirement.touches, ({ way }) => way)]
  const nameOf = (way: TouchWay) => written.inLanguage(wayWords[way].name)
  return (
    <>
      <p className="small">{text('touch.becauseOf', { ways: written.list(ways.map(([way]) => nameOf(way))) })}</p>
      <details className={styles.more}>
        <summary>{text('touch.whyAndCare', { number: requirement.id })}</summary>
        <ul className={`small ${styles.ways}`}>
          {ways.map(([way, touches]) => (
            <li key={way}>
              <b>{nameOf(way)}</b>: {written.list(touches.map(({ flow }) => names.get(flow) ?? ''))}
            </li>
          ))}
        </ul>
        {requirement.care ? <p>{written.inLanguage(requirement.care)}</p> : null}
      </details>
    </>
  )
}

/** The number and name of a requirement, leading to what the product says about it. */
export function RequirementName({ requirement }: { requirement: Pick<RoadRequirement, 'id' | 'title'> }) {
  const written = useWritten()
  return (
    <Link to={`/standards/nen-7510-2024/${requirement.id}`}>
      <span className={styles.number}>{requirement.id}</span>
      {written.inLanguage(requirement.title)}
    </Link>
  )
}

/** What care adds to a requirement, folded up. */
export function CareText({ requirement: { care, id } }: { requirement: RoadRequirement }) {
  const text = useText()
  const written = useWritten()
  if (!care) return null
  return (
    <details className={styles.more}>
      <summary>{text('touch.careOf', { number: id })}</summary>
      <p>{written.inLanguage(care)}</p>
    </details>
  )
}

function Excludable({ road }: { road: Road }) {
  const text = useText()
  const written = useWritten()
  const out = road.whole.requirements.filter(({ outcome, mark }) => outcome === 'excludable' && mark !== 'guidance')
  const reason = ({ because }: RoadRequirement) => {
    if (because?.kind === 'fact')
      return `${text('touch.because')} ${written.inLanguage(factAbsentWords[because.fact])}.`
    if (because?.kind !== 'no-touch') return ''
    return text('touch.noTouch', {
      ways: written.list(because.ways.map((way) => written.inLanguage(wayWords[way].name))),
    })
  }
  return (
    <Section title={text('touch.excludable', { count: out.length })}>
      <p>{out.length === 0 ? text('touch.excludableNone') : text('touch.excludableExplain')}</p>
      <ul className={styles.reqs}>
        {out.map((requirement) => (
          <li key={requirement.id}>
            <RequirementName requirement={requirement} />
            <p className="small">{reason(requirement)}</p>
          </li>
        ))}
      </ul>
      {road.whole.setAside.length > 0 ? (
        <>
          <h3>{text('touch.setAside')}</h3>
          <ul className={styles.reqs}>
            {road.whole.setAside.map(({ id, requirement }) => (
              <li key={id}>
                <span className={styles.number}>{requirement}</span>
                {written.inLanguage(setAsideWords[id])}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  )
}

function Attention({ road }: { road: Road }) {
  const text = useText()
  const points = road.whole.requirements.filter(({ outcome, mark }) => outcome === 'relevant' && mark === 'guidance')
  if (points.length === 0) return null
  return (
    <Section title={text('touch.attention', { count: points.length })}>
      <p>{text('touch.attentionExplain')}</p>
      <details className={styles.more}>
        <summary>{text('touch.attentionShow')}</summary>
        <ul className={styles.reqs}>
          {points.map((requirement) => (
            <li key={requirement.id}>
              <RequirementName requirement={requirement} />
            </li>
          ))}
        </ul>
      </details>
    </Section>
  )
}
