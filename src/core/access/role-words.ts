import type { Role } from './roles.ts'

/** The roles as sentences name them. */
export const roleWords: Record<Role, { nl: string; en: string }> = {
  administrator: { nl: 'een beheerder', en: 'an administrator' },
  'security-officer': { nl: 'een security officer', en: 'a security officer' },
  contributor: { nl: 'een medewerker aan het ISMS', en: 'an ISMS contributor' },
  reader: { nl: 'een lezer', en: 'a reader' },
  auditor: { nl: 'een auditor', en: 'an auditor' },
}
