import { type ComponentProps, type RefObject, useCallback, useEffect } from 'react'
import { NavLink, Link as RouterLink, useNavigate } from 'react-router'
import { useMoment } from './moment.tsx'

/** The address of a page with the moment that is looked at kept in it. */
function withMoment(to: string, at: string | null): string {
  if (at === null || /[?&]at=/.test(to)) return to
  const [path = '', hash] = to.split('#')
  return `${path}${path.includes('?') ? '&' : '?'}at=${at}${hash === undefined ? '' : `#${hash}`}`
}

type LinkProps = Omit<ComponentProps<typeof RouterLink>, 'to'> & { to: string }

/** A link within the product that keeps looking at the same moment. */
export function Link({ to, ...others }: LinkProps) {
  const { at } = useMoment()
  return <RouterLink to={withMoment(to, at)} {...others} />
}

/** The same for the navigation: knows whether it is the current page. */
export function PlaceLink({ to, ...others }: Omit<ComponentProps<typeof NavLink>, 'to'> & { to: string }) {
  const { at } = useMoment()
  return <NavLink to={withMoment(to, at)} {...others} />
}

/** Goes to a page, keeping the moment. */
export function useGo(): (to: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate()
  const { at } = useMoment()
  return useCallback((to, options) => void navigate(withMoment(to, at), options), [navigate, at])
}

/** The address of a page with the moment kept in it: for the plain links of a sheet, which `useFollowing` makes go there. */
export function useAddress(): (to: string) => string {
  const { at } = useMoment()
  return useCallback((to) => withMoment(to, at), [at])
}

/**
 * Lets plain links that are cells of a sheet (`<a data-cell>`) go to their page without loading everything anew. A hundred links that each listen for
 * themselves cost more time than the rest of a sheet; what opens a new tab or window is left to the browser.
 */
export function useFollowing(within: RefObject<HTMLElement | null>): void {
  const navigate = useNavigate()
  useEffect(() => {
    const element = within.current
    if (!element) return
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      const to = (event.target as Element).closest<HTMLElement>('a[data-cell]')?.getAttribute('href')
      if (!to) return
      event.preventDefault()
      void navigate(to)
    }
    element.addEventListener('click', follow)
    return () => element.removeEventListener('click', follow)
  }, [within, navigate])
}
