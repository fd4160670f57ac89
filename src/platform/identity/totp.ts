import { createHmac, timingSafeEqual } from 'node:crypto'

const seconds = 30

/** The code of six digits of one time step: HMAC-SHA-1 with dynamic truncation (RFC 4226 §5.3, RFC 6238 §4). */
export function codeOfStep(key: string | Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = (mac[mac.length - 1] ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

export function stepAt(moment: Date): number {
  return Math.floor(moment.getTime() / 1000 / seconds)
}

/** The step whose code this is: the present one or, for clocks that differ and slow hands, one before or after; or null. */
export function stepOfCode(key: string | Buffer, code: string, moment: Date): number | null {
  const given = Buffer.from(code)
  const now = stepAt(moment)
  let found: number | null = null
  for (const step of [now - 1, now, now + 1]) {
    const expected = Buffer.from(codeOfStep(key, step))
    if (given.length === expected.length && timingSafeEqual(given, expected)) found = step
  }
  return found
}
