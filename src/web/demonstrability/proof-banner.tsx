import { verdictWords } from '../../core/demonstrability/chain-words.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { VerdictBanner } from '../ui/verdict.tsx'
import { actAbout } from './fact-address.ts'
import { type Detailed, markOf, shownStateOf } from './verdicts.ts'

/** Whether a requirement can be demonstrated, until when, why in one sentence, and what helps most. */
export function ProofBanner({ verdict }: { verdict: Detailed }) {
  const text = useText()
  const written = useWritten()
  const { at, today } = useMoment()
  const act = actAbout(verdict)
  // Somebody who may not act still gets the verdict; the permission asked for last is only a stand-in then.
  const may = useMay(act?.permission ?? 'applicability:decide') && act !== null
  const shown = shownStateOf(verdict, at ?? today)
  const { state, until } = verdict
  return (
    <VerdictBanner
      state={markOf[shown]}
      word={
        state === 'demonstrable' && until !== null
          ? text('proof.until', { day: written.day(until) })
          : written.inLanguage(verdictWords[state])
      }
      reason={written.inLanguage(verdict.reason)}
    >
      {may && act && (state !== 'demonstrable' || shown === 'soon') ? (
        <ButtonLink to={act.to}>{text(`proofAct.${act.act}`)}</ButtonLink>
      ) : null}
    </VerdictBanner>
  )
}
