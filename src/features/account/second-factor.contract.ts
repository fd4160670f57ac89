import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { done } from '../../platform/http/shapes.ts'

const password = z.string().min(1).max(1024)
const recoveryCodes = z.strictObject({ recoveryCodes: z.array(z.string()) })

export const startSecondFactor = contract({
  name: 'startSecondFactor',
  summary: 'Begin with a second factor: gives the key for an authenticator app (TOTP, RFC 6238)',
  method: 'POST',
  path: '/api/account/second-factor',
  access: 'signed-in',
  change: 'session',
  body: z.strictObject({ password }),
  /** `qr` is an SVG image of `uri`. */
  answer: z.strictObject({ uri: z.string(), secret: z.string(), qr: z.string() }),
})

export const confirmSecondFactor = contract({
  name: 'confirmSecondFactor',
  summary: 'Finish with a first code; gives the recovery codes, which are shown once',
  method: 'POST',
  path: '/api/account/second-factor/confirm',
  access: 'signed-in',
  change: 'session',
  body: z.strictObject({ code: z.string().trim().min(6).max(10) }),
  answer: recoveryCodes,
})

export const removeSecondFactor = contract({
  name: 'removeSecondFactor',
  summary: 'Go back to a password alone, where no organisation of this person requires more',
  method: 'DELETE',
  path: '/api/account/second-factor',
  access: 'signed-in',
  change: 'session',
  body: z.strictObject({ password }),
  answer: done,
})

export const renewRecoveryCodes = contract({
  name: 'renewRecoveryCodes',
  summary: 'Make new recovery codes; the old ones stop working',
  method: 'POST',
  path: '/api/account/recovery-codes',
  access: 'signed-in',
  change: 'session',
  body: z.strictObject({ password }),
  answer: recoveryCodes,
})
