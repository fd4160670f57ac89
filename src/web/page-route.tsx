import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'
import type { Permission } from '../core/access/permissions.ts'
import { InsidePage } from './frame/shells.tsx'
import { bringAllTexts } from './session/language.tsx'

type Load = () => Promise<ComponentType>

/** A page within an organisation, for whoever holds the permission (null: everybody who signed in). */
export function inside(path: string, permission: Permission | null, load: Load): RouteObject {
  return {
    path,
    lazy: async () => {
      const [Page] = await Promise.all([load(), path === '/' ? null : bringAllTexts()])
      return { element: <InsidePage permission={permission} page={Page} /> }
    },
  }
}

/** A page for which nobody needs to be signed in, or no organisation needs to be open. */
export function outside(path: string, load: Load): RouteObject {
  const texts = () => (path.startsWith('/sign-in') ? null : bringAllTexts())
  return { path, lazy: async () => ({ Component: (await Promise.all([load(), texts()]))[0] }) }
}
