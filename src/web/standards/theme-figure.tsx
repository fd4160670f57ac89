import { endsSoon, type Listed } from '../demonstrability/verdicts.ts'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'

/** How many requirements of a theme can be demonstrated, and how many of those not for long. */
export function ThemeFigure({ of: verdicts }: { of: readonly Listed[] }) {
  const text = useText()
  const { at, today } = useMoment()
  if (verdicts.length === 0) return null
  const applicable = verdicts.filter(({ state }) => state !== 'not-applicable').length
  const shown = verdicts.filter(({ state }) => state === 'demonstrable')
  const ending = shown.filter(({ until }) => endsSoon(until, at ?? today)).length
  return (
    <span>
      {applicable === 0
        ? text('edition.themeNone')
        : text('edition.themeProof', { count: shown.length, of: applicable })}
      {ending > 0 ? `, ${text('edition.themeEnding', { count: ending })}` : null}
    </span>
  )
}
