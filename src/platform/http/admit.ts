import type { Actor, Person } from '../../core/access/actor.ts'
import { isAllowed } from '../../core/access/allow.ts'
import type { Permission } from '../../core/access/permissions.ts'
import type { Contract } from './contract.ts'
import type { Account, Belonging, Caller } from './endpoint.ts'
import { problems } from './problem.ts'

/** An actor, and the organisation to act in; null where the contract is about none. */
export type Admission = { actor: Actor; organisation: string | null }

const localOperator: Actor = { kind: 'operator', name: 'command line' }

function personIn(account: Account, belonging: Belonging): Person {
  return {
    kind: 'person',
    id: account.id,
    name: account.name,
    email: account.email,
    operator: account.operator,
    organisation: belonging.organisation,
    role: belonging.role,
  }
}

/** An account outside any organisation: it can be named in the trail, and holds no role. */
function accountAlone(account: Account): Actor {
  return { kind: 'operator', name: `${account.name} <${account.email}>` }
}

/** Who and where the client believes to be: headers `zorgborg-person` and `zorgborg-organisation`. */
export type Asserted = { organisation: string | undefined; person: string | undefined }

/**
 * Decides whether a caller may use a contract, and as whom. The organisation comes from the session; what the client says of it
 * (`asserted`) is only compared, so that a page of another organisation can never write into this one, nor a page of another person
 * in this one's name.
 */
export function admit(contract: Contract, caller: Caller, asserted: Asserted): Admission {
  const { access } = contract
  const account = caller.account
  if (access === 'public') {
    return { actor: account ? accountAlone(account) : { kind: 'system', name: 'anonymous' }, organisation: null }
  }
  if (caller.token) {
    const within = typeof access === 'object' && contract.tokens === true
    if (!within || !isAllowed(caller.token.holder, access.permission as Permission)) throw problems.tokenNotForThis()
    return { actor: caller.token.holder, organisation: caller.token.organisation }
  }
  if (caller.localOperator) {
    if (typeof access !== 'object') return { actor: localOperator, organisation: null }
    if (!caller.named) throw problems.noOrganisation()
    return { actor: localOperator, organisation: caller.named }
  }
  if (!account) throw problems.notSignedIn()
  if (asserted.person !== undefined && asserted.person !== account.id) throw problems.personChanged()
  if (access === 'operator') {
    if (!account.operator) throw problems.notAllowed()
    // Of any organisation, not the one that happens to be open: leaving it must not be a way around what it requires.
    const required = caller.belongings.some((belonging) => belonging.requiresSecondFactor)
    if (required && !account.secondFactor) throw problems.secondFactorMissing()
    return { actor: accountAlone(account), organisation: null }
  }
  if (access === 'signed-in') return { actor: accountAlone(account), organisation: null }
  if (!caller.open) throw problems.noOrganisation()
  if (asserted.organisation !== undefined && asserted.organisation !== caller.open.organisation)
    throw problems.organisationChanged()
  if (caller.open.requiresSecondFactor && !account.secondFactor) throw problems.secondFactorMissing()
  const actor = personIn(account, caller.open)
  if (!isAllowed(actor, access.permission as Permission)) throw problems.notAllowed()
  return { actor, organisation: caller.open.organisation }
}
