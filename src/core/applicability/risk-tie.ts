/** A risk of the register that is a reason to include a control. */
export type NamedRisk = { id: string; number: number; title: string; closed: boolean }

/** Where register and statement do not tell the same, for somebody to decide. */
export const riskTies = ['left-out', 'undecided', 'unnamed', 'unfounded'] as const
export type RiskTie = (typeof riskTies)[number]

/** How a risk is named everywhere: R-007. */
export const riskName = (number: number): string => `R-${String(number).padStart(3, '0')}`

/**
 * How what was decided about a control goes with the risks that ask for it (ISO/IEC 27001, 6.1.3 b to d): 'left-out' and 'undecided' although
 * an open risk asks for it, 'unnamed' where it applies and risk is not among the reasons, 'unfounded' where risk is the reason and no open
 * risk asks for it. Null where both tell the same, and while nobody keeps a register.
 */
export function riskTieOf(
  decision: { applies: boolean; reasons: readonly string[] } | null,
  risks: readonly NamedRisk[],
  register: boolean,
): RiskTie | null {
  const asked = risks.some(({ closed }) => !closed)
  if (asked && decision === null) return 'undecided'
  if (decision === null) return null
  if (asked && !decision.applies) return 'left-out'
  const named = decision.applies && decision.reasons.includes('risk')
  if (asked) return named ? null : 'unnamed'
  return named && register ? 'unfounded' : null
}
