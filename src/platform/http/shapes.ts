import { z } from 'zod'
import { mailAddress } from '../../core/access/mail-address.ts'
import { isWritten } from '../../core/time/written-days.ts'

/** Pieces of contracts that recur. Text is trimmed and holds no control characters besides line breaks and tabs. */
const controlCharacter = /(?![\n\r\t])\p{Cc}|[\ufffe\uffff]/u

const clean = (value: string) => value.isWellFormed() && !controlCharacter.test(value)

// In the trail a name stands before an address in angle brackets; marks that turn or hide text could make it read as another's.
const impersonating = /[<>]|(?!\u200d)\p{Cf}/u

/** One line: a name, a title. Lengths are counted in UTF-16 units. */
export const line = (min: number, max: number) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((value) => clean(value) && !/[\r\n\t\p{Zl}\p{Zp}]/u.test(value), { error: 'control-characters' })
    .refine((value) => !impersonating.test(value), { error: 'impersonating' })

/** Several lines of plain text. */
export const prose = (max: number) => z.string().trim().max(max).refine(clean, { error: 'control-characters' })

// In the form that the database gives back: a map would miss the same id in capitals.
export const id = z.uuid().toLowerCase()
export const revision = z.int().nonnegative()
/** A day that somebody can have meant. What an answer computes from days may lie outside: `checkAnswer` passes that over. */
export const day = z.iso.date({ abort: true }).refine(isWritten, { error: 'outside-days' })
export const instant = z.iso.datetime({ precision: 3 })
export const language = z.enum(['nl', 'en'])
/** A SHA-256 in hexadecimal digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export const email = z.email({ pattern: mailAddress }).toLowerCase()
export const done = z.strictObject({})

/** Asking for a page of a list: `page` counts from 1. */
export const pageQuery = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
}

/** A page of a list, with how many there are in all. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), total: z.int(), page: z.int(), size: z.int() })
