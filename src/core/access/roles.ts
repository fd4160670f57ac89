/** What a person is in one organisation. The words are the field's; what each may do stands in `permissions.ts`. */
export const roles = ['administrator', 'security-officer', 'contributor', 'reader', 'auditor'] as const
export type Role = (typeof roles)[number]
