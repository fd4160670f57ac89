/** What can be due. All but a duty follows from facts that were recorded for something else. */
export const dueKinds = [
  'duty',
  'measure-work',
  'effectiveness',
  'proof',
  'evidence-request',
  'document-review',
  'approval',
  'reading',
  'training',
  'exception',
  'finding',
  'planned-measure',
  'risk-review',
  'risk-acceptance',
  'risk-treatment',
  'risk-approval',
  'supplier-review',
  'supplier-action',
  'supplier-contract',
  'supplier-agreement',
  'supplier-certificate',
  'assurance-gap',
  'assurance-exception',
  'assurance-cuec',
  'questionnaire',
  'audit',
  'certificate',
  'term',
] as const
export type DueKind = (typeof dueKinds)[number]

/** 'this-week' is today and the seven days after it; 'undated' is open without an agreed day. */
export const dueStates = ['overdue', 'this-week', 'later', 'undated'] as const
export type DueState = (typeof dueStates)[number]

/** How a thing stands in the calendar: 'missed' is a turn that passed, and that a later one made up for. */
export const turnStates = ['done', 'missed', ...dueStates] as const

/**
 * Why somebody acts: the owner; the stand-in of an absence; the stand-in of the thing itself, where the owner is away or left; a team;
 * only a role in words; the owner who is away while nobody stands in ('away'); or nobody.
 */
export const actingReasons = ['owner', 'absence', 'stand-in', 'team', 'role', 'away', 'nobody'] as const
export type ActingReason = (typeof actingReasons)[number]

export const watchNames = ['risk', 'suppliers', 'known', 'policies', 'proven'] as const
export type WatchName = (typeof watchNames)[number]

/** 'nothing': nothing was recorded to judge by. */
export const watchStates = ['holds', 'wrong', 'nothing'] as const
export type WatchState = (typeof watchStates)[number]
