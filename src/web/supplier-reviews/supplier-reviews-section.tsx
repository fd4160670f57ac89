import { decisionWords } from '../../core/suppliers/review-words.ts'
import { listQuestionnaires } from '../../features/supplier-reviews/questionnaires.contract.ts'
import { listSupplierReviews } from '../../features/supplier-reviews/supplier-reviews.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { ActionsPart } from './actions-part.tsx'
import { EventsPart } from './events-part.tsx'
import { OpenReview } from './open-review.tsx'
import { stateOfDecision, stateOfList } from './supplier-review.ts'

type Props = { supplier: string; name: string; services: readonly { id: string; name: string }[] }

const shown = 50

/** On the page of a supplier: how it was reviewed, what was agreed, what happened, and what was asked. */
export function SupplierReviewsSection({ supplier, name, services }: Props) {
  return (
    <>
      <Reviews supplier={supplier} name={name} />
      <ActionsPart supplier={supplier} />
      <EventsPart supplier={supplier} services={services} />
      <Lists supplier={supplier} />
    </>
  )
}

function Reviews({ supplier, name }: { supplier: string; name: string }) {
  const text = useText()
  const written = useWritten()
  const answer = useAnswer(listSupplierReviews, { query: { supplier, size: shown } })
  const open = answer.data?.items.find(({ decision }) => decision === null)?.id ?? null
  return (
    <Section
      title={text('suppliers.part.reviews')}
      id="reviews"
      beside={answer.data ? <OpenReview supplier={{ id: supplier, title: name }} open={open} /> : null}
    >
      <Loaded answer={answer}>
        {({ items }) => (
          <SectionTable
            label={text('suppliers.part.reviews')}
            rows={items}
            rowKey={({ id }) => id}
            empty={text('supplierReviews.noneHere')}
            columns={[
              { key: 'period', head: text('supplierReviews.period') },
              { key: 'decision', head: text('supplierReviews.decision') },
              { key: 'who', head: text('supplierReviews.on') },
            ]}
            cell={(one, column) => {
              if (column === 'period') {
                return (
                  <Link to={`/suppliers/reviews/${one.id}`}>
                    {text('supplierReviews.days', {
                      from: written.day(one.periodFrom),
                      until: written.day(one.periodTo),
                    })}
                  </Link>
                )
              }
              if (column === 'who')
                return one.decidedOn
                  ? `${written.day(one.decidedOn)}, ${one.decidedBy ?? ''}`
                  : `${text('supplierReviews.begun')} ${written.day(one.openedOn)}, ${one.openedBy}`
              return (
                <Verdict state={one.decision ? stateOfDecision[one.decision] : 'soon'}>
                  {one.decision ? written.inLanguage(decisionWords[one.decision]) : text('supplierReviews.undecided')}
                </Verdict>
              )
            }}
          />
        )}
      </Loaded>
    </Section>
  )
}

function Lists({ supplier }: { supplier: string }) {
  const text = useText()
  const written = useWritten()
  const may = useMay('suppliers:decide')
  const answer = useAnswer(listQuestionnaires, { query: { supplier, size: shown } })
  return (
    <Section
      title={text('supplierReviews.lists')}
      id="questions"
      beside={
        may ? (
          <ButtonLink look="quiet" small to={`/suppliers/${supplier}/questions`}>
            {text('questions.ask')}
          </ButtonLink>
        ) : null
      }
    >
      <Loaded answer={answer}>
        {({ items }) => (
          <SectionTable
            label={text('supplierReviews.lists')}
            rows={items}
            rowKey={({ id }) => id}
            empty={text('questions.none')}
            columns={[
              { key: 'title', head: text('questions.list') },
              { key: 'state', head: text('questions.state') },
              { key: 'due', head: text('questions.due'), cardHead: text('questions.due') },
              { key: 'progress', head: text('supplierReviews.details') },
            ]}
            cell={({ id, title, state, dueOn, progress }, column) => {
              if (column === 'title') {
                return (
                  <Link to={`/suppliers/questions/${id}`} lang="">
                    {title}
                  </Link>
                )
              }
              if (column === 'due') return written.day(dueOn)
              if (column === 'state') {
                return <Verdict state={stateOfList[state]}>{text(`questions.state.${state}`)}</Verdict>
              }
              return text('questions.progress', { answered: progress.answered, asked: progress.asked })
            }}
          />
        )}
      </Loaded>
    </Section>
  )
}
