import { useState } from 'react'
import { useParams } from 'react-router'
import { readReview, withdrawReview } from '../../features/reviews/reviews.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link, useGo } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { requirementAddress } from '../standards/requirement-address.ts'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Facts, Page, Section } from '../ui/page.tsx'
import { Question } from '../ui/question.tsx'
import { FindingList } from './finding-list.tsx'
import { FindingSheet } from './finding-sheet.tsx'
import type { Review } from './review.ts'
import { ReviewSheet } from './review-sheet.tsx'
import styles from './reviews.module.css'

/** One review: who looked, why they are independent, what was covered and what was found. */
export function ReviewPage() {
  const { review: id = '' } = useParams()
  const text = useText()
  const answer = useAnswer(readReview, { params: { id } })
  return (
    <Page
      title={answer.data?.title ?? text('reviews.review')}
      crumbs={<Link to="/audits/reviews">{text('reviews.title')}</Link>}
    >
      <Loaded answer={answer}>{(review) => <Body review={review} />}</Loaded>
    </Page>
  )
}

function Body({ review }: { review: Review }) {
  const text = useText()
  const written = useWritten()
  const may = useMay('reviews:write')
  const [sheet, setSheet] = useState<'change' | 'finding' | 'withdraw' | null>(null)
  const close = () => setSheet(null)
  return (
    <>
      <Section
        title={text('reviews.who')}
        beside={
          may ? (
            <>
              <Button look="bare" small onPress={() => setSheet('change')}>
                {text('measures.change')}
              </Button>
              <Button look="bare" small onPress={() => setSheet('withdraw')}>
                {text('audits.withdraw')}
              </Button>
            </>
          ) : null
        }
      >
        <Facts
          facts={[
            { term: text('audits.kind'), value: text(`reviewKind.${review.kind}`) },
            { term: text('reviews.on'), value: written.day(review.reviewedOn) },
            { term: text('reviews.reviewer'), value: review.reviewer },
            { term: text('reviews.independence'), value: review.independence },
          ]}
        />
        {review.note ? (
          <p className={styles.what} lang="">
            {review.note}
          </p>
        ) : null}
      </Section>
      <Section
        title={text('reviews.findings')}
        id="findings"
        beside={
          may ? (
            <Button look="bare" small onPress={() => setSheet('finding')}>
              {text('findings.add')}
            </Button>
          ) : null
        }
      >
        {review.findings.length === 0 ? <p className="small">{text('findings.noneHere')}</p> : null}
        <FindingList findings={review.findings} />
      </Section>
      <Covered review={review} />
      {sheet === 'change' ? <ReviewSheet review={review} onClose={close} /> : null}
      {sheet === 'finding' ? <FindingSheet review={review} finding={null} onClose={close} /> : null}
      <Withdrawal review={review} opened={sheet === 'withdraw'} onClose={close} />
    </>
  )
}

function Covered({ review }: { review: Review }) {
  const text = useText()
  const written = useWritten()
  const byEdition = [...Map.groupBy(review.covered, ({ editionName }) => editionName)]
  return (
    <Section title={text('reviews.covered')} id="covered">
      {byEdition.length === 0 ? <p className="small">{text('reviews.coveredNone')}</p> : null}
      {byEdition.map(([name, covered]) => (
        <details key={name} className={styles.covered}>
          <summary>{text('measures.counted', { name, count: covered.length })}</summary>
          <ul className={styles.plain}>
            {covered.map(({ edition, requirement, kind, number, title }) => (
              <li key={`${edition} ${requirement}`}>
                <Link to={requirementAddress(edition, kind, number)}>
                  {kind === 'clauses' ? text('measures.clause', { number }) : number} {written.inLanguage(title)}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Section>
  )
}

function Withdrawal({ review, opened, onClose }: { review: Review; opened: boolean; onClose: () => void }) {
  const text = useText()
  const go = useGo()
  const announce = useAnnounce()
  const withdraw = useCommand(withdrawReview)
  return (
    <Question
      opened={opened}
      title={text('reviews.withdrawTitle')}
      act={text('audits.withdraw')}
      busy={withdraw.isPending}
      problem={withdraw.error}
      onClose={onClose}
      onAct={() =>
        withdraw.mutate(
          { params: { id: review.id }, ifMatch: review.revision },
          {
            onSuccess: () => {
              announce(text('reviews.withdrawn'))
              go('/audits/reviews')
            },
          },
        )
      }
    >
      {text('reviews.withdrawExplain')}
    </Question>
  )
}
