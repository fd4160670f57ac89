import type { z } from 'zod'
import type { readControl } from '../../features/applicability/applicability.contract.ts'
import { ChainDrawing } from '../demonstrability/chain-drawing.tsx'
import type { Detailed } from '../demonstrability/verdicts.ts'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { unsureLink } from '../ui/unsure-link.ts'
import styles from './aside.module.css'
import { addressOf, type EditionSummary, type Requirement } from './control.ts'

type Props = {
  counterparts: z.infer<typeof readControl.answer>['counterparts']
  /** Also those in editions that are not adopted. */
  all: Requirement['counterparts']
  editions: readonly EditionSummary[]
  /** How the proof stands in the adopted ones. */
  chains: Detailed['elsewhere']
}

/** The same subject in other editions: its chain of proof there, or only its number where that edition is not adopted. */
export function Elsewhere({ counterparts, all, editions, chains }: Props) {
  const text = useText()
  return (
    <section className={styles.part}>
      <h2>{text('control.elsewhere')}</h2>
      {all.length === 0 ? <p className="small">{text('control.elsewhereNone')}</p> : null}
      <ul>
        {all.map((one) => {
          const name = editions.find((edition) => edition.id === one.edition)?.name ?? one.edition
          const there = counterparts.find(
            (other) => other.edition === one.edition && other.requirement === one.requirement,
          )
          const chain = chains.find((other) => other.edition === one.edition && other.requirement === one.requirement)
          const remarks = [
            ...(one.relation === 'equal' ? [] : [text(`relation.${one.relation}`)]),
            ...unsureLink(one.confidence).map((key) => text(key)),
            ...(there ? [] : [text('control.notAdopted')]),
          ]
          return (
            <li key={`${one.edition} ${one.requirement}`}>
              <div className={styles.line}>
                <Link to={addressOf(one.edition, one.requirement)}>
                  {name} {one.requirement}
                </Link>
                {chain ? <ChainDrawing links={chain.links} /> : null}
              </div>
              {remarks.length > 0 ? <div className="small">{remarks.join('; ')}</div> : null}
            </li>
          )
        })}
      </ul>
      {all.length === 0 ? null : (
        <p className="small">
          {text('beside.source', { sources: [...new Set(all.map((one) => one.source))].join('; ') })}
        </p>
      )}
    </section>
  )
}
