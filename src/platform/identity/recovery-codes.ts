import { randomInt } from 'node:crypto'

// Without characters that are mistaken for each other on paper.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Ten codes like `k3fw9-x7n2p`: 49 bits each, easily written down. */
export function recoveryCodesAtOnce(): string[] {
  const part = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return Array.from({ length: 10 }, () => `${part()}-${part()}`)
}

/** A recovery code as it was given out, however it was typed over. */
export function recoveryCodeAsGiven(typed: string): string {
  const characters = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return `${characters.slice(0, 5)}-${characters.slice(5)}`
}
