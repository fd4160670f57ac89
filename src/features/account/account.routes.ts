import type { Route } from '../../platform/http/endpoint.ts'
import type { Needs } from './needs.ts'
import { passwordRoutes } from './password.routes.ts'
import { profileRoutes } from './profile.routes.ts'
import { secondFactorRoutes } from './second-factor.routes.ts'
import { sessionRoutes } from './session.routes.ts'

/** Everything about one's own account: signing in, sessions, name, password and second factor. */
export function accountRoutes(needs: Needs): Route[] {
  return [...sessionRoutes(needs), ...passwordRoutes(needs), ...profileRoutes(needs), ...secondFactorRoutes(needs)]
}
