import type { ReactNode } from 'react'
import { Fragment } from 'react'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Facts, Section } from '../ui/page.tsx'
import { useAudienceWords } from './audience-words.ts'
import type { DocumentRead } from './documents.ts'
import { useSpanWords } from './span-words.ts'

/** What is settled about a document: owner, readers, approvers, and what it describes. */
export function DocumentFactsView({ document, onChange }: { document: DocumentRead; onChange: (() => void) | null }) {
  const text = useText()
  const written = useWritten()
  const audience = useAudienceWords()
  const span = useSpanWords()
  const { facts, owner, names } = document
  const list = (items: readonly string[], none: string): ReactNode =>
    items.length === 0 ? none : items.map((item) => <div key={item}>{item}</div>)
  return (
    <Section
      title={text('documents.facts')}
      beside={
        onChange ? (
          <Button look="bare" small onPress={onChange}>
            {text('documents.change')}
          </Button>
        ) : null
      }
    >
      <Facts
        facts={[
          { term: text('documents.kind'), value: text(`documents.kind.${facts.kind}`) },
          {
            term: text('documents.owner'),
            value: owner
              ? owner.left
                ? `${owner.name} (${text('documents.left')})`
                : owner.name
              : facts.ownerRole || text('documents.nobody'),
          },
          { term: text('documents.language'), value: text(`language.${facts.language}`) },
          { term: text('documents.reviewEvery'), value: span(facts.reviewEvery) },
          { term: text('documents.audience'), value: list(audience(facts.audience, names), text('documents.nobody')) },
          {
            term: text('documents.confirm'),
            value: facts.confirm
              ? text('documents.confirmIn', { days: facts.confirmWithin, share: facts.wantedShare })
              : text('documents.notAsked'),
          },
          {
            term: text('documents.approvers'),
            value: list(
              names.approvers.map(({ name }) => name),
              text('documents.anyApprover'),
            ),
          },
        ]}
      />
      <h3>{text('documents.describes')}</h3>
      {names.requirements.length === 0 ? (
        <p className="small">{text('documents.describesNothing')}</p>
      ) : (
        [...Map.groupBy(names.requirements, ({ editionName }) => editionName)].map(([edition, all]) => (
          <p key={edition} className="small">
            {edition}:{' '}
            {all.map((one, place) => (
              <Fragment key={one.requirement}>
                {place > 0 ? ', ' : ''}
                <Link
                  title={written.inLanguage(one.title)}
                  to={
                    one.requirement.startsWith('clause-')
                      ? `/standards/${one.edition}/clauses/${one.number}`
                      : `/standards/${one.edition}/${one.number}`
                  }
                >
                  {one.number}
                </Link>
              </Fragment>
            ))}
          </p>
        ))
      )}
      {names.measures.length > 0 ? (
        <>
          <h3>{text('documents.measures')}</h3>
          <ul className="small">
            {names.measures.map(({ id, name }) => (
              <li key={id}>
                <Link to={`/measures/${id}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  )
}
