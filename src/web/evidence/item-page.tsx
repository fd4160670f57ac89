import { useState } from 'react'
import { useParams } from 'react-router'
import { readEvidence } from '../../features/evidence/evidence.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link, useGo } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Columns, Facts, Page, Section } from '../ui/page.tsx'
import { Remark } from '../ui/problem.tsx'
import { VerdictBanner } from '../ui/verdict.tsx'
import styles from './evidence.module.css'
import { type Evidence, verdictOfEvidence } from './evidence.ts'
import { EvidenceSheet } from './evidence-sheet.tsx'
import { PartsList } from './parts-list.tsx'
import { WithdrawSheet } from './withdraw-sheet.tsx'

/** One item of evidence: what it is, about which days, how it was made, and what it shows. */
export function EvidenceItemPage() {
  const { evidence: id = '' } = useParams()
  const text = useText()
  const answer = useAnswer(readEvidence, { params: { id } })
  return (
    <Page
      title={answer.data?.title ?? text('evidence.page')}
      crumbs={<Link to="/evidence">{text('evidence.page')}</Link>}
    >
      <Loaded answer={answer}>{(evidence) => <Body evidence={evidence} />}</Loaded>
    </Page>
  )
}

function Body({ evidence }: { evidence: Evidence }) {
  const text = useText()
  const written = useWritten()
  const go = useGo()
  const may = useMay('evidence:add')
  const [sheet, setSheet] = useState<'revise' | 'withdraw' | null>(null)
  const counts = evidence.state !== 'revised' && evidence.state !== 'withdrawn'
  const day = evidence.freshUntil ? written.day(evidence.freshUntil) : ''
  const reasons = {
    fresh: text('evidence.freshUntil', { day }),
    soon: text('evidence.freshUntil', { day }),
    stale: text('evidence.wasFreshUntil', { day }),
    'no-rule': text('evidence.noRule'),
    revised: text('evidence.revisedBecause'),
    withdrawn: evidence.withdrawnReason,
  }
  return (
    <>
      <VerdictBanner
        state={verdictOfEvidence(evidence.state)}
        word={text(`evidenceState.${evidence.state}`)}
        reason={reasons[evidence.state]}
      >
        {may && counts ? (
          <>
            <Button look="quiet" onPress={() => setSheet('revise')}>
              {text('evidence.revise')}
            </Button>
            <Button look="lose" onPress={() => setSheet('withdraw')}>
              {text('evidence.withdraw')}
            </Button>
          </>
        ) : null}
      </VerdictBanner>
      {evidence.revisedBy ? (
        <Remark>
          <Link to={`/evidence/${evidence.revisedBy}`}>{text('evidence.toNewer')}</Link>
        </Remark>
      ) : null}
      <Columns aside={<Made evidence={evidence} />}>
        <Section title={text('evidence.content')}>
          <PartsList evidence={evidence} />
        </Section>
        <Section title={text('evidence.for')}>
          <ul className={styles.plain}>
            {evidence.supports.map((one) => (
              <li key={`${one.measure} ${one.proof}`}>
                <Link to={`/measures/${one.measure}`} lang="">
                  {one.measureTitle}
                </Link>
                {one.proofTitle ? <span lang="">: {one.proofTitle}</span> : null}
                <div className="small">
                  {one.freshUntil
                    ? text('evidence.freshUntil', { day: written.day(one.freshUntil) })
                    : text('evidence.noRuleHere')}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      </Columns>
      {sheet === 'revise' ? (
        <EvidenceSheet revises={evidence} onClose={() => setSheet(null)} onSaved={(id) => go(`/evidence/${id}`)} />
      ) : null}
      {sheet === 'withdraw' ? <WithdrawSheet evidence={evidence} onClose={() => setSheet(null)} /> : null}
    </>
  )
}

function Made({ evidence }: { evidence: Evidence }) {
  const text = useText()
  const written = useWritten()
  return (
    <Section title={text('evidence.made')}>
      <Facts
        facts={[
          {
            term: text('evidence.period'),
            value: text('evidence.fromTo', {
              from: written.day(evidence.periodFrom),
              to: written.day(evidence.periodTo),
            }),
          },
          { term: text('evidence.collectedBy'), value: <span lang="">{evidence.collectedBy}</span> },
          { term: text('evidence.collectedOn'), value: written.day(evidence.collectedOn) },
          {
            term: text('evidence.how'),
            value: evidence.how ? (
              <span className={styles.prose} lang="">
                {evidence.how}
              </span>
            ) : (
              text('evidence.notSaid')
            ),
          },
          {
            term: text('evidence.recorded'),
            value: text(`evidence.recordedBy.${evidence.source}`, {
              name: evidence.recordedBy,
              at: written.instant(evidence.recordedAt),
            }),
          },
          ...(evidence.revises
            ? [
                {
                  term: text('evidence.putsRight'),
                  value: <Link to={`/evidence/${evidence.revises}`}>{text('evidence.toOlder')}</Link>,
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
