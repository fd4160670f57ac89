import { createHmac, timingSafeEqual } from 'node:crypto'

/** The value of one cookie in a `Cookie` header, decoded, or null. Of two with the same name the first counts. */
function cookieOf(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const equals = pair.indexOf('=')
    if (equals < 0 || pair.slice(0, equals).trim() !== name) continue
    try {
      return decodeURIComponent(pair.slice(equals + 1).trim())
    } catch {
      return null
    }
  }
  return null
}

/** What a cookie of better-auth says when its signature (HMAC-SHA-256 after the last point, base64) is right; else null. */
export function signedCookieOf(header: string | undefined, name: string, secret: string): string | null {
  const value = cookieOf(header, name)
  const point = value?.lastIndexOf('.') ?? -1
  if (!value || point < 1) return null
  const said = value.slice(0, point)
  const given = Buffer.from(value.slice(point + 1), 'base64')
  const expected = createHmac('sha256', secret).update(said).digest()
  return given.length === expected.length && timingSafeEqual(given, expected) ? said : null
}

/** The `Cookie` header with only this cookie in it, so that a call sees nothing that it should not weigh. */
export function onlyCookie(header: string | undefined, name: string): string {
  const pair = header?.split(';').find((part) => part.slice(0, part.indexOf('=')).trim() === name)
  return pair?.trim() ?? ''
}
