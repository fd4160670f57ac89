import { type Stage, stages } from '../../core/workshop/agenda.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { RichText, useText } from '../session/text.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { Section } from '../ui/page.tsx'
import { SpreadDots } from './spread-dots.tsx'
import styles from './workshop.module.css'
import type { Item, Workshop } from './workshop.ts'

/** What was decided, with the spread of the votes beside it, and what was not. */
export function ResultSection({ workshop }: { workshop: Workshop }) {
  const text = useText()
  const count = (state: Item['state']) => workshop.items.filter((one) => one.state === state).length
  const others = workshop.items.filter(({ state }) => state !== 'decided')
  const decided = workshop.items.filter(({ state }) => state === 'decided')
  const level = (item: Item, stage: Stage) => <Level item={item} stage={stage} workshop={workshop} />
  return (
    <Section title={text('workshop.result')}>
      <p>
        <RichText
          name="workshop.summary"
          values={{
            of: workshop.items.length,
            decided: decided.length,
            skipped: count('skipped'),
            waiting: count('waiting'),
          }}
        />
      </p>
      {decided.length > 0 ? (
        <DataTable
          label={text('workshop.result')}
          rows={decided}
          rowKey={({ id }) => id}
          columns={[
            {
              ...{ key: 'risk', head: text('workshop.risk') },
              cell: ({ risk, asset }) => (
                <>
                  <Link to={`/risks/${risk.id}`} lang="">
                    {risk.code} {risk.title}
                  </Link>
                  <div className="small">{asset.name}</div>
                </>
              ),
            },
            ...stages.map((stage) => ({
              ...{ key: stage, head: text(`workshop.stage.${stage}`), named: true },
              cell: (item: Item) => level(item, stage),
            })),
            {
              ...{ key: 'why', head: text('workshop.reasonHead'), named: true },
              cell: ({ decision }) => <span lang="">{decision?.reason || '–'}</span>,
            },
          ]}
        />
      ) : null}
      {others.length > 0 && decided.length > 0 ? (
        <p className="small">
          {text('workshop.others')}{' '}
          {others.map(({ id, risk, state }, place) => (
            <span key={id}>
              {place > 0 ? '; ' : ''}
              <Link to={`/risks/${risk.id}`}>{risk.code}</Link> ({text(`itemState.${state}`).toLowerCase()})
            </span>
          ))}
          .
        </p>
      ) : null}
    </Section>
  )
}

function Level({ item, stage, workshop }: { item: Item; stage: Stage; workshop: Workshop }) {
  const text = useText()
  const written = useWritten()
  const rated = item.decision?.[stage]
  const { spread } = item.votes[stage]
  if (!rated) return null
  const names = new Map(workshop.scales?.aspects.map(({ id, name }) => [id, name]))
  const impacts = Object.entries(rated.impacts).map(([aspect, step]) => `${names.get(aspect) ?? aspect} ${step}`)
  return (
    <div className={styles.level}>
      <b lang="">{rated.level.name}</b>
      <div className="small">
        {text('workshop.rated', { likelihood: rated.likelihood, impacts: written.list(impacts) })}
      </div>
      {spread && spread.likelihood.votes > 0 ? (
        <>
          <SpreadDots name={text('workshop.likelihood')} spread={spread.likelihood} />
          <SpreadDots name={text('workshop.impact')} spread={spread.impact} />
        </>
      ) : null}
    </div>
  )
}
