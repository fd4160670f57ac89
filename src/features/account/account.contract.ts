import { z } from 'zod'
import { roles } from '../../core/access/roles.ts'
import { contract } from '../../platform/http/contract.ts'
import { done, email, id, instant, language, line } from '../../platform/http/shapes.ts'

const password = z.string().min(1).max(1024)
const code = z.string().trim().min(6).max(40)

/** One organisation that the signed-in person belongs to. */
export const membershipOfMine = z.strictObject({ organisation: id, name: z.string(), role: z.enum(roles) })

/** Who is here, in which organisation, and what may be done there: the first thing that a screen asks. */
export const session = z.strictObject({
  /** No account exists yet: the one-time token from the console makes the first administrator. */
  setup: z.boolean(),
  demo: z.boolean(),
  mailConfigured: z.boolean(),
  /** The disk of this installation is nearly full; told to whoever signed in. */
  diskLow: z.boolean(),
  person: z
    .strictObject({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      language,
      operator: z.boolean(),
      secondFactor: z.boolean(),
    })
    .nullable(),
  organisation: z
    .strictObject({
      id,
      name: z.string(),
      role: z.enum(roles),
      careTerm: z.enum(['client', 'patient']),
      /** The organisation requires a second factor and this person has none yet: nothing else opens until there is one. */
      secondFactorMissing: z.boolean(),
    })
    .nullable(),
  organisations: z.array(membershipOfMine),
  permissions: z.array(z.string()),
})

export const readSession = contract({
  name: 'readSession',
  summary: 'Who is signed in, and in which organisation',
  method: 'GET',
  path: '/api/session',
  access: 'public',
  change: 'none',
  answer: session,
})

export const createFirstAdministrator = contract({
  name: 'createFirstAdministrator',
  summary: 'Make the first account with the one-time token that the console printed',
  method: 'POST',
  path: '/api/first-administrator',
  access: 'public',
  change: 'session',
  body: z.strictObject({ token: z.string().trim().min(1).max(200), name: line(1, 120), email, password, language }),
  answer: done,
})

export const signIn = contract({
  name: 'signIn',
  summary: 'Sign in with e-mail address and password',
  method: 'POST',
  path: '/api/sign-in',
  access: 'public',
  change: 'session',
  body: z.strictObject({ email, password }),
  answer: z.strictObject({ next: z.enum(['done', 'second-factor']) }),
})

export const signInSecondFactor = contract({
  name: 'signInSecondFactor',
  summary: 'Finish signing in with a code from the authenticator app, or a recovery code',
  method: 'POST',
  path: '/api/sign-in/second-factor',
  access: 'public',
  change: 'session',
  body: z.strictObject({ kind: z.enum(['totp', 'recovery']), code }),
  answer: done,
})

export const signOut = contract({
  name: 'signOut',
  summary: 'End this session',
  method: 'POST',
  path: '/api/sign-out',
  access: 'signed-in',
  change: 'session',
  answer: done,
})

export const openOrganisation = contract({
  name: 'openOrganisation',
  summary: 'Work in another organisation that one belongs to',
  method: 'PUT',
  path: '/api/session/organisation',
  access: 'signed-in',
  change: 'session',
  body: z.strictObject({ organisation: id }),
  answer: done,
})

export const requestPasswordReset = contract({
  name: 'requestPasswordReset',
  summary: 'Have a link mailed to choose a new password; the answer is the same whether the address is known or not',
  method: 'POST',
  path: '/api/password-reset/request',
  access: 'public',
  change: 'session',
  body: z.strictObject({ email }),
  answer: done,
})

export const resetPassword = contract({
  name: 'resetPassword',
  summary: 'Choose a new password with the token from the mail',
  method: 'POST',
  path: '/api/password-reset',
  access: 'public',
  change: 'session',
  body: z.strictObject({ token: z.string().min(1).max(200), password }),
  answer: done,
})

export const updateAccount = contract({
  name: 'updateAccount',
  summary: 'Change own name and language',
  method: 'PUT',
  path: '/api/account',
  access: 'signed-in',
  change: 'session',
  body: z.strictObject({ name: line(1, 120), language }),
  answer: done,
})

export const changePassword = contract({
  name: 'changePassword',
  summary: 'Change own password; all other sessions end',
  method: 'POST',
  path: '/api/account/password',
  access: 'signed-in',
  change: 'session',
  body: z.strictObject({ current: password, next: password }),
  answer: done,
})

export const listSessions = contract({
  name: 'listSessions',
  summary: 'Own sessions',
  method: 'GET',
  path: '/api/account/sessions',
  access: 'signed-in',
  change: 'none',
  answer: z.strictObject({
    items: z.array(
      z.strictObject({
        id: z.string(),
        current: z.boolean(),
        startedAt: instant,
        lastSeenAt: instant,
        ip: z.string().nullable(),
        userAgent: z.string().nullable(),
      }),
    ),
  }),
})

export const endSession = contract({
  name: 'endSession',
  summary: 'End one of the own sessions',
  method: 'DELETE',
  path: '/api/account/sessions/:session',
  access: 'signed-in',
  change: 'session',
  params: z.strictObject({ session: z.string().min(1).max(100) }),
  answer: done,
})

export const endOtherSessions = contract({
  name: 'endOtherSessions',
  summary: 'End all own sessions but this one',
  method: 'DELETE',
  path: '/api/account/sessions',
  access: 'signed-in',
  change: 'session',
  answer: done,
})
