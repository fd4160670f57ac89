import { useState } from 'react'
import { listAudits, withdrawAudit } from '../../features/reviews/reviews.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { useGo } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Question } from '../ui/question.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { AuditParts } from './audit-parts.tsx'
import { AuditSheet } from './audit-sheet.tsx'
import { type Audit, type Audits, verdictOfAudit } from './review.ts'
import { ReviewSheet } from './review-sheet.tsx'
import styles from './reviews.module.css'

/** Audits planned and past: to which day everything has to be ready. */
export function AuditsPage() {
  const text = useText()
  const may = useMay('reviews:write')
  const answer = useAnswer(listAudits, {}, { keep: true })
  const go = useGo()
  const [opened, setOpened] = useState<{ audit: Audit | null } | null>(null)
  const [reviewed, setReviewed] = useState<Audit | null>(null)
  const found = answer.data
  return (
    <Page
      title={text('place.audits')}
      lede={found && found.items.length > 0 ? <Lede found={found} /> : null}
      action={
        may && found && found.items.length > 0 ? (
          <Button onPress={() => setOpened({ audit: null })}>{text('audits.plan')}</Button>
        ) : null
      }
    >
      <AuditParts />
      <Loaded answer={answer}>
        {(audits) =>
          audits.items.length === 0 ? (
            <NothingYet onPlan={() => setOpened({ audit: null })} />
          ) : (
            <List audits={audits} onOpen={(audit) => setOpened({ audit })} onReview={setReviewed} />
          )
        }
      </Loaded>
      {opened && found ? (
        <AuditSheet audit={opened.audit} editions={found.editions} onClose={() => setOpened(null)} />
      ) : null}
      {reviewed ? (
        <ReviewSheet
          review={null}
          audit={reviewed}
          onClose={() => setReviewed(null)}
          onSaved={(id) => go(`/audits/reviews/${id}`)}
        />
      ) : null}
    </Page>
  )
}

function Lede({ found }: { found: Audits }) {
  const text = useText()
  const written = useWritten()
  const next = found.items.find(({ id }) => found.editions.some((edition) => edition.next === id))
  if (!next) return <>{text('audits.noneNext')}</>
  return <>{text('audits.next', { title: next.title, day: written.day(next.starts) })}</>
}

function NothingYet({ onPlan }: { onPlan: () => void }) {
  const text = useText()
  const { at } = useMoment()
  const may = useMay('reviews:write')
  if (at) return <p>{text('audits.noneThen')}</p>
  return (
    <EmptyPage
      purpose={text('audits.purpose')}
      auditor={text('audits.auditor')}
      step={may ? <Button onPress={onPlan}>{text('audits.plan')}</Button> : null}
    />
  )
}

type Acts = { onOpen: (audit: Audit) => void; onReview: (audit: Audit) => void }

function List({ audits, onOpen, onReview }: { audits: Audits } & Acts) {
  const text = useText()
  const groups = [
    { key: 'coming', title: text('audits.coming'), items: audits.items.filter(({ state }) => state !== 'past') },
    { key: 'past', title: text('audits.past'), items: audits.items.filter(({ state }) => state === 'past') },
  ]
  return groups.map(({ key, title, items }) =>
    items.length === 0 ? null : (
      <Section key={key} title={title} id={key}>
        <ul className={styles.plain}>
          {items.map((audit) => (
            <Item key={audit.id} audit={audit} editions={audits.editions} onOpen={onOpen} onReview={onReview} />
          ))}
        </ul>
      </Section>
    ),
  )
}

function Item({ audit, editions, onOpen, onReview }: { audit: Audit; editions: Audits['editions'] } & Acts) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const may = useMay('reviews:write')
  const withdraw = useCommand(withdrawAudit)
  const [asking, setAsking] = useState(false)
  const next = editions.filter((edition) => edition.next === audit.id)
  return (
    <li>
      <div className={styles.line}>
        <h3 lang="">{audit.title}</h3>
        <Verdict state={verdictOfAudit(audit.state)}>{text(`auditState.${audit.state}`)}</Verdict>
      </div>
      <div>
        {audit.starts === audit.ends
          ? written.day(audit.starts)
          : text('audits.days', { from: written.day(audit.starts), until: written.day(audit.ends) })}
        {'; '}
        {text(`auditKind.${audit.kind}`).toLowerCase()}
        {audit.body ? `, ${audit.body}` : null}
      </div>
      <div className="small">{audit.editions.map(({ name }) => name).join(', ')}</div>
      {audit.state !== 'past' && next.length > 0 ? (
        <div className="small">{text('audits.asked', { day: written.day(audit.askedFrom) })}</div>
      ) : null}
      {may ? (
        <div className="row">
          <Button look="bare" small label={`${text('measures.change')}: ${audit.title}`} onPress={() => onOpen(audit)}>
            {text('measures.change')}
          </Button>
          {audit.state === 'past' ? (
            <Button look="bare" small label={`${text('reviews.add')}: ${audit.title}`} onPress={() => onReview(audit)}>
              {text('reviews.add')}
            </Button>
          ) : (
            <Button
              look="bare"
              small
              label={`${text('audits.withdraw')}: ${audit.title}`}
              onPress={() => setAsking(true)}
            >
              {text('audits.withdraw')}
            </Button>
          )}
        </div>
      ) : null}
      <Question
        opened={asking}
        title={text('audits.withdrawTitle')}
        act={text('audits.withdraw')}
        busy={withdraw.isPending}
        problem={withdraw.error}
        onClose={() => setAsking(false)}
        onAct={() =>
          withdraw.mutate(
            { params: { id: audit.id }, ifMatch: audit.revision },
            {
              onSuccess: () => {
                setAsking(false)
                announce(text('audits.withdrawn'))
              },
            },
          )
        }
      >
        {text('audits.withdrawExplain')}
      </Question>
    </li>
  )
}
