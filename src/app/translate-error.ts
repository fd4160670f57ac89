import { NotAllowed } from '../core/access/allow.ts'
import { OutcomeUnknown } from '../platform/database/transactions.ts'
import { Problem, problems } from '../platform/http/problem.ts'
import { IdentityProblem, type IdentityProblemCode } from '../platform/identity/identity-problem.ts'
import type { PasswordWeakness } from '../platform/identity/passwords.ts'
import type { Text } from '../platform/language/languages.ts'
import { RenderingFailed } from '../render/rendering-job.ts'

const weaknesses: Record<PasswordWeakness, Text> = {
  'too-short': {
    nl: 'Dit wachtwoord is te kort. Kies er een van ten minste 12 tekens, bijvoorbeeld een zin.',
    en: 'This password is too short. Choose one of at least 12 characters, for instance a sentence.',
  },
  'too-long': {
    nl: 'Dit wachtwoord is te lang. Kies er een van ten hoogste 128 tekens.',
    en: 'This password is too long. Choose one of at most 128 characters.',
  },
  common: {
    nl: 'Dit wachtwoord wordt veel gebruikt en is daarom snel te raden. Kies een zin of een paar woorden die niets met elkaar te maken hebben.',
    en: 'This password is widely used and so quickly guessed. Choose a sentence, or a few words that have nothing to do with each other.',
  },
  pattern: {
    nl: 'Dit wachtwoord is een reeks of een herhaling en daarom snel te raden. Kies een zin of een paar woorden die niets met elkaar te maken hebben.',
    en: 'This password is a sequence or a repetition and so quickly guessed. Choose a sentence, or a few words that have nothing to do with each other.',
  },
  personal: {
    nl: 'In dit wachtwoord staat een naam of e-mailadres dat anderen kennen. Kies woorden die niet naar de eigen naam of de organisatie verwijzen.',
    en: 'This password holds a name or e-mail address that others know. Choose words that do not point to the own name or the organisation.',
  },
}

const sentences: Record<Exclude<IdentityProblemCode, 'too-many-attempts' | 'weak-password'>, [number, Text]> = {
  'wrong-credentials': [
    401,
    {
      nl: 'Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het opnieuw of kies een nieuw wachtwoord.',
      en: 'This e-mail address and password do not belong together. Try again, or choose a new password.',
    },
  ],
  'not-signed-in': [401, { nl: 'Meld eerst aan.', en: 'Sign in first.' }],
  'wrong-password': [
    403,
    {
      nl: 'Dit is niet het huidige wachtwoord. Probeer het opnieuw.',
      en: 'This is not the present password. Try again.',
    },
  ],
  'wrong-code': [
    403,
    {
      nl: 'Deze code klopt niet of is al gebruikt. Neem de code die de app nu toont, en kijk of de klok van de telefoon gelijk loopt.',
      en: 'This code is wrong or was used already. Take the code that the app shows now, and see whether the phone’s clock is right.',
    },
  ],
  'second-factor-expired': [
    401,
    {
      nl: 'Het aanmelden duurde te lang. Begin opnieuw met e-mailadres en wachtwoord.',
      en: 'Signing in took too long. Start again with e-mail address and password.',
    },
  ],
  'second-factor-on': [409, { nl: 'De tweede factor staat al aan.', en: 'The second factor is on already.' }],
  'second-factor-off': [409, { nl: 'De tweede factor staat niet aan.', en: 'The second factor is not on.' }],
  'second-factor-not-started': [
    409,
    {
      nl: 'Begin opnieuw met het instellen van de tweede factor en scan de nieuwe QR-code.',
      en: 'Start setting up the second factor again and scan the new QR code.',
    },
  ],
  'reset-token-invalid': [
    410,
    {
      nl: 'Deze link is al gebruikt of verlopen. Vraag een nieuwe link aan.',
      en: 'This link was used or has expired. Ask for a new one.',
    },
  ],
  'setup-token-invalid': [
    403,
    {
      nl: 'Deze code klopt niet of geldt niet meer. Neem de code die de server bij de laatste start heeft getoond.',
      en: 'This code is wrong or no longer holds. Take the one that the server showed when it last started.',
    },
  ],
  'email-taken': [
    409,
    {
      nl: 'Er is al een account met dit e-mailadres. Meld daarmee aan.',
      en: 'There is an account with this e-mail address already. Sign in with it.',
    },
  ],
  'unknown-user': [404, { nl: 'Dit account bestaat niet meer.', en: 'This account no longer exists.' }],
}

function ofIdentity(error: IdentityProblem): Problem {
  const { code, retryAfter = 60, weakness = 'too-short' } = error
  if (code === 'weak-password') {
    const message = weaknesses[weakness]
    return new Problem(400, code, message, { cause: error })
  }
  if (code === 'too-many-attempts') {
    const minutes = Math.max(1, Math.ceil(retryAfter / 60))
    const text = {
      nl: `Dit waren te veel pogingen. Probeer het over ${minutes} ${minutes === 1 ? 'minuut' : 'minuten'} opnieuw.`,
      en: `These were too many attempts. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    }
    return new Problem(429, code, text, { headers: { 'retry-after': String(retryAfter) }, cause: error })
  }
  const [status, text] = sentences[code]
  return new Problem(status, code, text, { cause: error })
}

const diskFull: Text = {
  nl: 'De schijf van de server is vol. Er is niets opgeslagen. Vraag de beheerder van de server om ruimte te maken.',
  en: 'The disk of the server is full. Nothing was saved. Ask whoever runs the server to make room.',
}

const unavailable: Text = {
  nl: 'De database is nu niet bereikbaar. Er is niets opgeslagen. Probeer het over een minuut opnieuw.',
  en: 'The database cannot be reached now. Nothing was saved. Try again in a minute.',
}

const outcomeUnknown: Text = {
  nl: 'De verbinding met de database brak tijdens het opslaan. Het is niet zeker of dit is opgeslagen. Laad de pagina opnieuw en kijk eerst.',
  en: 'The connection to the database broke while saving. It is not certain whether this was saved. Reload the page and look first.',
}

const busy: Text = {
  nl: 'Er wordt in deze organisatie al te lang iets anders opgeslagen. Er is niets opgeslagen. Probeer het opnieuw.',
  en: 'Something else has been saving in this organisation for too long. Nothing was saved. Try again.',
}

const brokenText: Text = {
  nl: 'De aanvraag bevat een teken dat in geen tekst voorkomt. Laat het weg.',
  en: 'The request holds a character that occurs in no text. Leave it out.',
}

/** What the pool and the driver say, without a code, when a connection cannot be had or breaks. */
const brokenConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** By SQLSTATE (PostgreSQL manual, appendix A) or the system's code of a failed call. */
function ofDatabase(error: unknown): Problem | null {
  const { code = '', message = '' } = error as { code?: unknown; message?: string }
  if (typeof code !== 'string') return null
  const again = (text: Text, name: string, seconds: number) =>
    new Problem(503, name, text, { headers: { 'retry-after': String(seconds) }, cause: error })
  if (code === '53100' || code === 'ENOSPC' || code === 'disk-full')
    return new Problem(507, 'disk-full', diskFull, { cause: error })
  // 57014 is a statement that took too long, which says nothing about the connection.
  if (code === '55P03' || code === '57014' || code === '40001' || code === '40P01') return again(busy, 'busy', 5)
  if (/^(08|57P)/.test(code) || code === '53300') return again(unavailable, 'database-unavailable', 30)
  if (['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code) || brokenConnection.test(message)) {
    return again(unavailable, 'database-unavailable', 30)
  }
  if (code === '23503') return problems.notFound()
  // A zero byte, which PostgreSQL's text cannot hold; in an address or a filter nothing stopped it before.
  if (code === '22021' || code === '22P05') return new Problem(400, 'broken-text', brokenText, { cause: error })
  return null
}

/** The refusal that an error of identity, of access or of the database stands for; null for a fault of our own. */
export function translateError(error: unknown): Problem | null {
  if (error instanceof IdentityProblem) return ofIdentity(error)
  if (error instanceof NotAllowed) return problems.notAllowed()
  if (error instanceof OutcomeUnknown) return new Problem(503, 'outcome-unknown', outcomeUnknown, { cause: error })
  if (error instanceof RenderingFailed && error.code === 'busy') {
    return new Problem(
      503,
      'rendering-busy',
      {
        nl: 'Er worden al veel documenten tegelijk gemaakt. Probeer het over een minuut opnieuw.',
        en: 'Many documents are being made already. Try again in a minute.',
      },
      { headers: { 'retry-after': '60' }, cause: error },
    )
  }
  return error instanceof Error ? ofDatabase(error) : null
}
