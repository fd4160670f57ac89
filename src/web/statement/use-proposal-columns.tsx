import { factText } from '../../core/applicability/lapse-words.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import type { DataColumn } from '../ui/data-table.tsx'
import { Hyphenated } from '../ui/hyphenated.tsx'
import type { ProposalGroup } from './proposals.ts'
import styles from './statement.module.css'

/** What the list of proposals tells: which control, why, and on which facts that rests. */
export function useProposalColumns(): DataColumn<ProposalGroup>[] {
  const text = useText()
  const written = useWritten()
  const language = useLanguage()
  return [
    {
      key: 'control',
      head: text('statement.control'),
      cell: ({ about: one, all }) => (
        <div className={styles.control}>
          <Link to={`/standards/${one.edition}/${one.requirement}`} className={styles.title}>
            <b>{one.requirement}</b> <Hyphenated lang={language}>{written.inLanguage(one.title)}</Hyphenated>
          </Link>
          <div className="small">{written.list(all.map(({ editionName }) => editionName))}</div>
        </div>
      ),
    },
    {
      key: 'why',
      head: text('statement.reasons'),
      width: 'wide',
      cell: ({ about: one }) => (
        <>
          {one.applies ? (
            <div>{written.list(one.reasons.map((reason) => text(`reason.${reason}`)))}</div>
          ) : (
            <div>{written.inLanguage(one.justification)}</div>
          )}
          {[one.law, one.contract]
            .map(written.inLanguage)
            .filter((named) => named !== '')
            .map((named) => (
              <div key={named} className="small">
                {named}
              </div>
            ))}
          {one.basis.some(({ fact }) => fact === 'fifty-people') ? (
            <div className="small">{text('proposal.likely')}</div>
          ) : null}
        </>
      ),
    },
    {
      key: 'facts',
      head: text('control.restsOn'),
      cell: ({ about: one }) => (
        <div className="small">
          {one.basis.length > 0
            ? written.list(one.basis.map((value) => written.inLanguage(factText(value))))
            : text('proposal.restsOnNothing')}
        </div>
      ),
    },
  ]
}
