import { useState } from 'react'
import { useParams } from 'react-router'
import { criticalityWords } from '../../core/suppliers/criticality-words.ts'
import { decisionWords } from '../../core/suppliers/review-words.ts'
import {
  readSupplierReview,
  withdrawSupplierReview,
} from '../../features/supplier-reviews/supplier-reviews.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link, useGo } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Facts, Page, Section } from '../ui/page.tsx'
import { Question } from '../ui/question.tsx'
import { VerdictBanner } from '../ui/verdict.tsx'
import { ActionsPart } from './actions-part.tsx'
import { DecideSheet } from './decide-sheet.tsx'
import { DownloadReview } from './download-review.tsx'
import { NotesSheet } from './notes-sheet.tsx'
import { ReviewPicture } from './review-picture.tsx'
import { type Review, stateOfDecision } from './supplier-review.ts'
import styles from './supplier-reviews.module.css'

/** One review of a supplier: what changed, what is there, what is missing, and what was decided. */
export function ReviewPage() {
  const { review: id = '' } = useParams()
  const text = useText()
  const answer = useAnswer(readSupplierReview, { params: { id } })
  const name = answer.data?.supplier.title
  return (
    <Page
      title={name ? text('supplierReviews.reviewOf', { name }) : text('supplierReviews.review')}
      crumbs={<Link to="/suppliers/reviews">{text('supplierReviews.title')}</Link>}
      action={answer.data ? <DownloadReview id={id} /> : null}
    >
      <Loaded answer={answer}>{(review) => <Body review={review} again={() => void answer.refetch()} />}</Loaded>
    </Page>
  )
}

function Body({ review, again }: { review: Review; again: () => void }) {
  const text = useText()
  const written = useWritten()
  const mayWrite = useMay('suppliers:write')
  const mayDecide = useMay('suppliers:decide')
  const [sheet, setSheet] = useState<'decide' | 'notes' | 'withdraw' | null>(null)
  const close = () => setSheet(null)
  const { picture, decision, supplier } = review
  const open = decision === null
  return (
    <>
      <VerdictBanner
        state={open ? 'soon' : stateOfDecision[decision]}
        word={open ? text('supplierReviews.undecided') : written.inLanguage(decisionWords[decision])}
        reason={open ? text('supplierReviews.live') : <span lang="">{review.decisionReason}</span>}
      >
        {open && mayDecide ? (
          <Button onPress={() => setSheet('decide')}>{text('supplierReviews.decide')}</Button>
        ) : null}
        {open && mayDecide ? (
          <ButtonLink look="quiet" to={`/suppliers/${supplier.id}/questions?review=${review.id}`}>
            {text('questions.ask')}
          </ButtonLink>
        ) : null}
        {(open ? mayWrite : mayDecide) ? (
          <Button look="bare" onPress={() => setSheet('withdraw')}>
            {text('supplierReviews.withdraw')}
          </Button>
        ) : null}
      </VerdictBanner>
      {review.decidedOn ? (
        <p className="small">
          {text('supplierReviews.decidedBy', { name: review.decidedBy ?? '', day: written.day(review.decidedOn) })}{' '}
          {text('supplierReviews.frozen')}
        </p>
      ) : null}
      <Section
        title={text('supplierReviews.review')}
        beside={
          open && mayWrite ? (
            <Button look="bare" small onPress={() => setSheet('notes')}>
              {text('supplierReviews.change')}
            </Button>
          ) : null
        }
      >
        <Facts facts={useFacts(review)} />
        {review.note ? (
          <p className={styles.what} lang="">
            {review.note}
          </p>
        ) : null}
      </Section>
      <ReviewPicture picture={picture} />
      <ActionsPart supplier={supplier.id} review={review.id} />
      {sheet === 'decide' ? <DecideSheet review={review} onClose={close} onAgain={again} /> : null}
      {sheet === 'notes' ? <NotesSheet review={review} onClose={close} /> : null}
      <Withdrawal review={review} opened={sheet === 'withdraw'} onClose={close} />
    </>
  )
}

function useFacts({ picture, supplier, openedBy, openedOn, nextOn }: Review) {
  const text = useText()
  const written = useWritten()
  const { period, before, exitPlan, exitTriedOn } = picture
  const days = { from: written.day(period.from), until: written.day(period.to) }
  const plan = exitTriedOn
    ? text('supplierReviews.exitTried', { day: written.day(exitTriedOn) })
    : text('supplierReviews.exitThere')
  return [
    { term: text('supplierReviews.supplier'), value: <Link to={`/suppliers/${supplier.id}`}>{supplier.title}</Link> },
    { term: text('supplierReviews.period'), value: text('supplierReviews.days', days) },
    {
      term: text('supplierReviews.criticality'),
      value: written.inLanguage(criticalityWords[picture.criticality]),
    },
    { term: text('supplierReviews.owner'), value: picture.owner || text('supplierReviews.nobody') },
    {
      term: text('supplierReviews.before'),
      value: before ? (
        <Link to={`/suppliers/reviews/${before.id}`}>
          {written.day(before.decidedOn)}: {written.inLanguage(decisionWords[before.decision])}
        </Link>
      ) : (
        text('supplierReviews.never')
      ),
    },
    { term: text('supplierReviews.exitPlan'), value: exitPlan ? plan : text('supplierReviews.exitNone') },
    { term: text('supplierReviews.begun'), value: `${written.day(openedOn)}, ${openedBy}` },
    ...(nextOn ? [{ term: text('supplierReviews.next'), value: written.day(nextOn) }] : []),
  ]
}

function Withdrawal({ review, opened, onClose }: { review: Review; opened: boolean; onClose: () => void }) {
  const text = useText()
  const go = useGo()
  const announce = useAnnounce()
  const withdraw = useCommand(withdrawSupplierReview)
  return (
    <Question
      opened={opened}
      title={text('supplierReviews.withdrawTitle')}
      act={text('supplierReviews.withdraw')}
      busy={withdraw.isPending}
      problem={withdraw.error}
      onClose={onClose}
      onAct={() =>
        withdraw.mutate(
          { params: { id: review.id }, ifMatch: review.revision },
          {
            onSuccess: () => {
              announce(text('supplierReviews.withdrawn'))
              go('/suppliers/reviews')
            },
          },
        )
      }
    >
      {text('supplierReviews.withdrawExplain')}
    </Question>
  )
}
