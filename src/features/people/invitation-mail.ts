import type { Role } from '../../core/access/roles.ts'
import { writeInstant } from '../../platform/language/written.ts'
import type { Invitation } from './invitations.store.ts'

const roleNames: Record<'nl' | 'en', Record<Role, string>> = {
  nl: {
    administrator: 'beheerder',
    'security-officer': 'security officer',
    contributor: 'medewerker aan het ISMS',
    reader: 'lezer',
    auditor: 'auditor',
  },
  en: {
    administrator: 'administrator',
    'security-officer': 'security officer',
    contributor: 'ISMS contributor',
    reader: 'reader',
    auditor: 'auditor',
  },
}

/** The mail with the link to accept an invitation. */
export function invitationMail(invitation: Invitation, organisation: string, link: string) {
  const { email: to, language, role, invitedBy } = invitation
  const name = roleNames[language][role]
  const until = writeInstant(invitation.expiresAt, language)
  return language === 'nl'
    ? {
        to,
        subject: `Uitnodiging voor ${organisation} in Zorgborg`,
        text: `Dag,

${invitedBy} stuurt deze uitnodiging om als ${name} mee te werken in Zorgborg. Daarin houdt ${organisation} de informatiebeveiliging bij.

Neem de uitnodiging aan via deze link:

${link}

De link geldt tot ${until} en werkt één keer. Is deze uitnodiging een vergissing? Dan is er niets te doen.
`,
      }
    : {
        to,
        subject: `Invitation to ${organisation} in Zorgborg`,
        text: `Hello,

${invitedBy} sends this invitation to work as ${name} in Zorgborg, in which ${organisation} manages its information security.

Accept the invitation with this link:

${link}

The link is valid until ${until} and works once. Is this invitation a mistake? Then there is nothing to do.
`,
      }
}
