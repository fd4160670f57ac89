import type { Profile } from './profile.ts'

/** What of a profile is sent to save it. */
export function profileBody(profile: Profile) {
  const { revision: _revision, facts: _facts, cluster: _cluster, ...body } = profile
  return body
}

/** A number as people type it, with a comma or a point; null where nothing is typed, undefined where it is no such number. */
export function readNumber(typed: string, decimals: 0 | 1): number | null | undefined {
  const plain = typed.trim().replace(',', '.')
  if (plain === '') return null
  const shape = decimals === 0 ? /^\d{1,6}$/ : /^\d{1,6}(\.\d)?$/
  return shape.test(plain) ? Number(plain) : undefined
}
