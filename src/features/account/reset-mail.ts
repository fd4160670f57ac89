import type { Language } from '../../platform/language/languages.ts'

/** The mail with the link to choose a new password. */
export function resetMail(user: { name: string; email: string; language: Language }, link: string) {
  const { name, email: to, language } = user
  return language === 'nl'
    ? {
        to,
        subject: 'Een nieuw wachtwoord voor Zorgborg',
        text: `Dag ${name},

Er is gevraagd om een nieuw wachtwoord voor het account van ${to} bij Zorgborg. Kies het binnen een uur via deze link:

${link}

Is er niet om gevraagd? Dan is er niets te doen: het wachtwoord blijft zoals het is.
`,
      }
    : {
        to,
        subject: 'A new password for Zorgborg',
        text: `Dear ${name},

A new password was asked for the account of ${to} at Zorgborg. Choose it within an hour with this link:

${link}

Was it not asked for? Then there is nothing to do: the password stays as it is.
`,
      }
}
