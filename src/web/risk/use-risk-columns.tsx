import { kindWords } from '../../core/assets/asset.ts'
import { stateWords } from '../../core/risk/standing-words.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import type { DataColumn } from '../ui/data-table.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { LevelMark } from './level-mark.tsx'
import styles from './risk.module.css'
import { type ListedRisk, type RiskChoices, verdictOfRisk } from './risk.ts'

/** What the list tells about each risk. */
export function useRiskColumns(choices: RiskChoices | undefined): DataColumn<ListedRisk>[] {
  const text = useText()
  const written = useWritten()
  return [
    {
      key: 'number',
      head: text('risk.number'),
      sortable: true,
      cell: ({ code }) => <span className={styles.day}>{code}</span>,
    },
    {
      key: 'title',
      head: text('risk.risk'),
      sortable: true,
      cell: (one) => (
        <div className={styles.title}>
          <Link to={`/risks/${one.id}`} lang="">
            {one.title}
          </Link>
          {one.threatTitle && written.inLanguage(one.threatTitle) !== one.title ? (
            <div className="small">{written.inLanguage(one.threatTitle)}</div>
          ) : null}
        </div>
      ),
    },
    {
      key: 'asset',
      head: text('risk.assetHead'),
      sortable: true,
      named: true,
      cell: ({ asset }) => (
        <div className={styles.asset}>
          <Link to={`/assets/${asset.id}`} lang="">
            {asset.name}
          </Link>
          <div className="small">
            {asset.withdrawn
              ? text('measures.withdrawn', { name: written.inLanguage(kindWords[asset.kind]) })
              : written.inLanguage(kindWords[asset.kind])}
          </div>
        </div>
      ),
    },
    {
      key: 'level',
      head: text('risk.levels'),
      sortable: true,
      cell: (one) => <Levels risk={one} present={choices?.criteria?.number} />,
    },
    {
      key: 'state',
      head: text('risk.state'),
      sortable: true,
      cell: (one) => (
        <div className={styles.state}>
          <Verdict state={verdictOfRisk(one.state)}>{written.inLanguage(stateWords[one.state])}</Verdict>
          <div className="small">{written.inLanguage(one.why)}</div>
        </div>
      ),
    },
    {
      key: 'review',
      head: text('risk.reviewBy'),
      sortable: true,
      named: true,
      cell: ({ reviewBy }) => (reviewBy ? <span className="small">{written.day(reviewBy)}</span> : null),
    },
    {
      key: 'owner',
      head: text('risk.owner'),
      sortable: true,
      named: true,
      cell: (one) => <RiskOwner {...one} />,
    },
    {
      key: 'measures',
      head: text('risk.measuresWork'),
      named: true,
      spare: true,
      cell: ({ measures: { linked, shown } }) => (
        <span className="small">
          {linked === 0 ? text('risk.noMeasures') : text('risk.measuresShown', { shown, of: linked })}
        </span>
      ),
    },
  ]
}

/** The current level, between what it was without measures and what it comes to with all of them. */
function Levels({ risk: { levels, criteria }, present }: { risk: ListedRisk; present: number | undefined }) {
  const text = useText()
  const written = useWritten()
  if (levels === null) return <span className="small">{written.inLanguage(stateWords.unrated)}</span>
  return (
    <div className={styles.levels}>
      <LevelMark level={levels.current} />
      <div className="small">
        {text('risk.fromTo', { inherent: levels.inherent.name, residual: levels.residual.name })}
      </div>
      {criteria && present !== undefined && criteria.number !== present ? (
        <div className="small">{text('risk.ofCriteria', { number: criteria.number })}</div>
      ) : null}
    </div>
  )
}

/** Who answers for a risk: a person, one who left, a role in words, or nobody. */
export function RiskOwner({ owner, ownerRole }: Pick<ListedRisk, 'owner' | 'ownerRole'>) {
  const text = useText()
  if (owner?.left) return <Verdict state="fails">{text('measures.left', { name: owner.name })}</Verdict>
  if (owner) return <>{owner.name}</>
  return ownerRole ? <span lang="">{ownerRole}</span> : <Verdict state="fails">{text('measures.noOwner')}</Verdict>
}
