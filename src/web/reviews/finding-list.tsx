import { useState } from 'react'
import { reopenFinding } from '../../features/reviews/reviews.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { requirementAddress } from '../standards/requirement-address.ts'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { CloseFindingSheet } from './close-finding-sheet.tsx'
import { FindingSheet } from './finding-sheet.tsx'
import { type Finding, verdictOfFinding } from './review.ts'
import styles from './reviews.module.css'

/** Findings, each with what can be done about it. */
export function FindingList({ findings, withReview }: { findings: readonly Finding[]; withReview?: boolean }) {
  const text = useText()
  const announce = useAnnounce()
  const reopen = useCommand(reopenFinding)
  const may = useMay('reviews:write')
  const [opened, setOpened] = useState<{ act: 'change' | 'close'; finding: Finding } | null>(null)
  const close = () => setOpened(null)
  return (
    <>
      {reopen.error ? <Problem problem={reopen.error} /> : null}
      <ul className={styles.plain}>
        {findings.map((one) => (
          <li key={one.id}>
            <FindingText finding={one} withReview={withReview ?? false} />
            {may ? (
              <div className="row">
                {one.closedOn === null ? (
                  <>
                    <Button look="quiet" small onPress={() => setOpened({ act: 'close', finding: one })}>
                      {text('findings.close')}
                    </Button>
                    <Button look="bare" small onPress={() => setOpened({ act: 'change', finding: one })}>
                      {text('measures.change')}
                    </Button>
                  </>
                ) : (
                  <Button
                    look="bare"
                    small
                    busy={reopen.isPending}
                    onPress={() =>
                      reopen.mutate(
                        { params: { id: one.id }, ifMatch: one.revision },
                        { onSuccess: () => announce(text('findings.reopened')) },
                      )
                    }
                  >
                    {text('findings.reopen')}
                  </Button>
                )}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {opened?.act === 'change' ? (
        <FindingSheet review={{ id: opened.finding.review, covered: [] }} finding={opened.finding} onClose={close} />
      ) : null}
      {opened?.act === 'close' ? <CloseFindingSheet finding={opened.finding} onClose={close} /> : null}
    </>
  )
}

function FindingText({ finding, withReview }: { finding: Finding; withReview: boolean }) {
  const text = useText()
  const written = useWritten()
  const { edition, kind, number, title, editionName, owner, dueOn, closedOn } = finding
  return (
    <>
      <div className={styles.line}>
        <b>{text(`grade.${finding.grade}`)}</b>
        <Verdict state={verdictOfFinding(finding.state)}>{text(`findingState.${finding.state}`)}</Verdict>
        <Link to={requirementAddress(edition, kind, number)}>
          {editionName} {kind === 'clauses' ? text('measures.clause', { number }) : number} {written.inLanguage(title)}
        </Link>
      </div>
      <p className={styles.what} lang="">
        {finding.what}
      </p>
      <p className="small">
        {withReview ? (
          <>
            <Link to={`/audits/reviews/${finding.review}`} lang="">
              {finding.reviewTitle}
            </Link>
            {'. '}
          </>
        ) : null}
        {owner
          ? text('findings.owner', { name: owner.left ? text('measures.left', { name: owner.name }) : owner.name })
          : text('findings.noOwner')}{' '}
        {dueOn ? text('findings.due', { day: written.day(dueOn) }) : text('findings.noDue')}
      </p>
      {closedOn ? (
        <p className="small">
          {text('exception.closedOn', { day: written.day(closedOn) })} <span lang="">{finding.closingNote}</span>
        </p>
      ) : null}
    </>
  )
}
