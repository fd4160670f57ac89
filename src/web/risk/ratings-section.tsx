import { ratingKinds } from '../../core/risk/carry-rating.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { useHyphenate } from '../ui/hyphenated.tsx'
import { Section } from '../ui/page.tsx'
import { LevelMark } from './level-mark.tsx'
import styles from './ratings.module.css'
import type { Risk } from './risk.ts'

type Ratings = NonNullable<Risk['ratings']>

/** The three ratings beside each other: without measures, with what works now, and with all of them working. */
export function RatingsSection({ risk }: { risk: Risk }) {
  const text = useText()
  const written = useWritten()
  const { ratings, criteria, rateBy } = risk
  if (ratings === null) {
    return (
      <Section title={text('risk.ratings')} id="ratings">
        <p>{text(rateBy === null ? 'risk.noCriteria' : 'risk.notRated')}</p>
      </Section>
    )
  }
  const older = criteria !== null && rateBy !== null && criteria.id !== rateBy.id
  return (
    <Section
      title={text('risk.ratings')}
      id="ratings"
      beside={
        criteria ? <Link to="/risks/criteria">{text('risk.byCriteria', { number: criteria.number })}</Link> : null
      }
    >
      <div className={styles.scroller}>
        <RatingsTable ratings={ratings} />
      </div>
      <p className={styles.why}>{written.inLanguage(risk.currentWhy)}</p>
      {risk.share === null ? null : (
        <div className={styles.share} aria-hidden="true">
          <i style={{ width: `${risk.share}%` }} />
        </div>
      )}
      {older ? (
        <p className="small">{text('risk.olderCriteria', { number: criteria.number, present: rateBy.number })}</p>
      ) : null}
    </Section>
  )
}

function RatingsTable({ ratings }: { ratings: Ratings }) {
  const text = useText()
  const hyphenate = useHyphenate(useLanguage())
  const aspects = [
    ...new Map(ratingKinds.flatMap((kind) => ratings[kind].impacts).map(({ aspect, name }) => [aspect, name])),
  ]
  return (
    <table className={styles.ratings}>
      <caption className="unseen">{text('risk.ratings')}</caption>
      <thead>
        <tr>
          <td />
          {ratingKinds.map((kind) => (
            <th key={kind} scope="col" className={kind === 'current' ? styles.current : undefined}>
              {text(`risk.map.short.${kind}`)}
              <span className={styles.what}>{text(`risk.ratingWhat.${kind}`)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr className={styles.levels}>
          <th scope="row">{text('risk.level')}</th>
          {ratingKinds.map((kind) => (
            <td key={kind} className={kind === 'current' ? styles.current : undefined}>
              <LevelMark level={ratings[kind].level} told />
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">{text('risk.map.likelihood')}</th>
          {ratingKinds.map((kind) => {
            const { step, name, meaning } = ratings[kind].likelihood
            return (
              <td key={kind} className={kind === 'current' ? styles.current : undefined}>
                <Step step={step} name={name} meaning={meaning} />
              </td>
            )
          })}
        </tr>
        {aspects.map(([aspect, name]) => (
          <tr key={aspect}>
            <th scope="row" lang="">
              {hyphenate(name)}
            </th>
            {ratingKinds.map((kind) => {
              const found = ratings[kind].impacts.find((one) => one.aspect === aspect)
              return (
                <td key={kind} className={kind === 'current' ? styles.current : undefined}>
                  {found ? (
                    <Step step={found.step} name={found.stepName} meaning={found.meaning} />
                  ) : (
                    <span className="small">{text('risk.untouched')}</span>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Step({ step, name, meaning }: { step: number; name: string; meaning: string }) {
  return (
    <>
      <b>{step}</b> <span lang="">{name}</span>
      {meaning ? (
        <span className={styles.what} lang="">
          {meaning}
        </span>
      ) : null}
    </>
  )
}
