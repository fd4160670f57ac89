import { useState } from 'react'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { type Text, useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { CheckForm, type LastDays } from './check-form.tsx'
import { CareText, RequirementName } from './result-step.tsx'
import { type Road, type RoadRequirement, relevantOf } from './road.ts'
import styles from './touchpoints.module.css'

const shapes = { 'in-place': 'holds', unproven: 'part', planned: 'soon', nothing: 'fails', unknown: 'open' } as const

/** What is there of what matters: from the statement of applicability where there is one, and from short questions. */
export function CheckStep({ road }: { road: Road }) {
  const text = useText()
  const relevant = relevantOf(road.whole)
  const open = relevant.filter(({ standing }) => standing.state === 'unknown').length
  const [chosen, setChosen] = useState<string | null>(
    () => relevant.find(({ standing }) => standing.state === 'unknown')?.id ?? null,
  )
  const [days, setDays] = useState<LastDays>({})
  // The next open one below; those that were left for later come round again when the rest is done.
  const after = (id: string) => {
    const place = relevant.findIndex((one) => one.id === id)
    const round = [...relevant.slice(place + 1), ...relevant.slice(0, Math.max(place, 0))]
    return round.find(({ standing }) => standing.state === 'unknown')?.id ?? null
  }
  if (relevant.length === 0) return <p>{text('touch.nothingToCheck')}</p>
  return (
    <>
      <p>
        {road.statement ? text('touch.fromStatement') : text('touch.noStatement')}{' '}
        <b>{open === 0 ? text('touch.checkedAll') : text('touch.checkOpen', { count: open })}</b>
      </p>
      <ul className={styles.reqs}>
        {relevant.map((requirement) => (
          <li key={requirement.id}>
            <div className={styles.cardHead}>
              <RequirementName requirement={requirement} />
              <Standing requirement={requirement} />
            </div>
            <Difference requirement={requirement} />
            {chosen === requirement.id ? (
              <>
                <CareText requirement={requirement} />
                <CheckForm
                  requirement={requirement}
                  lastDays={days}
                  onSaved={(state, day) => {
                    setDays((before) => ({ ...before, [state]: day }))
                    setChosen(after(requirement.id))
                  }}
                  onLater={() => setChosen(requirement.check ? null : after(requirement.id))}
                  onWithdrawn={() => setChosen(null)}
                />
              </>
            ) : (
              <Answer requirement={requirement} onOpen={() => setChosen(requirement.id)} />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Standing({ requirement: { standing } }: { requirement: RoadRequirement }) {
  const text = useText()
  const written = useWritten()
  const day = standing.day ? written.day(standing.day) : null
  const when = day && (standing.state === 'in-place' ? text('touch.since', { day }) : text('touch.readyBy', { day }))
  return (
    <span>
      <Verdict state={shapes[standing.state]}>{text(`touch.standing.${standing.state}`)}</Verdict>
      {when ? <span className="small"> {when}</span> : null}
    </span>
  )
}

function saysStatement({ decided }: RoadRequirement, text: Text, day: (day: string) => string): string {
  if (!decided) return ''
  if (!decided.applies) return text('touch.statementLeftOut')
  const presence = decided.presence ? text(`state.${decided.presence}`) : text('touch.statementSilent')
  return decided.since
    ? text('touch.statementOn', { presence, day: day(decided.since) })
    : text('touch.statementSays', { presence })
}

function Difference({ requirement }: { requirement: RoadRequirement }) {
  const text = useText()
  const written = useWritten()
  const { difference } = requirement.standing
  if (!difference) return null
  return (
    <div className="healthcare small">
      <p>
        {text(`touch.difference.${difference}`)} {saysStatement(requirement, text, written.day)}{' '}
        <Link to={`/standards/nen-7510-2024/${requirement.id}`}>{text('touch.toDecision')}</Link>
      </p>
    </div>
  )
}

function Answer({ requirement, onOpen }: { requirement: RoadRequirement; onOpen: () => void }) {
  const text = useText()
  const may = useMay('touchpoints:write')
  const { check, standing } = requirement
  const owner = check?.owner ? text('touch.ownedBy', { owner: check.owner }) : ''
  const source = standing.from === 'nobody' ? '' : text(`touch.from.${standing.from}`)
  return (
    <p className="small">
      {[source, owner].filter(Boolean).join(' ')}{' '}
      {may ? (
        <Button
          small
          look="bare"
          onPress={onOpen}
          label={
            check
              ? text('touch.changeNamed', { name: requirement.id })
              : text('touch.answerNamed', { number: requirement.id })
          }
        >
          {check ? text('touch.change') : text('touch.answer')}
        </Button>
      ) : null}
    </p>
  )
}
