import type { DigestRhythm } from '../../core/rhythm/digest-moments.ts'
import { actingWords, kindWords } from '../../core/rhythm/due-words.ts'
import type { Day } from '../../core/time/day.ts'
import type { Language } from '../../platform/language/languages.ts'
import { writeDay } from '../../platform/language/written.ts'
import { linkTo } from './feed-file.ts'
import type { ActedDue } from './rhythm-ground.ts'

export type Recipient = { name: string; email: string; language: Language }
/** For which organisation a mail is, and where its links lead. */
export type Letterhead = { organisation: { id: string; name: string }; baseUrl: string }

/** A mail names so many things of each kind; the others are behind the link. */
const mostNamed = 20

const words = {
  nl: {
    greeting: (name: string) => `Dag ${name},`,
    opening: (organisation: string) => `Dit is er te doen voor ${organisation}.`,
    subject: (late: number, week: number, organisation: string) =>
      `${[late > 0 ? `${late} te laat` : '', week > 0 ? `${week} deze week` : ''].filter(Boolean).join(', ')}: taken voor ${organisation}`,
    late: 'TE LAAT',
    week: 'DEZE WEEK',
    due: 'uiterlijk',
    more: (count: number) => `En nog ${count}.`,
    all: 'Alle taken:',
    rhythm: {
      week: 'Deze mail komt op maandag, als er iets te doen is.',
      day: 'Deze mail komt op werkdagen, als er iets te doen is.',
    },
    off: 'Vaker, minder vaak of niet meer:',
    told: (organisation: string) =>
      `Voor ${organisation} is al langer dan een week te laat wat hieronder staat. Niemand legde vast dat het gedaan is.`,
    toldSubject: (count: number, organisation: string) => `Langer dan een week te laat: ${count} voor ${organisation}`,
    who: 'Wie het zou doen',
    toldOnce: 'Over elk hiervan komt deze mail één keer.',
  },
  en: {
    greeting: (name: string) => `Hello ${name},`,
    opening: (organisation: string) => `This is to be done for ${organisation}.`,
    subject: (late: number, week: number, organisation: string) =>
      `${[late > 0 ? `${late} overdue` : '', week > 0 ? `${week} this week` : ''].filter(Boolean).join(', ')}: tasks for ${organisation}`,
    late: 'OVERDUE',
    week: 'THIS WEEK',
    due: 'due',
    more: (count: number) => `And ${count} more.`,
    all: 'All tasks:',
    rhythm: {
      week: 'This mail comes on Mondays, when there is something to do.',
      day: 'This mail comes on working days, when there is something to do.',
    },
    off: 'More often, less often or not at all:',
    told: (organisation: string) =>
      `For ${organisation}, what stands below has been overdue for more than a week. Nobody recorded that it was done.`,
    toldSubject: (count: number, organisation: string) => `Overdue for more than a week: ${count} for ${organisation}`,
    who: 'Who was to do it',
    toldOnce: 'About each of these this mail comes once.',
  },
}

function itemOf(due: ActedDue, language: Language, { organisation, baseUrl }: Letterhead, more: string[] = []): string {
  const { title, about, kind, dueOn, page } = due
  const day = dueOn === null ? '' : `, ${words[language].due} ${writeDay(dueOn, language)}`
  return [
    `- ${title}${about === '' ? '' : ` (${about})`}`,
    `  ${kindWords[kind][language]}${day}`,
    ...more.map((line) => `  ${line}`),
    `  ${linkTo(baseUrl, organisation.id, page)}`,
  ].join('\n')
}

function part(
  heading: string,
  dues: readonly ActedDue[],
  write: (due: ActedDue) => string,
  language: Language,
): string[] {
  if (dues.length === 0) return []
  const rest = dues.length - mostNamed
  const named = dues.slice(0, mostNamed).map(write)
  return [heading, ...named, ...(rest > 0 ? [words[language].more(rest)] : [])]
}

/** The mail about what somebody has to do: what is overdue, and what is due in the coming week. */
export function digestMail(
  to: Recipient,
  dues: readonly ActedDue[],
  every: Exclude<DigestRhythm, 'never'>,
  today: Day,
  head: Letterhead,
) {
  const { language } = to
  const say = words[language]
  const isLate = ({ dueOn }: ActedDue) => dueOn !== null && dueOn < today
  const late = dues.filter(isLate)
  const week = dues.filter((due) => !isLate(due))
  const write = (due: ActedDue) => itemOf(due, language, head)
  const { id, name } = head.organisation
  return {
    to: to.email,
    subject: say.subject(late.length, week.length, name),
    text: `${[
      say.greeting(to.name),
      say.opening(name),
      ...part(say.late, late, write, language),
      ...part(say.week, week, write, language),
      `${say.all}\n${linkTo(head.baseUrl, id, '/tasks')}`,
      `${say.rhythm[every]} ${say.off}\n${linkTo(head.baseUrl, id, '/settings/security')}`,
    ].join('\n\n')}\n`,
  }
}

/** The mail that tells somebody else that something is long overdue, and who was to do it. */
export function escalationMail(to: Recipient, dues: readonly ActedDue[], head: Letterhead) {
  const { language } = to
  const say = words[language]
  const write = (due: ActedDue) => itemOf(due, language, head, [`${say.who}: ${actingWords(due.acting, language)}`])
  const { id, name } = head.organisation
  return {
    to: to.email,
    subject: say.toldSubject(dues.length, name),
    text: `${[
      say.greeting(to.name),
      say.told(name),
      ...part('', dues, write, language).slice(1),
      say.toldOnce,
      `${say.all}\n${linkTo(head.baseUrl, id, '/tasks?whose=all')}`,
    ].join('\n\n')}\n`,
  }
}
