import { factWords, profileFacts } from '../../core/profile/fact-words.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Remark } from '../ui/problem.tsx'
import styles from './profile.module.css'
import type { ScopeStatement } from './profile.ts'

type Change = ScopeStatement['changes'][number]

/** Which facts are otherwise than they were, one a line. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const text = useText()
  const written = useWritten()
  const said = ({ part, change, name }: Change): string => {
    const what = text(`scopePart.${part}`)
    if (part === 'fact') {
      const fact = profileFacts.find((one) => one === name)
      const question = fact ? written.inLanguage(factWords[fact].question) : name
      return text(`scopeChange.${change}`, { what, name: question })
    }
    return name === '' ? text('scopeChange.plain', { what }) : text(`scopeChange.${change}`, { what, name })
  }
  return (
    <ul className={styles.changes}>
      {changes.map((change) => (
        <li key={`${change.part} ${change.change} ${change.name}`}>{said(change)}</li>
      ))}
    </ul>
  )
}

/** Says that facts moved since the text was last composed or checked against them, and which; nothing where none did. */
export function FactsMoved({ changes }: { changes: readonly Change[] }) {
  const text = useText()
  if (changes.length === 0) return null
  return (
    <Remark>
      <p>{text('scopeText.factsMoved')}</p>
      <Changes changes={changes} />
    </Remark>
  )
}
