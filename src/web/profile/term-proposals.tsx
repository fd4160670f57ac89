import { useLanguage, useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import type { AnyItem } from './item-values.ts'
import styles from './profile.module.css'
import type { Calendar } from './profile.ts'

type Props = { proposals: Calendar['proposals']; onTake: (begin: AnyItem) => void }

/** Terms that the product knows of, or knows to exist without knowing the day: taken over by a person, with a source. */
export function TermProposals({ proposals, onTake }: Props) {
  const text = useText()
  const written = useWritten()
  const language = useLanguage()
  return proposals.map((proposal) => (
    <div key={proposal.id} className={styles.offer}>
      <b>{proposal.title[language]}</b>
      <p className="small">
        {proposal.ends ? `${written.day(proposal.ends)}. ` : ''}
        {proposal.note[language]}{' '}
        {proposal.source[language] ? text('calendar.source', { source: proposal.source[language] }) : null}
      </p>
      <Button
        look="quiet"
        small
        label={`${text(proposal.ends ? 'calendar.take' : 'calendar.fillIn')}: ${proposal.title[language]}`}
        onPress={() =>
          onTake({
            title: proposal.title[language],
            ends: proposal.ends,
            kind: proposal.kind,
            source: proposal.source[language],
            certainty: proposal.certainty,
            note: proposal.note[language],
            proposal: proposal.id,
          })
        }
      >
        {text(proposal.ends ? 'calendar.take' : 'calendar.fillIn')}
      </Button>
    </div>
  ))
}
