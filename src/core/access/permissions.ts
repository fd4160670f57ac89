import type { Role } from './roles.ts'

/**
 * Everything that can be allowed within one organisation, and to whom. The single place where rights are decided;
 * how it works out for every endpoint stands in `tests/access-matrix.snap`. An auditor reads all and changes nothing but the own account.
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
