import { type ComponentProps, useCallback } from 'react'
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
