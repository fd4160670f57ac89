import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Verdict } from '../ui/verdict.tsx'
import type { AssuranceLine } from './assurance.ts'

/** From which day nothing is told any more. */
export function GapLine({ newest, gap, goesOn }: Pick<AssuranceLine, 'newest' | 'gap' | 'goesOn'>) {
  const text = useText()
  const written = useWritten()
  if (newest === null) return <Verdict state="none">{text('assurance.neverTested')}</Verdict>
  if (goesOn !== null && !gap?.warned)
    return <Verdict state="none">{text(`assurance.goesOn.${goesOn.by}`, { day: written.day(goesOn.from) })}</Verdict>
  if (gap === null) return <Verdict state="holds">{text('assurance.gapNone')}</Verdict>
  const day = written.day(gap.from)
  if (gap.through !== null)
    return (
      <Verdict state={gap.open ? 'fails' : gap.warned ? 'soon' : 'holds'}>
        {text('assurance.gapThrough', { day, through: written.day(gap.through) })}
      </Verdict>
    )
  if (gap.open) return <Verdict state="fails">{text('assurance.gapOpen', { day })}</Verdict>
  if (gap.warned) return <Verdict state="soon">{text('assurance.gapNear', { day })}</Verdict>
  return <Verdict state="holds">{text('assurance.gapLater', { day })}</Verdict>
}

/** What of a report waits for us. */
export function WaitsForUs({
  exceptions,
  cuecs,
  carvedOut,
}: Pick<AssuranceLine, 'exceptions' | 'cuecs' | 'carvedOut'>) {
  const text = useText()
  const told = [
    ...(exceptions.open > 0 ? [text('assurance.openExceptions', { count: exceptions.open })] : []),
    ...(cuecs.open > 0 ? [text('assurance.openCuecs', { count: cuecs.open })] : []),
    ...(carvedOut.open > 0 ? [text('assurance.openCarvedOut', { count: carvedOut.open })] : []),
  ]
  return <span className="small">{told.length === 0 ? text('assurance.nothingWaits') : told.join(' · ')}</span>
}
