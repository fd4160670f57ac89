import { permissionsOf } from '../../core/access/permissions.ts'
import { installation } from '../../platform/database/ids.ts'
import { answers, type Caller, type Route } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import { redeemSetupToken } from '../../platform/identity/first-administrator.ts'
import { IdentityProblem } from '../../platform/identity/identity-problem.ts'
import * as contracts from './account.contract.ts'
import { enter } from './enter.ts'
import { accountOf, type Needs, originOf } from './needs.ts'
import { actorOf } from './note-account.ts'
import { notingFailure } from './note-failed-sign-in.ts'

function whoIsHere({ account, belongings, open }: Caller) {
  const secondFactorMissing = open !== null && account !== null && open.requiresSecondFactor && !account.secondFactor
  return {
    person: account && {
      id: account.id,
      name: account.name,
      email: account.email,
      language: account.language,
      operator: account.operator,
      secondFactor: account.secondFactor,
    },
    organisation: open && {
      id: open.organisation,
      name: open.name,
      role: open.role,
      careTerm: open.careTerm,
      secondFactorMissing,
    },
    organisations: belongings.map(({ organisation, name, role }) => ({ organisation, name, role })),
    permissions: open && !secondFactorMissing ? permissionsOf(open.role) : [],
  }
}

/** Signing in and out, and where one works. */
export function sessionRoutes(needs: Needs): Route[] {
  const { transactions, identity, mailer, demo, diskRoom } = needs
  let someoneExists = false
  const isSetUp = async () => {
    // Accounts are never all removed again, so this is asked until it is true and then no more.
    someoneExists ||= await identity.anyUserExists()
    return someoneExists
  }

  return [
    answers(contracts.readSession, async (_open, { caller }) => ({
      setup: caller.account === null && !(await isSetUp()),
      demo,
      mailConfigured: mailer.state() !== 'not-configured',
      diskLow: caller.account !== null && (await diskRoom()) === 'low',
      ...whoIsHere(caller),
    })),

    answers(contracts.createFirstAdministrator, async (open, input) => {
      const { token, ...details } = input.body
      // Before the password is hashed: who has no business here costs nothing.
      if (await isSetUp()) throw new IdentityProblem('setup-token-invalid')
      const actor = actorOf({ id: '', ...details, operator: true }, null)
      await identity.createUser({ ...details, operator: true }, (write, user) =>
        transactions.inTx(installation, actor, async (tx) => {
          await redeemSetupToken(tx.rows, token)
          const made = await write(tx.rows)
          tx.note({ action: 'account.created', subject: details.name, details: { operators: [user.id] } })
          return made
        }),
      )
      const { setCookies } = await identity.signIn(details.email, details.password, originOf(input))
      await enter(needs, { setCookies })
      open.setCookies(setCookies)
      return {}
    }),

    answers(contracts.signIn, async (open, input) => {
      const { email, password } = input.body
      const outcome = await notingFailure(needs, email, () => identity.signIn(email, password, originOf(input)))
      const inside = outcome.kind === 'signed-in'
      if (inside) await enter(needs, { setCookies: outcome.setCookies, before: input.caller.account })
      open.setCookies(outcome.setCookies)
      return { next: inside ? ('done' as const) : ('second-factor' as const) }
    }),

    answers(contracts.signInSecondFactor, async (open, input) => {
      const { kind, code } = input.body
      const verify = kind === 'totp' ? identity.signInSecondFactor : identity.signInRecoveryCode
      const { setCookies } = await notingFailure(needs, `second factor from ${input.ip}`, () =>
        verify(input.cookies, code, originOf(input)),
      )
      await enter(needs, { setCookies, before: input.caller.account })
      open.setCookies(setCookies)
      return {}
    }),

    answers(contracts.signOut, async (open, { cookies }) => {
      const { setCookies } = await identity.signOut(cookies)
      open.setCookies(setCookies)
      return {}
    }),

    answers(contracts.openOrganisation, async (_open, { caller, body }) => {
      const { sessionId } = accountOf(caller)
      if (!caller.belongings.some(({ organisation }) => organisation === body.organisation)) throw problems.notFound()
      await identity.setActiveOrganisation(sessionId, body.organisation)
      return {}
    }),
  ]
}
