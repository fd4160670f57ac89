import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { requirementAddress } from '../standards/requirement-address.ts'
import type { DataColumn } from '../ui/data-table.tsx'
import { CheckField } from '../ui/fields.tsx'
import { refValue } from './measure.ts'
import styles from './measures.module.css'
import type { Proposal, TakingOver } from './use-taking-over.ts'

/** What the page tells about each proposed measure. */
export function useProposalColumns(taking: TakingOver): DataColumn<Proposal>[] {
  const text = useText()
  const written = useWritten()
  return [
    {
      key: 'title',
      head: text('measures.measure'),
      cell: (one) => (
        <div className={styles.proposal}>
          <b>{written.inLanguage(one.title)}</b>
          <div className="small">{written.inLanguage(one.ownerRole)}</div>
        </div>
      ),
    },
    {
      key: 'serves',
      head: text('measures.serves'),
      cell: (one) => (
        <>
          {one.serves.map((requirement) => (
            <div key={refValue(requirement)} className={`small ${styles.serves}`}>
              <Link to={requirementAddress(requirement.edition, requirement.kind, requirement.number)}>
                {requirement.editionName}{' '}
                {requirement.kind === 'clauses'
                  ? text('measures.clause', { number: requirement.number })
                  : requirement.number}
              </Link>
              {requirement.standing === 'undecided' ? `, ${text('startingSet.undecided')}` : null}
            </div>
          ))}
        </>
      ),
    },
    {
      key: 'there',
      named: true,
      head: text('startingSet.there'),
      cell: (one) => <InPlace proposal={one} taking={taking} />,
    },
    {
      key: 'proofs',
      named: true,
      head: text('measures.proofs'),
      spare: true,
      cell: (one) => (
        <div className={`small ${styles.proofs}`}>
          {one.proofs.map((proof) => written.inLanguage(proof)).join('; ')}
        </div>
      ),
    },
  ]
}

/** What decisions say is in place, and the choice to take day and description over. */
function InPlace({ proposal, taking }: { proposal: Proposal; taking: TakingOver }) {
  const text = useText()
  const written = useWritten()
  const told = proposal.serves.filter(({ inPlace }) => inPlace !== null)
  const same = (a: Proposal['serves'][number], b: Proposal['serves'][number]) =>
    a.inPlace?.since === b.inPlace?.since && a.inPlace?.description === b.inPlace?.description
  // The same words about two standards are shown once.
  const shown = told.filter((one, index) => told.findIndex((other) => same(one, other)) === index)
  if (shown.length === 0) return <span className="small">{text('startingSet.nothingThere')}</span>
  return shown.map((one) => (
    <div key={refValue(one)} className={styles.there}>
      <div className="small" lang="">
        {one.inPlace?.description}
      </div>
      {taking.may ? (
        <div className={styles.take}>
          <CheckField
            label={text('startingSet.takeDay', { day: written.day(one.inPlace?.since ?? '') })}
            field={{
              name: `day-${proposal.subject}-${one.edition}`,
              value: taking.decisionOf(proposal) === one.edition,
              error: undefined,
              onChange: (on) => taking.takeDecision(proposal, on ? one.edition : null),
            }}
          />
        </div>
      ) : (
        <div className="small">{text('startingSet.since', { day: written.day(one.inPlace?.since ?? '') })}</div>
      )}
    </div>
  ))
}
