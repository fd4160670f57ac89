import type { z } from 'zod'
import en from 'zod/v4/locales/en.js'
import nl from 'zod/v4/locales/nl.js'
import { firstWritten, lastWritten } from '../../core/time/written-days.ts'
import type { Language, Text } from '../language/languages.ts'

type Issue = z.core.$ZodRawIssue

const locale = { nl: nl().localeError, en: en().localeError }

const fillIn: Text = { nl: 'Vul dit in.', en: 'Fill this in.' }

/** Sentences for the refusals of our own shapes, by the error that the shape names. */
export const ownMessages: Record<string, Text> = {
  'control-characters': {
    nl: 'Deze tekst bevat onzichtbare stuurtekens. Typ of plak de tekst opnieuw.',
    en: 'This text contains invisible control characters. Type or paste it again.',
  },
  'link-elsewhere': {
    nl: 'Een link begint met https:// of mailto:.',
    en: 'A link begins with https:// or mailto:.',
  },
  'too-much-text': {
    nl: 'Deze tekst is te lang. Verdeel hem over meer stukken.',
    en: 'This text is too long. Divide it over several pieces.',
  },
  'no-right-answer': {
    nl: 'Wijs aan welk antwoord goed is.',
    en: 'Say which answer is right.',
  },
  'outside-days': {
    nl: `Schrijf een dag van ${firstWritten} tot en met ${lastWritten}. Kijk of het jaar klopt.`,
    en: `Write a day from ${firstWritten} through ${lastWritten}. See whether the year is right.`,
  },
  impersonating: {
    nl: 'Laat < en > weg, en ook onzichtbare tekens. Typ de naam opnieuw.',
    en: 'Leave out < and >, and invisible characters too. Type the name again.',
  },
}

const formats: Record<string, Text> = {
  email: {
    nl: 'Schrijf een mailadres, zoals naam@voorbeeld.nl.',
    en: 'Write a mail address, such as name@example.org.',
  },
  date: { nl: 'Schrijf de dag als 2026-03-01.', en: 'Write the day as 2026-03-01.' },
}

function ofLength(issue: Issue): Text | null {
  if (issue.code === 'too_small' && issue.origin === 'string') {
    const least = Number(issue.minimum)
    return least <= 1
      ? fillIn
      : { nl: `Schrijf ten minste ${least} tekens.`, en: `Write at least ${least} characters.` }
  }
  if (issue.code === 'too_big' && issue.origin === 'string') {
    const most = Number(issue.maximum)
    return { nl: `Schrijf ten hoogste ${most} tekens.`, en: `Write at most ${most} characters.` }
  }
  return null
}

/** What is wrong with one field, as a sentence that says how to mend it; zod's own words where a person never gets there. */
export function fieldMessage(issue: Issue, language: Language): string {
  const own = ownMessages[issue.message ?? ''] ?? ofLength(issue)
  if (own) return own[language]
  if (issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null)) return fillIn[language]
  // Of a mail address or nothing, what a mail address is tells what to write.
  if (issue.code === 'invalid_union') {
    const written = issue.errors.flat().find((one) => one.code === 'invalid_format' && formats[one.format])
    if (written?.code === 'invalid_format') return formats[written.format]?.[language] ?? ''
  }
  if (issue.code === 'invalid_format' && formats[issue.format]) return formats[issue.format]?.[language] ?? ''
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String).join(', ')
    return { nl: `Kies een van: ${values}.`, en: `Choose one of: ${values}.` }[language]
  }
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.join(', ')
    return {
      nl: `Dit veld bestaat niet: ${keys}. Laat het weg.`,
      en: `There is no such field: ${keys}. Leave it out.`,
    }[language]
  }
  const said = locale[language](issue)
  return (typeof said === 'string' ? said : said?.message) ?? fillIn[language]
}
