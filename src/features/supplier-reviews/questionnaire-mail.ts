import type { Language } from '../../platform/language/languages.ts'
import { writeDay } from '../../platform/language/written.ts'

export type MailReason = 'asked' | 'again' | 'before' | 'late'

type About = { organisation: string; title: string; by: string; due: string; link: string; until: string }

const firstLines: Record<MailReason, (about: About) => Record<Language, string>> = {
  asked: ({ organisation, by }) => ({
    nl: `${organisation} vraagt hoe informatiebeveiliging is geregeld voor de diensten die worden geleverd. De vragen zijn gesteld door ${by}.`,
    en: `${organisation} asks how information security is arranged for the services that are delivered. The questions were put by ${by}.`,
  }),
  again: ({ organisation, by }) => ({
    nl: `${organisation} heeft nog vragen bij de antwoorden, of stuurt een nieuwe link. Gevraagd door ${by}.`,
    en: `${organisation} has more to ask about the answers, or sends a new link. Asked by ${by}.`,
  }),
  before: ({ organisation }) => ({
    nl: `Een herinnering: ${organisation} wacht op antwoord op deze vragen.`,
    en: `A reminder: ${organisation} is waiting for an answer to these questions.`,
  }),
  late: ({ organisation }) => ({
    nl: `${organisation} heeft nog geen antwoord op deze vragen, en de afgesproken dag is voorbij.`,
    en: `${organisation} has no answer to these questions yet, and the day that was agreed is over.`,
  }),
}

/** The mail with the link by which a supplier answers one list of questions. */
export function questionnaireMail(
  why: MailReason,
  to: { name: string; email: string; language: Language },
  about: About,
) {
  const { language } = to
  const { organisation, title, link } = about
  const [due, until] = [writeDay(about.due, language), writeDay(about.until, language)]
  const said = firstLines[why](about)[language]
  const hello = to.name === '' ? '' : ` ${to.name}`
  return language === 'nl'
    ? {
        to: to.email,
        subject: `${why === 'asked' || why === 'again' ? 'Vragen' : 'Herinnering: vragen'} van ${organisation}: ${title}`,
        text: `Dag${hello},

${said}

Antwoord graag uiterlijk op ${due}. Een account is niet nodig:

${link}

Wat wordt ingevuld, wordt meteen bewaard. Verdergaan kan later met dezelfde link, ook samen met collega's.
De link opent alleen deze vragen en werkt tot en met ${until}.
Twijfel of deze mail echt is? Bel ${organisation} op een nummer dat al bekend was.
`,
      }
    : {
        to: to.email,
        subject: `${why === 'asked' || why === 'again' ? 'Questions' : 'Reminder: questions'} from ${organisation}: ${title}`,
        text: `Hello${hello},

${said}

Please answer by ${due}. No account is needed:

${link}

What is filled in is kept at once. It can be gone on with later by the same link, also together with colleagues.
The link opens these questions alone and works up to and including ${until}.
In doubt whether this mail is genuine? Call ${organisation} at a number that was known already.
`,
      }
}
