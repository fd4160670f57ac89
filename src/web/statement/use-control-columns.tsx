import { useLanguage, useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { verdictOf } from '../ui/control-state.ts'
import type { DataColumn } from '../ui/data-table.tsx'
import { Hyphenated } from '../ui/hyphenated.tsx'
import { Verdict } from '../ui/verdict.tsx'
import type { Control } from './control.ts'
import styles from './statement.module.css'

const isForCare = ({ healthcare }: Control) => healthcare === 'unique' || healthcare === 'deepened'

/** What the list tells about each control. The edition stands there only where several are mixed. */
export function useControlColumns(severalEditions: boolean): DataColumn<Control>[] {
  const text = useText()
  const written = useWritten()
  const language = useLanguage()
  const sinceOf = ({ decision }: Control) =>
    decision?.since ? (
      <span className="small">
        {decision.presence === 'planned' ? (
          <>{text('statement.planned')} </>
        ) : (
          <span className={styles.onCard}>{text('statement.since')} </span>
        )}
        <span className={styles.day}>{written.day(decision.since)}</span>
      </span>
    ) : null
  return [
    {
      key: 'number',
      head: text('statement.control'),
      sortable: true,
      cell: (control) => (
        <div
          className={`${styles.control} ${isForCare(control) ? (control.healthcareConfidence === 'high' ? styles.care : styles.unsure) : ''}`}
        >
          <Link to={`/standards/${control.edition}/${control.requirement}`} className={styles.title}>
            <b>{control.requirement}</b> <Hyphenated lang={language}>{written.inLanguage(control.title)}</Hyphenated>
          </Link>
          {severalEditions ? <div className="small">{control.editionName}</div> : null}
        </div>
      ),
    },
    {
      key: 'state',
      head: text('statement.state'),
      sortable: true,
      cell: (control) => (
        <div className={styles.state}>
          <Verdict state={verdictOf(control.state)}>{text(`state.${control.state}`)}</Verdict>
          {control.riskTie ? <Verdict state="part">{text('riskTie.word')}</Verdict> : null}
          {control.lapsed.length > 0 ? <Verdict state="fails">{text('lapsed.title')}</Verdict> : null}
        </div>
      ),
    },
    {
      key: 'reasons',
      head: text('statement.reasons'),
      cell: ({ decision }) =>
        decision && decision.reasons.length > 0 ? (
          <div className={`small ${styles.reasons}`}>
            {decision.reasons.map((reason) => text(`reason.${reason}`).toLowerCase()).join(', ')}
            {[decision.law, decision.contract].filter(Boolean).map((named) => (
              <div key={named} className={styles.named}>
                {named}
              </div>
            ))}
          </div>
        ) : null,
    },
    {
      key: 'there',
      head: text('statement.there'),
      cell: ({ decision }) => {
        const said = decision?.applies ? decision.description : decision?.justification
        return said ? (
          <div className={styles.clipped} lang="">
            {said}
          </div>
        ) : null
      },
    },
    {
      key: 'since',
      head: text('statement.since'),
      cell: sinceOf,
    },
    {
      key: 'decided',
      spare: true,
      head: text('statement.decided'),
      sortable: true,
      cell: ({ decision }) =>
        decision ? (
          <div className="small">
            <span className={styles.onCard}>{text('statement.decided')}: </span>
            {decision.decidedBy}, <span className={styles.day}>{written.dayOf(decision.decidedAt)}</span>
          </div>
        ) : null,
    },
  ]
}
