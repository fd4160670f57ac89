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

${invitedBy} nodigt u uit om als ${name} mee te werken in Zorgborg, waarin ${organisation} de informatiebeveiliging bijhoudt.

Aanvaard de uitnodiging via deze link:

${link}

De link geldt tot ${until} en werkt één keer. Verwacht u deze uitnodiging niet? Dan hoeft u niets te doen.
`,
      }
    : {
        to,
        subject: `Invitation to ${organisation} in Zorgborg`,
        text: `Hello,

${invitedBy} invites you to work as ${name} in Zorgborg, in which ${organisation} keeps its information security.

Accept the invitation with this link:

${link}

The link holds until ${until} and works once. Did you not expect this invitation? Then there is nothing to do.
`,
      }
}
