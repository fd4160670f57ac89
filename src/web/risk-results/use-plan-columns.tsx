import { stateWords, treatmentWords } from '../../core/risk/standing-words.ts'
import type { readTreatmentPlan } from '../../features/risk/results.contract.ts'
import { verdictOfApproval } from '../risk/approval-section.tsx'
import { LevelMark } from '../risk/level-mark.tsx'
import { verdictOfRisk } from '../risk/risk.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import type { DataColumn } from '../ui/data-table.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './results.module.css'

type Planned = Answer<typeof readTreatmentPlan>['items'][number]

/** What the plan tells of a risk. */
export function usePlanColumns(): DataColumn<Planned>[] {
  const text = useText()
  const written = useWritten()
  return [
    {
      ...{ key: 'risk', head: text('treatment.risk') },
      cell: ({ id, code, title, asset }) => (
        <div className={styles.risk}>
          <Link to={`/risks/${id}`}>
            {code} {title}
          </Link>
          <div className="small">{asset}</div>
        </div>
      ),
    },
    {
      ...{ key: 'decision', head: text('treatment.decision'), named: true },
      cell: ({ treatment, treatmentReason, decided }) => (
        <div className={styles.column}>
          {treatment === null ? text('treatment.undecided') : written.inLanguage(treatmentWords[treatment])}
          {treatmentReason ? <div className="small">{treatmentReason}</div> : null}
          {decided ? (
            <div className="small">{text('treatment.by', { name: decided.by, day: written.day(decided.on) })}</div>
          ) : null}
        </div>
      ),
    },
    {
      ...{ key: 'owner', head: text('treatment.owner'), named: true },
      cell: ({ owner, ownerRole, approval: { state, on } }) => (
        <div className={styles.column}>
          {owner ? (owner.left ? text('measures.left', { name: owner.name }) : owner.name) : ownerRole}
          {state === 'not-asked' ? null : (
            <div className="small">
              <Verdict state={verdictOfApproval[state]}>
                {state === 'given' && on
                  ? text('approval.givenOn', { day: written.day(on) })
                  : text(`approval.state.${state}`)}
              </Verdict>
            </div>
          )}
        </div>
      ),
    },
    {
      ...{ key: 'level', head: text('treatment.level'), named: true },
      cell: ({ levels, state }) => (
        <>
          {levels ? <LevelMark level={levels.current} /> : null}
          <div className="small">
            <Verdict state={verdictOfRisk(state)}>{written.inLanguage(stateWords[state])}</Verdict>
          </div>
        </>
      ),
    },
    {
      ...{ key: 'planned', head: text('treatment.planned'), named: true },
      cell: ({ planned, unshown }) => (
        <ul className={styles.measures}>
          {planned.map(({ id, title, plannedFor, late, owner }) => (
            <li key={id}>
              <Link to={`/measures/${id}`}>{title}</Link>
              <div className="small">
                {plannedFor === null ? text('treatment.noDay') : written.day(plannedFor)}
                {owner ? `, ${owner}` : ''}
                {late && plannedFor !== null ? (
                  <>
                    {' '}
                    <Verdict state="fails">{text('treatment.late')}</Verdict>
                  </>
                ) : null}
              </div>
            </li>
          ))}
          {unshown.length > 0 ? (
            <li className="small">
              {text('treatment.unshown')}{' '}
              {unshown.map(({ id, title }, place) => (
                <span key={id}>
                  {place > 0 ? '; ' : ''}
                  <Link to={`/measures/${id}`}>{title}</Link>
                </span>
              ))}
            </li>
          ) : null}
        </ul>
      ),
    },
    {
      ...{ key: 'within', head: text('treatment.lowEnough'), named: true },
      cell: ({ within, acceptedThrough }) => (
        <div className={styles.column}>
          {written.inLanguage(within)}
          {acceptedThrough ? (
            <div className="small">{text('treatment.acceptedThrough', { day: written.day(acceptedThrough) })}</div>
          ) : null}
        </div>
      ),
    },
  ]
}
