import type { Content } from '../../core/standards/content.ts'
import { counterpartsOf } from '../../core/standards/counterparts.ts'
import type { Day } from '../../core/time/day.ts'
import type { GivenFacts } from '../../features/applicability/decide-applicability.ts'
import type { AssessmentAct } from './assessment-acts.ts'
import { assessmentHistory } from './assessment-history.ts'
import type { AssetAct } from './assets-acts.ts'
import { assetsHistory } from './assets-history.ts'
import { officeTime, workingDay } from './demo-calendar.ts'
import { type DemoOrganisation, type DemoPerson, type DemoStep, demoEdition } from './demo-content.ts'
import { type ProfileCommand, profileDrafts } from './demo-profile.ts'
import type { DocumentAct } from './documents-acts.ts'
import { documentsHistory } from './documents-history.ts'
import type { EvidenceAct } from './evidence-acts.ts'
import { evidenceHistory } from './evidence-history.ts'
import type { MeasureAct } from './measures-acts.ts'
import { measuresHistory } from './measures-history.ts'
import { type ReviewAct, reviewsHistory } from './reviews-history.ts'
import type { RhythmAct } from './rhythm-acts.ts'
import { rhythmHistory } from './rhythm-history.ts'
import type { RiskAct } from './risk-acts.ts'
import { riskHistory } from './risk-history.ts'
import type { StaffAct } from './staff-acts.ts'
import { staffHistory } from './staff-history.ts'
import type { SupplierAct } from './supplier-act.ts'
import { suppliersHistory } from './suppliers-history.ts'
import { type TouchpointAct, touchpointHistory } from './touchpoint-history.ts'
import { type TransitionCommand, transitionHistory } from './transition-history.ts'

type Target = { edition: string; requirement: string }

/** One command of the demo's history. */
export type DemoCommand =
  | { kind: 'create' }
  | { kind: 'invite'; person: DemoPerson }
  | { kind: 'join'; person: DemoPerson }
  | { kind: 'adopt'; edition: string }
  | { kind: 'decide'; controls: Target[]; facts: GivenFacts }
  | { kind: 'withdraw'; control: Target }
  | { kind: 'approve'; note: string }
  | ProfileCommand
  | { kind: 'touchpoint'; act: TouchpointAct }
  | { kind: 'assessment'; act: AssessmentAct }
  | { kind: 'staff'; act: StaffAct }
  | { kind: 'assets'; act: AssetAct }
  | { kind: 'measures'; act: MeasureAct }
  | { kind: 'risks'; act: RiskAct }
  | { kind: 'suppliers'; act: SupplierAct }
  | { kind: 'documents'; act: DocumentAct }
  | { kind: 'reviews'; act: ReviewAct }
  | { kind: 'evidence'; act: EvidenceAct }
  | { kind: 'rhythm'; act: RhythmAct }
  | TransitionCommand

/** A command with who gave it (the key of a person) and when, in milliseconds. */
export type DemoEvent = { at: number; by: string; command: DemoCommand }

type Draft = { daysAgo: number; by: string; command: DemoCommand }

function factsOf(step: DemoStep, today: Day): GivenFacts | null {
  if ('withdrawn' in step) return null
  const nothing = { reasons: [], justification: '', presence: null, description: '', since: null }
  if (!step.applies) return { ...nothing, applies: false, justification: step.justification }
  const { reasons, law, contract, presence, description, since } = step
  const day = since === undefined ? null : workingDay(today, since)
  return { ...nothing, applies: true, reasons, law, contract, presence, description, since: day }
}

/** A control in an edition: its own number, or that of its counterpart; none where the edition does not know it. */
function targetIn(content: Content, edition: string, control: string): Target | null {
  if (edition === demoEdition) return { edition, requirement: control }
  const found = counterpartsOf(content.mappings, demoEdition, control).find((one) => one.edition === edition)
  return found ? { edition, requirement: found.requirement } : null
}

const present = <T>(value: T | null): value is T => value !== null

function decisionsOf(demo: DemoOrganisation, content: Content, today: Day): Draft[] {
  const joinsFrom = (adoption: DemoOrganisation['adoptions'][number]) => adoption.takeOver?.daysAgo ?? adoption.daysAgo
  return demo.controls.flatMap(({ control, by, steps }) =>
    steps.flatMap((step): Draft[] => {
      const controls = demo.adoptions
        .filter((adoption) => joinsFrom(adoption) >= step.daysAgo)
        .filter(({ edition }) => step.only === undefined || step.only === edition)
        .map(({ edition }) => targetIn(content, edition, control))
        .filter(present)
      const facts = factsOf(step, today)
      const commands: DemoCommand[] = facts
        ? [{ kind: 'decide', controls, facts }]
        : controls.map((one) => ({ kind: 'withdraw', control: one }))
      return commands.map((command) => ({ daysAgo: step.daysAgo, by, command }))
    }),
  )
}

/** An edition adopted later gets what was decided about the counterparts by then, spread over a week. */
function takenOver(demo: DemoOrganisation, content: Content, today: Day): Draft[] {
  return demo.adoptions.flatMap(({ edition, takeOver }) => {
    if (!takeOver) return []
    const held = demo.controls.flatMap(({ control, steps }) => {
      const step = steps.findLast((one) => one.daysAgo > takeOver.daysAgo && one.only === undefined)
      const facts = step ? factsOf(step, today) : null
      const target = targetIn(content, edition, control)
      return facts && target ? [{ kind: 'decide' as const, controls: [target], facts }] : []
    })
    return held.map((command, index) => ({
      daysAgo: takeOver.daysAgo - Math.floor((index * 7) / held.length),
      by: takeOver.by,
      command,
    }))
  })
}

/** The whole history of a demo organisation in order, on working days before today. The first event creates it. */
export function planDemo(demo: DemoOrganisation, content: Content, today: Day): DemoEvent[] {
  const [first, ...others] = demo.people
  if (!first) throw new TypeError(`${demo.id} has no people`)
  const drafts: Draft[] = [
    { daysAgo: demo.createdDaysAgo, by: first.key, command: { kind: 'create' } },
    ...others.flatMap((person) => [
      { daysAgo: person.joinedDaysAgo, by: first.key, command: { kind: 'invite' as const, person } },
      { daysAgo: person.joinedDaysAgo, by: person.key, command: { kind: 'join' as const, person } },
    ]),
    ...demo.adoptions.map(({ edition, by, daysAgo }) => ({
      daysAgo,
      by,
      command: { kind: 'adopt' as const, edition },
    })),
    ...profileDrafts(demo.profile, today),
    ...decisionsOf(demo, content, today),
    ...takenOver(demo, content, today),
    ...staffHistory(demo.id, today),
    ...touchpointHistory(demo.id, today),
    ...assessmentHistory(demo, content, today),
    ...transitionHistory(demo.id),
    ...assetsHistory(demo.id),
    ...measuresHistory(demo, content, today),
    ...documentsHistory(demo.id),
    ...reviewsHistory(demo, content, today),
    ...evidenceHistory(demo, content, today),
    ...suppliersHistory(demo.id, today),
    ...riskHistory(demo, content, today),
    ...rhythmHistory(demo.id, today),
    ...demo.approvals.map(({ by, daysAgo, note }) => ({ daysAgo, by, command: { kind: 'approve' as const, note } })),
  ]
  const done = new Map<Day, number>()
  return drafts
    .sort((a, b) => b.daysAgo - a.daysAgo)
    .map(({ daysAgo, by, command }) => {
      const day = workingDay(today, -daysAgo)
      const n = done.get(day) ?? 0
      done.set(day, n + 1)
      return { at: officeTime(day, n), by, command }
    })
}
