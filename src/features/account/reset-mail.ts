import type { Language } from '../../platform/language/languages.ts'

/** The mail with the link to choose a new password. */
export function resetMail(user: { name: string; email: string; language: Language }, link: string) {
  const { name, email: to, language } = user
  return language === 'nl'
    ? {
        to,
        subject: 'Een nieuw wachtwoord voor Zorgborg',
        text: `Dag ${name},

Er is gevraagd om een nieuw wachtwoord voor uw account bij Zorgborg. Kies het binnen een uur via deze link:

${link}

Hebt u hier niet om gevraagd? Dan hoeft u niets te doen: uw wachtwoord blijft zoals het is.
`,
      }
    : {
        to,
        subject: 'A new password for Zorgborg',
        text: `Dear ${name},

A new password was asked for your account at Zorgborg. Choose it within an hour with this link:

${link}

Did you not ask for this? Then there is nothing to do: your password stays as it is.
`,
      }
}
