import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Section } from '../ui/page.tsx'
import { Scroller } from '../ui/scroller.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import styles from './criteria.module.css'
import { HeatMap } from './heat-map.tsx'
import { LevelMark } from './level-mark.tsx'
import { type Criteria, levelAt } from './risk.ts'
import { useSpanWords } from './use-span-words.ts'

type Props = { criteria: Criteria; people: readonly { membership: string; name: string }[] }

/** Criteria to read: scales, matrix, and what each level asks. */
export function CriteriaView({ criteria, people }: Props) {
  const text = useText()
  return (
    <>
      <Section title={text('criteria.matrix')} id="matrix">
        <div className={styles.matrix}>
          <HeatMap criteria={criteria} cells={null} rating="current" chosen={null} />
        </div>
      </Section>
      <Levels criteria={criteria} people={people} />
      <Section title={text('risk.map.likelihood')} id="likelihood">
        <SectionTable
          label={text('risk.map.likelihood')}
          columns={[
            { key: 'step', head: text('rate.step') },
            { key: 'meaning', head: text('criteria.meaning') },
          ]}
          rows={criteria.likelihood.map((step, place) => ({ ...step, place: place + 1 }))}
          rowKey={({ place }) => `${place}`}
          cell={({ place, name, meaning }, column) =>
            column === 'step' ? (
              <b className={styles.step} lang="">
                {place} {name}
              </b>
            ) : (
              <span lang="">{meaning}</span>
            )
          }
        />
      </Section>
      <Impacts criteria={criteria} />
    </>
  )
}

function Levels({ criteria, people }: Props) {
  const text = useText()
  const written = useWritten()
  const span = useSpanWords()
  return (
    <Section title={text('criteria.levels')} id="levels">
      <SectionTable
        label={text('criteria.levels')}
        columns={[
          { key: 'name', head: text('risk.level') },
          { key: 'asks', head: text('criteria.asks') },
          { key: 'review', head: text('criteria.reviewEvery'), cardHead: text('criteria.reviewEvery') },
          { key: 'who', head: text('criteria.who'), cardHead: text('criteria.who') },
          { key: 'long', head: text('criteria.acceptFor'), cardHead: text('criteria.acceptFor') },
        ]}
        rows={criteria.levels.map((level, place) => ({ ...level, mark: levelAt(criteria, place) })).reverse()}
        rowKey={({ mark }) => `${mark.place}`}
        cell={(level, column) => {
          if (column === 'name') return <LevelMark level={level.mark} />
          if (column === 'asks') return text(level.mark.aboveAppetite ? 'risk.map.asks' : 'risk.map.borne')
          if (column === 'review') return span(level.reviewEvery)
          if (!level.mark.aboveAppetite) return text('criteria.notNeeded')
          if (column === 'long') return span(level.acceptFor)
          const names = [
            ...level.acceptedBy.map((role) => text(`role.${role}`)),
            ...level.acceptors.map(
              (one) => people.find(({ membership }) => membership === one)?.name ?? text('criteria.gone'),
            ),
          ]
          return names.length > 0 ? written.list(names) : text('criteria.nobody')
        }}
      />
    </Section>
  )
}

function Impacts({ criteria }: { criteria: Criteria }) {
  const text = useText()
  return (
    <Section title={text('risk.map.impact')} id="impact">
      <Scroller className={styles.scroller} label={text('risk.map.impact')}>
        <table className={styles.impacts}>
          <thead>
            <tr>
              <th scope="col">{text('rate.step')}</th>
              {criteria.aspects.map(({ id, name }) => (
                <th key={id} scope="col" lang="">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {criteria.impact.map(({ name, meaning }, place) => (
              <tr key={name}>
                <th scope="row" lang="">
                  {place + 1} {name}
                  {meaning ? <span className={styles.what}>{meaning}</span> : null}
                </th>
                {criteria.aspects.map(({ id, meanings }) => (
                  <td key={id} lang="">
                    {meanings[place]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </Section>
  )
}
