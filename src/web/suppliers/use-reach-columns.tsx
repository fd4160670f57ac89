import { criticalityWords } from '../../core/suppliers/criticality-words.ts'
import { routeWords } from '../../core/suppliers/reach-words.ts'
import { agreementWords, incompleteWords } from '../../core/suppliers/supplier-fields.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import type { DataColumn } from '../ui/data-table.tsx'
import { type State, Verdict } from '../ui/verdict.tsx'
import { Guard } from './deliveries-section.tsx'
import type { Reach } from './supplier.ts'
import styles from './suppliers.module.css'

const agreementStates = {
  holds: 'holds',
  missing: 'fails',
  'not-needed': 'none',
  unknown: 'soon',
} as const satisfies Record<string, State>

/** The columns of who reaches what: why, how, since when, under which papers, and what is missing. */
export function useReachColumns(): DataColumn<Reach>[] {
  const text = useText()
  const language = useLanguage()
  const written = useWritten()
  return [
    {
      key: 'supplier',
      head: text('suppliers.supplier'),
      sortable: true,
      cell: ({ supplier, service, criticality, purpose }) => (
        <div className={styles.name}>
          <Link to={`/suppliers/${supplier.id}`} lang="">
            {supplier.name}
          </Link>
          <div className="small">
            <span lang="">{service.name}</span> · {criticalityWords[criticality][language]}
          </div>
          {purpose ? (
            <div className="small" lang="">
              {purpose}
            </div>
          ) : null}
        </div>
      ),
    },
    {
      key: 'asset',
      head: text('suppliers.reachesWhat'),
      sortable: true,
      named: true,
      cell: ({ asset, through }) =>
        through === null ? (
          asset.name
        ) : (
          <>
            <span lang="">{through.asset.name}</span>
            <div className="small">{text('suppliers.reachVia', { via: through.via.join(' → ') })}</div>
          </>
        ),
    },
    {
      key: 'since',
      head: text('suppliers.how'),
      sortable: true,
      named: true,
      cell: ({ route, since, mfa, logged }) => (
        <>
          {routeWords[route][language]}
          <div className="small">
            {since ? text('suppliers.since', { day: written.day(since) }) : text('suppliers.sinceUnknown')}
          </div>
          {route === 'on-site' || route === 'interface' ? null : (
            <div>
              <Guard
                value={mfa}
                yes={text('suppliers.mfaYes')}
                no={text('suppliers.mfaNo')}
                unknown={text('suppliers.mfaUnknown')}
              />
            </div>
          )}
          <Guard
            value={logged}
            yes={text('suppliers.loggedYes')}
            no={text('suppliers.loggedNo')}
            unknown={text('suppliers.loggedUnknown')}
          />
        </>
      ),
    },
    {
      key: 'review',
      head: text('suppliers.lastReview'),
      sortable: true,
      named: true,
      cell: ({ lastReview, reviewBy, agreement, incomplete, breachHours }) => (
        <>
          {lastReview ? written.day(lastReview) : text('suppliers.never')}
          <div className="small">{reviewBy ? text('suppliers.nextBy', { day: written.day(reviewBy) }) : null}</div>
          <Verdict state={agreement === 'holds' && incomplete ? 'part' : agreementStates[agreement]}>
            {text('suppliers.agreementIs', {
              word: (agreement === 'holds' && incomplete ? incompleteWords : agreementWords[agreement])[
                language
              ].toLowerCase(),
            })}
          </Verdict>
          {agreement === 'holds' && breachHours !== null ? (
            <div className="small">{text('suppliers.breachIn', { count: breachHours })}</div>
          ) : null}
        </>
      ),
    },
    {
      key: 'behind',
      head: text('suppliers.behind'),
      named: true,
      spare: true,
      cell: ({ behind }) =>
        behind.length === 0 ? (
          <span className="small">{text('suppliers.nobodyBehind')}</span>
        ) : (
          <ul className={styles.plain}>
            {behind.map(({ name, country, depth }) => (
              <li key={`${depth} ${name}`} className="small">
                {'– '.repeat(depth)}
                <span lang="">{name}</span>
                {country ? ` (${country})` : ''}
              </li>
            ))}
          </ul>
        ),
    },
    {
      key: 'missing',
      head: text('suppliers.missing'),
      named: true,
      cell: ({ missing }) =>
        missing.length === 0 ? (
          <Verdict state="holds">{text('suppliers.nothingMissing')}</Verdict>
        ) : (
          <MissingHere missing={missing} />
        ),
    },
  ]
}

/** What breaks stands in full; the rest, the same for each that one supplier reaches, opens. */
function MissingHere({ missing }: Pick<Reach, 'missing'>) {
  const text = useText()
  const language = useLanguage()
  const breaking = missing.filter(({ breaks }) => breaks)
  const others = missing.filter(({ breaks }) => !breaks)
  return (
    <>
      {breaking.length > 0 ? (
        <ul className={styles.plain}>
          {breaking.map((sentence) => (
            <li key={sentence.nl}>{sentence[language]}</li>
          ))}
        </ul>
      ) : null}
      {others.length > 0 ? (
        <details>
          <summary className="small">
            {text(breaking.length > 0 ? 'suppliers.missingBesides' : 'suppliers.missingCount', {
              count: others.length,
            })}
          </summary>
          <ul className={styles.plain}>
            {others.map((sentence) => (
              <li key={sentence.nl} className="small">
                {sentence[language]}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}
