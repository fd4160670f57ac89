import type { Day } from '../../core/time/day.ts'
import type { Language } from '../../platform/language/languages.ts'
import { writeDay } from '../../platform/language/written.ts'

type About = { title: string; message: string; measure: string; by: string; due: Day; link: string }
type Why = 'asked' | 'before' | 'late'

const subjects = {
  nl: { asked: 'Bewijs gevraagd', before: 'Herinnering: bewijs gevraagd', late: 'Te laat: bewijs gevraagd' },
  en: { asked: 'Evidence asked for', before: 'Reminder: evidence asked for', late: 'Late: evidence asked for' },
}

const openings = {
  nl: {
    asked: (by: string, organisation: string) => `${by} van ${organisation} vraagt om bewijs.`,
    before: (by: string, organisation: string) => `Er staat nog een vraag open van ${by} van ${organisation}.`,
    late: (by: string, organisation: string, day: string) =>
      `${by} van ${organisation} vroeg dit bewijs uiterlijk ${day}. Het is nog welkom.`,
  },
  en: {
    asked: (by: string, organisation: string) => `${by} of ${organisation} asks for evidence.`,
    before: (by: string, organisation: string) => `A question of ${by} of ${organisation} is still open.`,
    late: (by: string, organisation: string, day: string) =>
      `${by} of ${organisation} asked for this evidence by ${day}. It is still welcome.`,
  },
}

/** The mail that asks somebody for evidence, or reminds of it. The link leads to the page on which to answer. */
export function requestMail(
  why: Why,
  to: { name: string; email: string },
  organisation: { name: string; language: Language },
  { title, message, measure, by, due, link }: About,
) {
  const { language } = organisation
  const day = writeDay(due, language)
  const opening = openings[language][why](by, organisation.name, day)
  const told = message === '' ? '' : `\n${message}\n`
  return {
    to: to.email,
    subject: `${subjects[language][why]}: ${title}`,
    text:
      language === 'nl'
        ? `Dag ${to.name},

${opening}

${title}
Voor de maatregel: ${measure}
Uiterlijk: ${day}
${told}
Beantwoord de vraag hier, met een bestand, een verwijzing of een waarneming:

${link}

Meld aan om te antwoorden.
`
        : `Hello ${to.name},

${opening}

${title}
For the measure: ${measure}
Due: ${day}
${told}
Answer here, with a file, a link or an observation:

${link}

Sign in to answer.
`,
  }
}
