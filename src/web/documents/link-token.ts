/** Which kind of link: a tab can hold one of each. */
export type LinkKind = 'reading' | 'coverage'
const storageName = (kind: LinkKind) => `zorgborg-${kind}-link`

/** After so long without a touch somebody else may stand at the same computer. */
const restMs = 15 * 60_000
const lookMs = 15_000

type Here = {
  location: Pick<Location, 'hash' | 'pathname' | 'search'>
  history: Pick<History, 'state' | 'replaceState'>
}
type GetStorage = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const remembered = new Map<LinkKind, string>()

/**
 * The token of a reading link: after the `#` alone, so that it reaches no server and no log. It is taken out of the address at once, where
 * it would be seen, copied along and kept among the pages that were visited, and remembered in this tab for as long as it is used.
 */
export function takeLinkToken({ location, history }: Here, storage: GetStorage, kind: LinkKind = 'reading'): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('token') ?? ''
  if (given === '') return remembered.get(kind) || read(storage, kind)
  write(storage, given, kind)
  remembered.set(kind, given)
  history.replaceState(history.state, '', `${location.pathname}${location.search}`)
  return given
}

/** Forgets the token: nobody who comes to this tab later reads or confirms with it. */
export function forgetLinkToken(storage: GetStorage, kind: LinkKind = 'reading'): void {
  remembered.delete(kind)
  try {
    storage().removeItem(storageName(kind))
  } catch {
    // Where nothing can be kept, nothing has to go.
  }
}

/**
 * Calls back once nobody touched the page for a while, also where the computer slept in between. Gives what ends the watch. A tab that is
 * opened again goes by the last touch too.
 */
export function watchRest(
  page: EventTarget,
  storage: GetStorage,
  onRest: () => void,
  kind: LinkKind = 'reading',
): () => void {
  let last = Date.now()
  const rested = () => {
    const is = Date.now() - last >= restMs
    if (is) onRest()
    return is
  }
  const touch = () => {
    if (rested()) return
    last = Date.now()
    const kept = read(storage, kind)
    if (kept !== '') write(storage, kept, kind)
  }
  const touches = ['pointerdown', 'keydown', 'scroll', 'visibilitychange']
  for (const name of touches) page.addEventListener(name, touch, { capture: true, passive: true })
  const timer = setInterval(rested, lookMs)
  return () => {
    clearInterval(timer)
    for (const name of touches) page.removeEventListener(name, touch, { capture: true })
  }
}

function read(storage: GetStorage, kind: LinkKind): string {
  try {
    const [at, token = ''] = (storage().getItem(storageName(kind)) ?? '').split(' ')
    return Date.now() - Number(at) < restMs ? token : ''
  } catch {
    return ''
  }
}

function write(storage: GetStorage, token: string, kind: LinkKind): void {
  try {
    storage().setItem(storageName(kind), `${Date.now()} ${token}`)
  } catch {
    // Without storage it is gone with the page, and the mail still has it.
  }
}
