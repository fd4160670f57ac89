import { toString as drawQr } from 'qrcode'
import { answers, type Caller, type Route } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Store } from '../../platform/identity/ground.ts'
import { accountOf, type Needs } from './needs.ts'
import { noteAccount, noteAlone } from './note-account.ts'
import * as contracts from './second-factor.contract.ts'

const required = (organisation: string) =>
  new Problem(409, 'second-factor-kept', {
    nl: `${organisation} vraagt een tweede factor van iedereen. Die kan daarom niet uit zolang dit account daarbij hoort.`,
    en: `${organisation} requires a second factor of everybody. It stays on for as long as this account belongs to it.`,
  })

/** A second factor (TOTP, RFC 6238) and its recovery codes. */
export function secondFactorRoutes({ transactions, identity }: Needs): Route[] {
  const noted = (caller: Caller, action: string): Store => {
    const account = accountOf(caller)
    return (write) => noteAccount(transactions, account, { action }, (tx) => write(tx.rows))
  }
  return [
    answers(contracts.startSecondFactor, async (_open, { body, cookies }) => {
      const { otpauthUri: uri, secret } = await identity.startSecondFactor(cookies, body.password)
      const qr = await drawQr(uri, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
      return { uri, secret, qr }
    }),

    answers(contracts.confirmSecondFactor, async (_open, { body, caller, cookies }) =>
      identity.confirmSecondFactor(cookies, body.code, noted(caller, 'account.second-factor-on')),
    ),

    answers(contracts.removeSecondFactor, async (_open, { body, caller, cookies }) => {
      const demanding = caller.belongings.find(({ requiresSecondFactor }) => requiresSecondFactor)
      if (demanding) throw required(demanding.name)
      await identity.removeSecondFactor(cookies, body.password, noted(caller, 'account.second-factor-off'))
      return {}
    }),

    answers(contracts.renewRecoveryCodes, async (_open, { body, caller, cookies }) => {
      const codes = await identity.newRecoveryCodes(cookies, body.password)
      await noteAlone(transactions, accountOf(caller), { action: 'account.recovery-codes-renewed' })
      return codes
    }),
  ]
}
