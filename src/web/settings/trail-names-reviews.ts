/** Every act about audits, reviews and findings; each is told with its subject. */
export const reviewActions = [
  'audit.planned',
  'audit.changed',
  'audit.withdrawn',
  'review.recorded',
  'review.changed',
  'review.withdrawn',
  'finding.recorded',
  'finding.changed',
  'finding.closed',
  'finding.reopened',
] as const
