import { useEffect } from 'react'

/**
 * Gives the focus back to where it was before a sheet or a question came, also where its owner takes it off the page at once, which the
 * library does not see. Who went elsewhere meanwhile stays there.
 */
export function useFocusBack(opened: boolean): void {
  useEffect(() => {
    if (!opened) return
    const before = document.activeElement
    return () => {
      requestAnimationFrame(() => {
        const now = document.activeElement
        const nowhere = now === null || now === document.body
        if (nowhere && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
      })
    }
  }, [opened])
}
