import { factWords } from '../../core/profile/fact-words.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { missingFacts, type Proposals } from './proposals.ts'
import styles from './statement.module.css'

/** Controls about which the facts say too little: which questions of the profile would settle them. */
export function WaitingSection({ waiting }: Pick<Proposals, 'waiting'>) {
  const text = useText()
  const written = useWritten()
  const facts = missingFacts(waiting)
  const unknown = waiting.filter((one) => one.facts.length === 0)
  if (waiting.length === 0) return null
  return (
    <Section title={text('proposal.waiting', { count: waiting.length })} id="waiting">
      {facts.length > 0 ? (
        <>
          <p>{text('proposal.waitingExplain')}</p>
          <ul className={styles.plain}>
            {facts.map(({ fact, count }) => (
              <li key={fact}>
                {written.inLanguage(factWords[fact].question)}{' '}
                <span className="small">{text('proposal.waitsFor', { count })}</span>
              </li>
            ))}
          </ul>
          <p>
            <ButtonLink look="quiet" to="/profile">
              {text('proposal.toProfile')}
            </ButtonLink>
          </p>
        </>
      ) : null}
      {unknown.length > 0 ? (
        <details>
          <summary>{text('proposal.unknown', { count: unknown.length })}</summary>
          <ul className={styles.plain}>
            {unknown.map((one) => (
              <li key={`${one.edition} ${one.requirement}`}>
                <Link to={`/standards/${one.edition}/${one.requirement}`}>
                  {one.requirement} {written.inLanguage(one.title)}
                </Link>{' '}
                <span className="small">{one.editionName}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Section>
  )
}
