import { coveredByWords } from '../../core/coverage/coverage-words.ts'
import { groundMarkWords } from '../../core/coverage/ground-words.ts'
import { lossWords, standingWords, strengthWords } from '../../core/coverage/standing-words.ts'
import styles from '../own-coverage/own-coverage.module.css'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import type { DataColumn } from '../ui/data-table.tsx'
import { Verdict } from '../ui/verdict.tsx'
import own from './coverage.module.css'
import { type CoveredRequirement, shapeOf } from './coverage.ts'

/** The columns of who covers what. */
export function useCoveredColumns(edition: string, together: boolean): DataColumn<CoveredRequirement>[] {
  const text = useText()
  const language = useLanguage()
  return [
    {
      key: 'requirement',
      head: text('coverage.requirement'),
      cell: ({ requirement, title }) => (
        <Link to={`/standards/${edition}/${requirement}`} className={styles.title}>
          {requirement} {title[language]}
        </Link>
      ),
    },
    {
      key: 'standing',
      head: text('coverage.standing'),
      cell: ({ standing }) => (
        <Verdict state={shapeOf[standing]}>{standingWords(standing, together)[language]}</Verdict>
      ),
    },
    {
      key: 'covering',
      head: text('coverage.byWhomHead'),
      width: 'wide',
      cell: ({ covering }) =>
        covering.length === 0 ? null : (
          <ul className={own.covering}>
            {covering.map((one) => (
              <CoveringLine key={`${one.service.id}`} one={one} />
            ))}
          </ul>
        ),
    },
    {
      key: 'measures',
      head: text('coverage.ownMeasures'),
      named: true,
      cell: ({ measures }) => (
        <div className={styles.stack}>
          {measures.map(({ id, title }) => (
            <Link key={id} to={`/measures/${id}`} lang="">
              {title}
            </Link>
          ))}
        </div>
      ),
    },
  ]
}

function CoveringLine({ one }: { one: CoveredRequirement['covering'][number] }) {
  const text = useText()
  const written = useWritten()
  const language = useLanguage()
  const { supplier, service, report, by, strength, grounds, carried, through, works } = one
  const covers = by === 'supplier' || by === 'shared'
  return (
    <li>
      <Link to={`/coverage/${report.id}`} lang="">
        {supplier.title}: {service.title}
      </Link>
      {`: ${coveredByWords[by][language].toLowerCase()}`}
      {covers ? (
        <div className="small">
          {strengthWords[strength][language]}
          {through ? `, ${text('coverage.throughDay', { day: written.day(through) })}` : ''}
          {through && !works ? `, ${text('coverage.onlyExists')}` : ''}
        </div>
      ) : null}
      {covers
        ? grounds
            .filter(({ title, holds }) => title !== '' && !holds)
            .map((ground) => (
              <div key={ground.title} className="small">
                {ground.through
                  ? text('coverage.groundOver', { title: ground.title, day: written.day(ground.through) })
                  : text('coverage.groundShowsNothing', { title: ground.title })}
              </div>
            ))
        : null}
      {covers
        ? [...new Set(grounds.flatMap(({ marks }) => marks))].map((mark) => (
            <div key={mark} className="small">
              {groundMarkWords[mark][language]}
            </div>
          ))
        : null}
      {carried ? (
        <div className="small">
          {text('coverage.carriedFrom', { edition: carried.editionName, numbers: carried.requirements.join(', ') })}
          {carried.loss ? `; ${lossWords[carried.loss][language]}` : ''}
        </div>
      ) : null}
    </li>
  )
}
