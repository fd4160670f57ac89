import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { readExplanation } from '../../features/standards/explanations.contract.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Facts, Section } from '../ui/page.tsx'
import styles from './explanation.module.css'
import { periodWords } from './period-words.ts'
import { requirementAddress } from './requirement-address.ts'

export type Explained = z.infer<typeof readExplanation.answer>
type Explanation = NonNullable<Explained['explanation']>

/** What a requirement asks, in the words of the product: from what it is about, by way of `care`, to what usually goes wrong. */
export function ExplanationSections({ explained, care }: { explained: Explained; care?: ReactNode }) {
  const text = useText()
  const written = useWritten()
  const { explanation } = explained
  if (!explanation) {
    return (
      <>
        <ExplainedElsewhere explained={explained} />
        {care}
      </>
    )
  }
  const { measure } = explanation
  return (
    <>
      <Section title={text('explain.title')} beside={text('explain.ours')}>
        <p className={styles.about}>{written.inLanguage(explanation.about)}</p>
      </Section>
      {care}
      <Section title={text('explain.questions')}>
        <Questions questions={explanation.questions} />
      </Section>
      <Section title={text('explain.auditor')}>
        <Points points={written.inLanguage(explanation.auditorLooksAt)} />
      </Section>
      <Section title={text('explain.proof')}>
        <ul className={styles.list}>
          {explanation.proof.map((one) => (
            <li key={one.id}>
              <span className={styles.kind}>{text(`proofKind.${one.kind}`)}</span>
              {written.inLanguage(one)}{' '}
              <span className="small">({text('explain.freshFor', { period: periodWords(text, one.freshFor) })})</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={text('explain.measure')}>
        <p>
          <b>{written.inLanguage(measure)}</b>
        </p>
        <Facts
          facts={[
            { term: text('explain.owner'), value: text(`ownerRole.${measure.ownerRole}`) },
            ...measure.rhythm.map((one) => ({
              key: one.nl,
              term: written.inLanguage(one),
              value: text('explain.everyPeriod', { period: periodWords(text, one.every, 'rhythm') }),
            })),
          ]}
        />
      </Section>
      <Section title={text('explain.mistakes')}>
        <Points points={written.inLanguage(explanation.mistakes)} />
      </Section>
      <Laws explained={explained} />
      {explanation.related.length > 0 ? (
        <Section title={text('explain.related')}>
          <ul className={styles.points}>
            {explanation.related.map((one) => (
              <li key={one.requirement}>
                <Link to={requirementAddress(explained.edition, 'controls', one.requirement)}>
                  {one.requirement} {written.inLanguage(one.title)}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

function Questions({ questions }: { questions: Explanation['questions'] }) {
  const text = useText()
  const written = useWritten()
  return (
    <ul className={styles.list}>
      {questions.map((one) => (
        <li key={one.id}>
          <span className={styles.kind}>
            {text(`proofKind.${one.kind}`)}
            {one.care ? `, ${text('explain.careOnly')}` : ''}
          </span>
          {written.inLanguage(one)}
          {one.partlyWhen ? (
            <div className="small">{text('explain.partlyWhen', { when: written.inLanguage(one.partlyWhen) })}</div>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Points({ points }: { points: readonly string[] }) {
  return (
    <ul className={styles.points}>
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  )
}

function Laws({ explained }: { explained: Explained }) {
  const text = useText()
  const written = useWritten()
  if (explained.laws.length === 0) return null
  return (
    <Section title={text('explain.laws')}>
      <ul className={styles.points}>
        {explained.laws.map(({ law, measure, title, relation, confidence }) => (
          <li key={`${law.nl} ${measure}`}>
            {text('explain.law', { law: written.inLanguage(law), measure, title: written.inLanguage(title) })}.{' '}
            {confidence === 'high' ? null : (
              <span className="small">
                {text('explain.lawSure', {
                  sure: text(`confidence.${confidence}`).toLowerCase(),
                  relation: text(`relation.${relation}`),
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className="small">
        {text('beside.source', { sources: [...new Set(explained.laws.map(({ source }) => source))].join('; ') })}
      </p>
    </Section>
  )
}

/** An edition of which only titles and links are known says where its subject is explained. */
function ExplainedElsewhere({ explained }: { explained: Explained }) {
  const text = useText()
  const written = useWritten()
  const { explainedAt, kind } = explained
  return (
    <Section title={text('explain.title')}>
      <p>{text(explainedAt.length === 0 ? 'explain.elsewhereNone' : 'explain.elsewhere')}</p>
      <ul className={styles.points}>
        {explainedAt.map((one) => (
          <li key={one.requirement}>
            <Link to={requirementAddress(one.edition, kind, one.requirement)}>
              {one.requirement} {written.inLanguage(one.title)}
            </Link>
            {one.confidence === 'high' ? null : (
              <span className="small"> ({text(`confidence.${one.confidence}`).toLowerCase()})</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
