import { type Lapse, lapsesOf } from '../../core/applicability/basis.ts'
import { type ControlState, controlStates, countStates, stateOf } from '../../core/applicability/control-state.ts'
import { type NamedRisk, riskTieOf } from '../../core/applicability/risk-tie.ts'
import type { Content } from '../../core/standards/content.ts'
import { compareRequirementIds, type Edition, type Requirement } from '../../core/standards/edition.ts'
import type { Decision } from './decisions.store.ts'
import type { Frame } from './frame.store.ts'

const nothingLapsed: Lapse[] = []
const noRisks: NamedRisk[] = []

/** What is known besides the decisions. */
type Known = Pick<Frame, 'facts' | 'risks' | 'register'>

/** A control of an adopted edition together with what was decided about it. */
export type Control = ReturnType<typeof toControl>

export function toControl(
  edition: Edition,
  requirement: Requirement,
  decision: Decision | null,
  { facts, risks, register }: Known,
) {
  const asking = risks.get(`${edition.id} ${requirement.id}`) ?? noRisks
  const stated = decision && {
    id: decision.id,
    revision: decision.revision,
    applies: decision.applies,
    reasons: decision.reasons,
    justification: decision.justification,
    presence: decision.presence,
    description: decision.description,
    since: decision.since,
    law: decision.law,
    contract: decision.contract,
    basis: decision.basis,
    decidedBy: decision.decidedBy,
    decidedAt: decision.decidedAt,
  }
  return {
    edition: edition.id,
    editionName: edition.name,
    requirement: requirement.id,
    theme: requirement.theme,
    title: requirement.title,
    healthcare: requirement.healthcare?.mark ?? null,
    healthcareConfidence: requirement.healthcare?.confidence ?? null,
    state: stateOf(decision),
    decision: stated,
    lapsed: decision === null || decision.basis.length === 0 ? nothingLapsed : lapsesOf(decision.basis, facts),
    risks: asking,
    riskTie: riskTieOf(decision, asking, register),
  }
}

/** All controls of the adopted editions, editions in the order of the content, controls in natural order. */
export function controlsOf(
  content: Content,
  adopted: readonly string[],
  decisions: readonly Decision[],
  known: Known,
): Control[] {
  const decided = new Map(decisions.map((decision) => [`${decision.edition} ${decision.requirement}`, decision]))
  return [...content.editions.values()]
    .filter((edition) => adopted.includes(edition.id))
    .flatMap((edition) =>
      edition.requirements.map((requirement) =>
        toControl(edition, requirement, decided.get(`${edition.id} ${requirement.id}`) ?? null, known),
      ),
    )
}

/** Per edition how many controls are in which state. */
export function totalsOf(controls: readonly Control[]) {
  const editions = Map.groupBy(controls, (control) => control.edition)
  return [...editions].map(([edition, of]) => ({
    edition,
    editionName: of[0]?.editionName ?? edition,
    total: of.length,
    states: countStates(of.map((control) => control.decision)),
    lapsed: of.filter(({ lapsed }) => lapsed.length > 0).length,
    risk: of.filter(({ riskTie }) => riskTie !== null).length,
  }))
}

export type ControlFilter = {
  edition?: string | undefined
  theme?: string | undefined
  state?: ControlState | undefined
  healthcare?: 'any' | undefined
  lapsed?: 'any' | undefined
  risk?: 'asks' | 'differs' | undefined
  text?: string | undefined
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Where a text is found in a control: its number, a title, or what was written; null where it is not. */
function findIn(control: Control, text: string): 'number' | 'title' | 'text' | null {
  const wanted = plain(text)
  if (control.requirement.startsWith(wanted)) return 'number'
  if (plain(`${control.title.nl}\n${control.title.en}`).includes(wanted)) return 'title'
  const written = control.decision ? writtenIn(control.decision) : ''
  return plain(written).includes(wanted) ? 'text' : null
}

const writtenIn = ({ justification, description, law, contract }: NonNullable<Control['decision']>) =>
  `${justification}\n${description}\n${law}\n${contract}`

const isAsked = ({ risks }: Control) => risks.some(({ closed }) => !closed)

export function passes(control: Control, filter: ControlFilter): boolean {
  return (
    (filter.edition === undefined || control.edition === filter.edition) &&
    (filter.theme === undefined || control.theme === filter.theme) &&
    (filter.state === undefined || control.state === filter.state) &&
    (filter.healthcare === undefined || control.healthcare === 'unique' || control.healthcare === 'deepened') &&
    (filter.lapsed === undefined || control.lapsed.length > 0) &&
    (filter.risk === undefined || (filter.risk === 'asks' ? isAsked(control) : control.riskTie !== null)) &&
    (!filter.text || findIn(control, filter.text) !== null)
  )
}

export type ControlOrder = 'number' | 'title' | 'state' | 'decided'

/** The order of a list of controls; ties keep the order of the standard. */
export function inOrder(
  controls: Control[],
  order: ControlOrder,
  direction: 'up' | 'down',
  language: 'nl' | 'en',
): Control[] {
  const collator = new Intl.Collator(language)
  const by: Record<ControlOrder, (a: Control, b: Control) => number> = {
    number: (a, b) => compareRequirementIds(a.requirement, b.requirement),
    title: (a, b) => collator.compare(a.title[language], b.title[language]),
    state: (a, b) => controlStates.indexOf(a.state) - controlStates.indexOf(b.state),
    decided: (a, b) => (a.decision?.decidedAt ?? '').localeCompare(b.decision?.decidedAt ?? ''),
  }
  const sign = direction === 'up' ? 1 : -1
  return controls.toSorted((a, b) => sign * by[order](a, b))
}
