import { useEffect, useMemo, useState } from 'react'
import { instantOf } from '../../core/time/instant.ts'
import { neighbour, nextWaiting } from '../../core/workshop/agenda.ts'
import { proposedRating } from '../../core/workshop/proposal.ts'
import { readRisk } from '../../features/risk/risk.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { ApiProblem } from '../session/problem.ts'
import { useText } from '../session/text.tsx'
import { type Act, type Typed, undoingOf, withActs } from './acts.ts'
import { statedBefore } from './before.ts'
import { isWhole, useDraft } from './decision-draft.ts'
import { useOutbox, useWaiting } from './use-outbox.ts'
import type { Item, Workshop } from './workshop.ts'

/** What who leads sees and does: the scenario on the screen, whose vote is typed, what is being decided, and what happened last. */
export function useRun(told: Workshop) {
  const text = useText()
  const [said, say] = useState('')
  const [who, setWho] = useState<string | null>(null)
  // The likelihood of a vote of which the impact is still to come. Its step stays off the screen, which everybody sees.
  const [half, setHalf] = useState<number | null>(null)
  const [typed, setTyped] = useState<Typed | null>(null)
  const outbox = useOutbox(told.id, 'run', { onSent: sent, onRefused: refused })
  const { acts, unreachable } = useWaiting(outbox)
  const workshop = useMemo(() => withActs(told, acts), [told, acts])
  const item = workshop.items.find(({ id }) => id === workshop.shown) ?? null
  const [kept, setDraft] = useDraft(told.id, item?.id ?? 'none')
  const decidable = item?.state === 'waiting'
  const draft = decidable ? kept : null
  // What was decided after all, elsewhere or by a request that seemed lost, leaves nothing to decide here.
  useEffect(() => {
    if (kept && !decidable) setDraft(null)
  }, [kept, decidable, setDraft])
  const risk = useAnswer(readRisk, { params: { id: item?.risk.id ?? '' } }, { enabled: item !== null })
  const [here, setHere] = useState(item?.id)
  if (here !== item?.id) {
    setHere(item?.id)
    setWho(null)
    setHalf(null)
  }
  const votes = item?.open ? item.votes[item.open] : null
  const voters = workshop.participants
  const missing = voters.filter(({ id }) => !votes?.votedBy.includes(id))
  // Whoever takes part with an account votes on an own device.
  const typable = voters.filter(({ account }) => !account)
  const active = typable.find(({ id }) => id === who) ?? typable.find((one) => missing.includes(one)) ?? null
  const recording = acts.some((act) => act.kind === 'rate' && act.item === item?.id)

  function titled(one: Item) {
    return text('workshop.said.shown', {
      place: workshop.items.indexOf(one) + 1,
      of: workshop.items.length,
      title: one.risk.title,
    })
  }
  function show(one: Item | null) {
    if (one?.id === workshop.shown) return
    outbox.put({ kind: 'show', item: one?.id ?? null, at: instantOf(Date.now()) })
    say(one ? titled(one) : text('workshop.said.break'))
  }
  function sent(act: Act) {
    if (act.kind === 'rate') {
      const next = nextWaiting(workshop.items, act.item)
      say(text(next ? 'workshop.said.decided' : 'workshop.said.decidedLast'))
      if (act.item !== item?.id) return
      setDraft(null)
      if (next) outbox.put({ kind: 'show', item: next.id, at: instantOf(Date.now()) })
    }
    if (act.kind === 'take-back') say(text('workshop.said.decisionBack'))
    if (act.kind === 'reveal') say(text(act.revealed ? 'workshop.said.revealed' : 'workshop.said.hidden'))
  }
  function refused(_: Act, problem: ApiProblem) {
    say(problem.detail || text('problem.unknown', { status: problem.status }))
  }
  const go = (step: 1 | -1) => {
    if (workshop.shown === null) return show(nextWaiting(workshop.items, null) ?? workshop.items[0] ?? null)
    const to = neighbour(workshop.items, workshop.shown, step)
    if (to && to.id !== workshop.shown) show(to)
    else say(text(step === 1 ? 'workshop.said.last' : 'workshop.said.first'))
  }
  const choose = (step: 1 | -1) => {
    const place = voters.findIndex(({ id }) => id === active?.id)
    const to = voters.at((place + step + voters.length) % Math.max(1, voters.length))
    if (!to) return say(text('workshop.said.nobody'))
    chooseVoter(to.id)
  }
  const chooseVoter = (id: string) => {
    const { name = '', account = false } = voters.find((one) => one.id === id) ?? {}
    if (account) return say(text('workshop.said.ownDevice', { name }))
    setWho(id)
    setHalf(null)
    say(text('workshop.said.chosen', { name }))
  }
  const digit = (step: number) => {
    if (!item?.open || draft) return say(text('workshop.said.noVote'))
    if (!active) return say(text(voters.length === 0 ? 'workshop.said.nobody' : 'workshop.said.allVoted'))
    const steps = workshop.scales?.[half === null ? 'likelihood' : 'impact'].length ?? 0
    if (step > steps) return say(text('workshop.said.tooHigh', { steps }))
    if (half === null) {
      setHalf(step)
      return say(text('workshop.said.half', { name: active.name }))
    }
    const about = { item: item.id, stage: item.open, participant: active.id }
    outbox.put({ kind: 'vote-for', ...about, vote: { likelihood: half, impact: step } })
    setTyped(about)
    setHalf(null)
    setWho(null)
    const voted = new Set([...(votes?.votedBy ?? []), active.id]).size
    say(text('workshop.said.voted', { name: active.name, voted, of: voters.length }))
  }
  const reveal = () => {
    if (!item?.open) return say(text('workshop.said.noVote'))
    const voted = votes?.votedBy.length ?? 0
    if (voted === 0) return say(text('workshop.said.nothingToReveal'))
    if (voted < Math.min(2, voters.length)) return say(text('workshop.said.tooFew'))
    outbox.put({ kind: 'reveal', item: item.id, stage: item.open, revealed: true })
  }
  const decide = () => {
    if (item?.state !== 'waiting') return say(text('workshop.said.noDecision'))
    if (!risk.data) return say(text('workshop.said.wait'))
    if (!risk.data.rateBy) return say(text('workshop.noCriteria'))
    const { inherent, residual } = item.votes
    const medians = { inherent: mediansOf(inherent), residual: mediansOf(residual) }
    setDraft({ ...proposedRating(medians, item.touched, statedBefore(risk.data)), reason: '' })
    say(text('workshop.said.deciding'))
  }
  const record = () => {
    const criteria = risk.data?.rateBy?.content
    if (!item || !draft || !risk.data || !criteria || recording) return
    if (!isWhole(draft, criteria)) return say(text('workshop.said.nothingTouched'))
    const about = { item: item.id, risk: item.risk.id, seen: risk.data.revision }
    outbox.put({ kind: 'rate', ...about, ...draft })
    say(text('workshop.said.recording'))
  }
  const leave = () => {
    setDraft(null)
    setHalf(null)
    say(text('workshop.said.left'))
  }
  const skip = () => {
    if (item?.state !== 'waiting') return say(text('workshop.said.noSkip'))
    outbox.put({ kind: 'skip', item: item.id, skipped: true })
    setDraft(null)
    const next = nextWaiting(workshop.items, item.id)
    if (next) show(next)
    say(text('workshop.said.skipped', { title: item.risk.title }))
  }
  const undo = () => {
    if (draft) return leave()
    if (half !== null) {
      setHalf(null)
      return say(text('workshop.said.halfBack'))
    }
    const undoing = item && undoingOf(item, typed)
    if (!item || !undoing) return say(text('workshop.said.nothingToUndo'))
    if (undoing.what === 'vote') {
      outbox.put({ kind: 'vote-for', ...undoing.typed, vote: null })
      setTyped(null)
      setWho(undoing.typed.participant)
      const name = voters.find(({ id }) => id === undoing.typed.participant)?.name ?? ''
      return say(text('workshop.said.voteBack', { name }))
    }
    if (undoing.what === 'skip') {
      outbox.put({ kind: 'skip', item: item.id, skipped: false })
      return say(text('workshop.said.skipBack'))
    }
    if (undoing.what === 'reveal')
      return outbox.put({ kind: 'reveal', item: item.id, stage: undoing.stage, revealed: false })
    if (!item.decision || !risk.data) return say(text('workshop.said.wait'))
    const about = { item: item.id, risk: item.risk.id, seen: risk.data.revision }
    outbox.put({ kind: 'take-back', ...about, look: item.decision.id })
  }
  return {
    ...{ workshop, item, risk, votes, voters, active, half, draft, setDraft, said, say, unreachable, recording },
    waiting: acts.length,
    ...{ go, show, choose, chooseVoter, digit, reveal, decide, record, leave, skip, undo },
    pause: () => show(null),
  }
}

export type Run = ReturnType<typeof useRun>

const mediansOf = ({ spread }: Item['votes']['inherent']) => ({
  likelihood: spread?.likelihood.median ?? null,
  impact: spread?.impact.median ?? null,
})
