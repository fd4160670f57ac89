/** The token that a link carries: after the `#`, so that it reaches no server log, or in the query. */
export function tokenOfAddress(): string {
  const fragment = new URLSearchParams(window.location.hash.slice(1))
  const query = new URLSearchParams(window.location.search)
  return fragment.get('token') ?? query.get('token') ?? ''
}

/** Where to go after signing in: only a path of this product, never another site. Browsers leave control characters out of addresses. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])\P{Cc}*$/u.test(next) ? next : '/'
}
