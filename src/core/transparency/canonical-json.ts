import canonicalize from 'canonicalize'

/**
 * The one way to write a JSON value as bytes (RFC 8785, JSON Canonicalization Scheme), so that equal values have equal hashes.
 * Members that are undefined are left out, as in JSON. Throws on what JSON cannot hold: NaN, infinity, bigint, lone surrogates,
 * circles, and a value that is itself undefined.
 */
export function canonicalBytes(value: unknown): Uint8Array {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('undefined is no JSON value')
  return new TextEncoder().encode(text)
}
