import type { Role } from './roles.ts'

/**
 * Everything that can be allowed within one organisation, and to whom. The single place where rights are decided;
 * how it works out for every endpoint stands in `tests/access-matrix.snap`. An auditor reads all and changes nothing but the own account; that a pack was made, or conditions of a report were accepted, is in the trail, and changes no fact.
 */
export const permissions = {
  'organisation:read': ['administrator', 'security-officer', 'contributor', 'reader', 'auditor'],
  'organisation:edit': ['administrator'],
  'people:read': ['administrator', 'security-officer', 'auditor'],
  'people:edit': ['administrator'],
  'standards:read': ['administrator', 'security-officer', 'contributor', 'reader', 'auditor'],
  'standards:adopt': ['administrator', 'security-officer'],
  'standards:annotate': ['administrator', 'security-officer'],
  'profile:read': ['administrator', 'security-officer', 'contributor', 'reader', 'auditor'],
  'profile:write': ['administrator', 'security-officer', 'contributor'],
  'scope:approve': ['administrator', 'security-officer'],
  'applicability:read': ['administrator', 'security-officer', 'contributor', 'reader', 'auditor'],
  'applicability:decide': ['administrator', 'security-officer', 'contributor'],
  'soa:read': ['administrator', 'security-officer', 'contributor', 'reader', 'auditor'],
  'soa:approve': ['administrator', 'security-officer'],
  'assessment:read': ['administrator', 'security-officer', 'contributor', 'reader', 'auditor'],
  'assessment:results': ['administrator', 'security-officer', 'reader', 'auditor'],
  'assessment:write': ['administrator', 'security-officer'],
  'assessment:answer': ['administrator', 'security-officer', 'contributor'],
  'touchpoints:read': ['administrator', 'security-officer', 'contributor', 'reader', 'auditor'],
  'touchpoints:write': ['administrator', 'security-officer', 'contributor'],
  'measures:read': ['administrator', 'security-officer', 'contributor', 'reader', 'auditor'],
  'measures:write': ['administrator', 'security-officer', 'contributor'],
  'exceptions:accept': ['administrator', 'security-officer'],
  'reviews:read': ['administrator', 'security-officer', 'contributor', 'reader', 'auditor'],
  'reviews:write': ['administrator', 'security-officer'],
  'staff:read': ['administrator', 'security-officer', 'contributor', 'auditor'],
  'staff:write': ['administrator', 'security-officer'],
  'evidence:read': ['administrator', 'security-officer', 'contributor', 'reader', 'auditor'],
  'evidence:add': ['administrator', 'security-officer', 'contributor'],
  'evidence:request': ['administrator', 'security-officer', 'contributor'],
  'tokens:manage': ['administrator'],
  'documents:read': ['administrator', 'security-officer', 'contributor', 'reader', 'auditor'],
  'documents:write': ['administrator', 'security-officer', 'contributor'],
  'documents:approve': ['administrator', 'security-officer'],
  'documents:confirm': ['administrator', 'security-officer', 'contributor', 'reader'],
  'assets:read': ['administrator', 'security-officer', 'contributor', 'reader', 'auditor'],
  'assets:write': ['administrator', 'security-officer', 'contributor'],
  'risk:read': ['administrator', 'security-officer', 'contributor', 'reader', 'auditor'],
  'risk:write': ['administrator', 'security-officer', 'contributor'],
  'risk:accept': ['administrator', 'security-officer', 'contributor', 'reader'],
  'risk:vote': ['administrator', 'security-officer', 'contributor', 'reader'],
  'criteria:write': ['administrator', 'security-officer'],
  'suppliers:read': ['administrator', 'security-officer', 'contributor', 'reader', 'auditor'],
  'suppliers:write': ['administrator', 'security-officer', 'contributor'],
  'suppliers:decide': ['administrator', 'security-officer'],
  'coverage:publish': ['administrator', 'security-officer'],
  'tasks:read': ['administrator', 'security-officer', 'contributor', 'reader', 'auditor'],
  'tasks:follow': ['administrator', 'security-officer', 'contributor', 'reader', 'auditor'],
  'duties:write': ['administrator', 'security-officer', 'contributor'],
  'pack:make': ['administrator', 'security-officer', 'auditor'],
  'trail:read': ['administrator', 'security-officer', 'auditor'],
  'mail:read': ['administrator', 'security-officer'],
  'mail:test': ['administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/** Whether a role holds a permission. */
export function holds(role: Role, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(role)
}

/** All that a role may do, in the order of the table. */
export function permissionsOf(role: Role): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((permission) => holds(role, permission))
}
