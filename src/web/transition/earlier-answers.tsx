import { readEarlierAnswers } from '../../features/transition/transition.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useLanguage } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { OldAnswers, RatingSaid } from './old-answers.tsx'
import styles from './transition.module.css'
import { UnsureLink } from './unsure-link.tsx'

type Item = Answer<typeof readEarlierAnswers>['items'][number]
type Given = NonNullable<Item['proposals'][number]['answer']>

type Props = {
  assessment: string
  subject: string
  /** The name of the department of the sheet; null for the organisation as a whole. */
  department: string | null
  /** The question is about health care alone. */
  care: boolean
  /** Answers the question; null for whoever may not, or where it is answered already. */
  onTake: ((answer: Given, note: string) => void) | null
}

/** What was answered about a subject in an older edition, and what that proposes here. Nothing where nothing was brought over. */
export function EarlierAnswers({ assessment, subject, department, care, onTake }: Props) {
  const language = useLanguage()
  const text = useText()
  const earlier = useAnswer(readEarlierAnswers, { params: { assessment }, query: { subject, language } })
  const items = earlier.data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className={styles.earlier} aria-label={text('earlier.title')}>
      <h2>{text('earlier.title')}</h2>
      {items.map((item) => (
        <EarlierItem key={item.transition} item={item} department={department} care={care} onTake={onTake} />
      ))}
    </section>
  )
}

function EarlierItem({ item, department, care, onTake }: Omit<Props, 'assessment' | 'subject'> & { item: Item }) {
  const text = useText()
  const here = (one: { department: string | null }) =>
    department === null || one.department === null || one.department.toLowerCase() === department.toLowerCase()
  const answers = item.answers.filter(here)
  const proposal = item.proposals.find((one) => one.department !== null && here(one)) ?? item.proposals.find(here)
  const proposed = proposal?.answer ?? null
  const careOpen = care && item.careAdded
  return (
    <>
      <p className="small">{item.edition.name}</p>
      {answers.length > 0 ? (
        <OldAnswers answers={answers} />
      ) : item.became === 'new' ? null : (
        <p className="small">{text('earlier.nothing', { edition: item.edition.name })}</p>
      )}
      {proposal?.open ? <p>{text(`proposalOpen.${proposal.open}`)}</p> : null}
      {proposed && careOpen ? <p>{text('earlier.careOpen')}</p> : null}
      {proposal && proposed && !careOpen ? (
        <>
          <p>
            {text('earlier.proposal', { answer: text(`answer.${proposed}`).toLowerCase() })}{' '}
            <UnsureLink confidence={proposal.confidence} />
          </p>
          <RatingSaid rating={proposal.rating} name="earlier.rating" />
          {onTake ? (
            <Button small look="quiet" onPress={() => onTake(proposed, proposal.note)}>
              {text('earlier.take', { answer: text(`answer.${proposed}`) })}
            </Button>
          ) : null}
        </>
      ) : null}
    </>
  )
}
