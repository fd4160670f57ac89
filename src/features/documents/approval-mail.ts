import type { Language } from '../../platform/language/languages.ts'

type About = { title: string; number: number; by: string; link: string }

/** The mail that asks a named approver for approval. */
export function approvalMail(
  approver: { name: string; email: string },
  organisation: { name: string; language: Language },
  { title, number, by, link }: About,
) {
  return organisation.language === 'nl'
    ? {
        to: approver.email,
        subject: `Goedkeuring gevraagd: ${title}`,
        text: `Dag ${approver.name},

${by} vraagt goedkeuring van versie ${number} van '${title}' van ${organisation.name}.

Lees de tekst, bekijk wat er anders is dan in de vorige versie, en keur goed of stuur terug:

${link}
`,
      }
    : {
        to: approver.email,
        subject: `Approval asked: ${title}`,
        text: `Hello ${approver.name},

${by} asks for approval of version ${number} of '${title}' of ${organisation.name}.

Read the text, see what differs from the version before, and approve it or send it back:

${link}
`,
      }
}
