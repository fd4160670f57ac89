import { verdictWords } from '../../core/demonstrability/chain-words.ts'
import { partsOf } from '../../core/standards/requirement-key.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import aside from '../standards/aside.module.css'
import { requirementAddress } from '../standards/requirement-address.ts'
import styles from './chain.module.css'
import { ChainDrawing } from './chain-drawing.tsx'
import type { Detailed } from './verdicts.ts'

/** A clause in the other adopted editions, each with its chain of proof. */
export function ElsewhereChains({ elsewhere }: { elsewhere: Detailed['elsewhere'] }) {
  const text = useText()
  const written = useWritten()
  if (elsewhere.length === 0) return null
  return (
    <section className={aside.part}>
      <h2>{text('control.elsewhere')}</h2>
      <ul>
        {elsewhere.map((one) => {
          const { kind, number } = partsOf(one.requirement)
          return (
            <li key={`${one.edition} ${one.requirement}`} className={aside.line}>
              <Link to={requirementAddress(one.edition, kind, number)}>
                {one.editionName} {number}
              </Link>
              <span className={styles.there} title={written.inLanguage(verdictWords[one.state])}>
                <ChainDrawing links={one.links} />
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
