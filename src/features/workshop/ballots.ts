import { randomBytes } from 'node:crypto'

export type Vote = { likelihood: number; impact: number }

/** A vote as it is stored: with random bytes, so that nobody finds it by trying all there can be against the digest in the trail. */
export const sealedBallot = ({ likelihood, impact }: Vote): string =>
  `${likelihood}/${impact}/${randomBytes(16).toString('hex')}`

export function openBallot(ballot: string): Vote {
  const [likelihood, impact] = ballot.split('/').map(Number)
  if (!likelihood || !impact) throw new TypeError('a ballot holds two steps')
  return { likelihood, impact }
}
