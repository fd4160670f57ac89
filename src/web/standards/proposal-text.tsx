import { factText } from '../../core/applicability/lapse-words.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import type { FullControl } from './read-counterparts.ts'

/** A proposal in words: whether it applies, why, and on which facts that rests. */
export function ProposalText({ proposal }: { proposal: NonNullable<FullControl['proposal']> }) {
  const text = useText()
  const written = useWritten()
  const { applies, reasons, law, contract, justification, basis } = proposal
  const named = [law, contract].map(written.inLanguage).filter((one) => one !== '')
  return (
    <>
      <p>
        {applies
          ? text('proposal.applies', {
              reasons: written.list(reasons.map((reason) => text(`reason.${reason}`).toLowerCase())),
            })
          : written.inLanguage(justification)}
      </p>
      {applies && justification.nl !== '' ? <p className="small">{written.inLanguage(justification)}</p> : null}
      {named.length > 0 ? <p className="small">{named.join('; ')}</p> : null}
      {basis.some(({ fact }) => fact === 'fifty-people') ? <p className="small">{text('proposal.likely')}</p> : null}
      {applies && basis.length > 0 ? (
        <p className="small">
          {text('proposal.restsOn', { facts: written.list(basis.map((one) => written.inLanguage(factText(one)))) })}
        </p>
      ) : null}
    </>
  )
}
