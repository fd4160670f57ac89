const storageName = 'zorgborg-questions-link'

type Here = {
  location: Pick<Location, 'hash' | 'pathname' | 'search'>
  history: Pick<History, 'state' | 'replaceState'>
}
type GetStorage = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * The token of a link to questions: after the `#` alone, so that it reaches no server and no log. It is taken out of the address at once
 * and remembered in this tab, so that a page that is loaded anew goes on.
 */
export function takeToken({ location, history }: Here, storage: GetStorage): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('token') ?? ''
  if (given === '') return read(storage)
  try {
    storage().setItem(storageName, given)
  } catch {
    // Without storage it is gone with the page, and the mail still has it.
  }
  history.replaceState(history.state, '', `${location.pathname}${location.search}`)
  return given
}

/** Forgets the token: nobody who comes to this tab later answers with it. */
export function forgetToken(storage: GetStorage): void {
  try {
    storage().removeItem(storageName)
  } catch {
    // Where nothing can be kept, nothing has to go.
  }
}

function read(storage: GetStorage): string {
  try {
    return storage().getItem(storageName) ?? ''
  } catch {
    return ''
  }
}
