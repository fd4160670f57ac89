import { sumOf } from '../../core/demonstrability/sum.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Section } from '../ui/page.tsx'
import { PartsBar } from '../ui/percentage.tsx'
import styles from './demonstrability.module.css'
import { type Grouping, groupings, type VerdictQuery, writeVerdictQuery } from './verdict-query.ts'
import { type Listed, partsOfSum, type Verdicts } from './verdicts.ts'

type Props = {
  query: VerdictQuery
  verdicts: Verdicts
  counted: readonly Listed[]
  change: (changed: Partial<VerdictQuery>) => void
}

/** The share that can be demonstrated, by edition, theme, owner or system. Each opens to the list that it counted and left out. */
export function VerdictSums({ query, verdicts, counted, change }: Props) {
  const text = useText()
  const rows = groupsOf(query.by, verdicts, useWritten().inLanguage)
  const shown = rows.flatMap((row) => {
    const of = counted.filter((one) => row.has(one))
    return of.length === 0 ? [] : [{ ...row, sum: sumOf(of.map(({ state }) => state)) }]
  })
  return (
    <Section
      title={text('verdicts.sums')}
      beside={
        <span className={`screen-only ${styles.groupings}`}>
          {groupings.map((by) => (
            <button key={by} type="button" aria-pressed={query.by === by} onClick={() => change({ by })}>
              {text(`verdictsBy.${by}`)}
            </button>
          ))}
        </span>
      }
    >
      {shown.length === 0 ? <p className="small">{text(`verdictsNone.${query.by}`)}</p> : null}
      {query.by === 'system' && shown.length > 0 ? <p className="small">{text('verdicts.notPerSystem')}</p> : null}
      <ul className={styles.sums}>
        {shown.map(({ key, name, narrow, sum }) => (
          <li key={key}>
            <span>{name}</span>
            <PartsBar parts={partsOfSum(sum)} />
            <span className={styles.share}>
              <Link to={`/demonstrability?${writeVerdictQuery(addressOf(query), narrow)}#list`}>
                {sum.applicable === 0
                  ? text('verdicts.noneApplies', { count: sum.leftOut })
                  : text('verdicts.share', {
                      count: sum.demonstrable,
                      of: sum.applicable,
                      percent: Math.floor((100 * sum.demonstrable) / sum.applicable),
                    })}
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const addressOf = (query: VerdictQuery) => writeVerdictQuery(new URLSearchParams(), { ...query, state: undefined })

type Group = { key: string; name: string; narrow: Partial<VerdictQuery>; has: (one: Listed) => boolean }
type InLanguage = (text: { nl: string; en: string }) => string

function groupsOf(
  by: Grouping,
  { editions, themes, owners, systems, suppliers }: Verdicts,
  inLanguage: InLanguage,
): Group[] {
  if (by === 'edition')
    return editions.map(({ edition, editionName }) => ({
      key: edition,
      name: editionName,
      narrow: { edition },
      has: (one) => one.edition === edition,
    }))
  if (by === 'theme') {
    const names = new Map(editions.map(({ edition, editionName }) => [edition, editionName]))
    return themes.map(({ edition, theme, title }) => ({
      key: `${edition} ${theme}`,
      name: `${names.get(edition) ?? edition}: ${inLanguage(title).toLowerCase()}`,
      narrow: { edition, theme },
      has: (one) => one.edition === edition && one.theme === theme,
    }))
  }
  if (by === 'owner')
    return owners.map(({ owner }) => ({
      key: owner,
      name: owner,
      narrow: { owner },
      has: (one) => one.owners.includes(owner),
    }))
  if (by === 'supplier')
    return suppliers.map(({ supplier, name }) => ({
      key: supplier,
      name,
      narrow: { supplier },
      has: (one) => one.suppliers.some(({ id }) => id === supplier),
    }))
  return systems.map(({ system, name }) => ({
    key: system,
    name,
    narrow: { system },
    has: (one) => one.systems.includes(system),
  }))
}
