import { z } from 'zod'
import type { Language } from '../language/languages.ts'
import type { Contract } from './contract.ts'
import { fieldMessage, ownMessages } from './field-message.ts'
import { Problem } from './problem.ts'

const nothing = z.strictObject({})
const decoder = new TextDecoder('utf-8', { fatal: true })

const noSuchField = () =>
  new Problem(400, 'invalid', {
    nl: 'Het veld ‘__proto__’ bestaat niet. Er is niets opgeslagen.',
    en: 'There is no field ‘__proto__’. Nothing was saved.',
  })

/** The JSON in a body, whatever its content type says; undefined for an empty one. */
export function readJson(bytes: Buffer | undefined): unknown {
  if (!bytes || bytes.length === 0) return undefined
  let text: string
  try {
    text = decoder.decode(bytes)
  } catch (cause) {
    throw new Problem(
      400,
      'broken-text',
      {
        nl: 'De aanvraag is geen geldige UTF-8-tekst. Stuur tekst als UTF-8.',
        en: 'The request is not valid UTF-8 text. Send text as UTF-8.',
      },
      { cause },
    )
  }
  // Where any field may come, this one is passed over in silence, and nothing is passed over here.
  if (text.includes('"__proto__"')) throw noSuchField()
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Problem(
      400,
      'not-json',
      {
        nl: 'De aanvraag is geen geldige JSON. Stuur de velden als JSON.',
        en: 'The request is not valid JSON. Send the fields as JSON.',
      },
      { cause },
    )
  }
}

/** A zero character or half a character: in an address it was put there by hand, and the database takes neither. */
const isText = (value: unknown) => typeof value !== 'string' || (value.isWellFormed() && !value.includes('\0'))
const ofTexts = z.record(z.string(), z.unknown().refine(isText, { error: 'control-characters' }))

function check(part: 'params' | 'query' | 'body', schema: z.ZodType, value: unknown, language: Language): unknown {
  const result = (
    part === 'body' ? schema : ofTexts.pipe(schema as z.ZodType<unknown, Record<string, unknown>>)
  ).safeParse(value, {
    error: (issue) => fieldMessage(issue, language),
  })
  if (result.success) return result.data
  throw new Problem(
    part === 'params' ? 404 : 400,
    part === 'params' ? 'not-found' : 'invalid',
    part === 'params'
      ? { nl: 'Dit adres bestaat niet.', en: 'This address does not exist.' }
      : {
          nl: 'Niet alles is goed ingevuld. Er is niets opgeslagen.',
          en: 'Not everything is filled in correctly. Nothing was saved.',
        },
    {
      fields: result.error.issues.map((issue) => {
        const message = ownMessages[issue.message]?.[language] ?? issue.message
        return {
          path: (part === 'body' ? issue.path : [part, ...issue.path]).join('.'),
          message: { nl: message, en: message },
        }
      }),
    },
  )
}

/** Path, query and body as the contract describes them; throws a problem that names every field that is wrong. */
export function validate(
  contract: Contract,
  raw: { params: unknown; query: unknown; body: unknown },
  language: Language,
): { params: unknown; query: unknown; body: unknown } {
  if (!contract.body && !contract.upload && raw.body !== undefined) {
    throw new Problem(400, 'unexpected-body', {
      nl: 'Deze aanvraag heeft geen inhoud nodig.',
      en: 'This request takes no body.',
    })
  }
  return {
    params: check('params', contract.params ?? nothing, raw.params, language),
    query: check('query', contract.query ?? nothing, raw.query, language),
    body: contract.body ? check('body', contract.body, raw.body === undefined ? {} : raw.body, language) : undefined,
  }
}

/** Throws where an answer is other than its contract says. A day in it may be any: it was recorded before days had bounds, or follows from one. */
export function checkAnswer(schema: z.ZodType, answer: unknown): void {
  const { error } = schema.safeParse(answer)
  if (error?.issues.some(({ message }) => message !== 'outside-days')) throw error
}
