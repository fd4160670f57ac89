import type { Language } from '../../platform/language/languages.ts'
import { writeDay } from '../../platform/language/written.ts'

type ToRead = { title: string; minutes: number; dueOn: string | null; late: number }

function line({ title, minutes, dueOn, late }: ToRead, language: Language): string {
  const day = dueOn === null ? '' : writeDay(dueOn, language)
  const until =
    dueOn === null
      ? ''
      : language === 'nl'
        ? late > 0
          ? `, had gemoeten voor ${day}`
          : `, graag uiterlijk ${day}`
        : late > 0
          ? `, was due on ${day}`
          : `, please by ${day}`
  const time = language === 'nl' ? (minutes === 1 ? '1 minuut' : `${minutes} minuten`) : `${minutes} min`
  return `- ${title} (${time}${until})`
}

/** The mail with a personal link to what somebody is asked to read. */
export function readingMail(
  to: { name: string; email: string; language: Language },
  organisation: string,
  items: readonly ToRead[],
  { link, expires }: { link: string; expires: string },
) {
  const { language } = to
  const lines = items.map((one) => line(one, language)).join('\n')
  const until = writeDay(expires, language)
  const [first] = items
  const about = items.length === 1 && first ? first.title : ''
  return language === 'nl'
    ? {
        to: to.email,
        subject: about ? `Lezen en bevestigen: ${about}` : `Lezen en bevestigen: ${items.length} documenten`,
        text: `Dag ${to.name},

${organisation} vraagt om dit te lezen en te bevestigen:

${lines}

Lezen kan op elke telefoon of computer. Een wachtwoord is niet nodig:

${link}

Deze link is persoonlijk. Stuur hem niet door. Hij werkt tot en met ${until}.
Twijfel of deze mail echt is? Vraag het de security officer.
`,
      }
    : {
        to: to.email,
        subject: about ? `Read and confirm: ${about}` : `Read and confirm: ${items.length} documents`,
        text: `Hello ${to.name},

${organisation} asks you to read and confirm this:

${lines}

Any telephone or computer will do. No password is needed:

${link}

This link is personal. Do not pass it on. It works up to and including ${until}.
In doubt whether this mail is genuine? Ask the security officer.
`,
      }
}
