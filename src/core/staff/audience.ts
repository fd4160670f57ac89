import type { Day } from '../time/day.ts'

/** Whom something is for. Several rules together reach whoever any of them reaches; functions compare without regard to capitals. */
export type AudienceRule =
  | { kind: 'all' }
  | { kind: 'function'; function: string }
  | { kind: 'team'; team: string }
  | { kind: 'location'; location: string }

/** Somebody as far as an audience asks: `location` and `teams` are ids, `ends` is the last day of employment. */
export type Placed = {
  id: string
  function: string
  location: string | null
  teams: readonly string[]
  starts: Day
  ends: Day | null
}

type Lacking = 'team' | 'function' | 'location'

/** An audience on a day. `counted` and `leftOut` together are everybody who is employed that day, each once, in the order given. */
export type Audience<P> = {
  counted: P[]
  leftOut: P[]
  /**
   * Those left out who perhaps should not be: nothing is known of them that a rule goes by, such as a team where a rule names a team.
   */
  unplaced: { person: P; lacking: Lacking[] }[]
}

/** Whether somebody is employed on a day: from the first day up to and including the last. */
export function isEmployed({ starts, ends }: Pick<Placed, 'starts' | 'ends'>, day: Day): boolean {
  return starts <= day && (ends === null || ends >= day)
}

/** How functions compare: 'Verpleegkundige ' is 'verpleegkundige'. */
export const functionKey = (text: string): string => text.trim().toLowerCase()

/** Whether any of the rules reaches somebody, whenever he or she works here. */
export function reachedBy(rules: readonly AudienceRule[]): (person: Omit<Placed, 'id' | 'starts' | 'ends'>) => boolean {
  const all = rules.some(({ kind }) => kind === 'all')
  const functions = new Set(rules.flatMap((rule) => (rule.kind === 'function' ? [functionKey(rule.function)] : [])))
  const teams = new Set(rules.flatMap((rule) => (rule.kind === 'team' ? [rule.team] : [])))
  const locations = new Set(rules.flatMap((rule) => (rule.kind === 'location' ? [rule.location] : [])))
  return (person) =>
    all ||
    (functions.size > 0 && functions.has(functionKey(person.function))) ||
    person.teams.some((team) => teams.has(team)) ||
    (person.location !== null && locations.has(person.location))
}

/**
 * Who is in the audience of these rules on a day, of all people of an organisation. Nobody is counted where there are no rules. Absence
 * makes no difference: who is ill still has to know.
 */
export function audienceOn<P extends Placed>(
  day: Day,
  rules: readonly AudienceRule[],
  people: readonly P[],
): Audience<P> {
  const reaches = reachedBy(rules)
  const goesBy = (kind: AudienceRule['kind']) => rules.some((rule) => rule.kind === kind)
  const [byTeam, byFunction, byLocation] = [goesBy('team'), goesBy('function'), goesBy('location')]
  const audience: Audience<P> = { counted: [], leftOut: [], unplaced: [] }
  for (const person of people) {
    if (!isEmployed(person, day)) continue
    if (reaches(person)) {
      audience.counted.push(person)
      continue
    }
    audience.leftOut.push(person)
    const lacking: Lacking[] = []
    if (byTeam && person.teams.length === 0) lacking.push('team')
    if (byFunction && functionKey(person.function) === '') lacking.push('function')
    if (byLocation && person.location === null) lacking.push('location')
    if (lacking.length > 0) audience.unplaced.push({ person, lacking })
  }
  return audience
}
